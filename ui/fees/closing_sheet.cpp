#include "ui/fees/closing_sheet.h"

#include "core/base/aside.h"
#include "core/ledger/durable_file.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/fees/closing_paper.h"
#include "ui/fees/day_rows.h"
#include "ui/paper/paper_sheet.h"
#include "ui/theme/measures.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/text_box.h"

#include <QDateTime>
#include <QDir>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QStyle>
#include <QTreeWidget>

#include <cmath>

namespace mianguan {

namespace {

constexpr QSize tableSize(760, 300);
constexpr int sheetWidth = tableSize.width() + 2 * measure::loose;
constexpr int widths[] = {190, 320, 140}, lineHeight = 26;
constexpr int betweenLooks = 300; // ms; every event is told

QString shortTime(qint64 timeMs) {
    return QDateTime::fromMSecsSinceEpoch(timeMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QTreeWidgetItem* itemOf(const DayRow& row) {
    auto* item = new QTreeWidgetItem(row.cells);
    item->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
    QFont font = fontOf(Type::Body, row.isBold() ? QFont::DemiBold : QFont::Normal);
    for (int column = 0; column < 4; ++column) {
        item->setFont(column, font);
        item->setToolTip(column, row.cells.value(column));
    }
    item->setSizeHint(0, {0, lineHeight});
    return item;
}

} // namespace

ClosingSheet::ClosingSheet(Store& target, QWidget* parent)
    : Sheet("closingSheet", parent, sheetWidth), store(target) {
    adding.setMaxThreadCount(1);
    makeFields();
    connect(period, &QComboBox::currentIndexChanged, this, &ClosingSheet::showPeriod);
    connect(counted, &QDoubleSpinBox::valueChanged, this, &ClosingSheet::judge);
    connect(remark->line(), &QLineEdit::textChanged, this, &ClosingSheet::judge);
    connect(goOn(), &QPushButton::clicked, this, &ClosingSheet::closeDay);
    connect(onPaper, &QPushButton::clicked, this, &ClosingSheet::print);
    connect(asFile, &QPushButton::clicked, this, &ClosingSheet::saveFile);
    looking.setSingleShot(true);
    connect(&looking, &QTimer::timeout, this, &ClosingSheet::lookAgain);
    connect(&store, &Store::activityAdded, this, [this] {
        if (!looking.isActive()) looking.start(betweenLooks);
    });
    keepTranslated(this, [this] { translate(); });
    counted->setFocus();
    counted->selectAll();
}

ClosingSheet::~ClosingSheet() { adding.waitForDone(); }

void ClosingSheet::makeFields() {
    period = makeChoice("closingPeriod", this);
    table = new QTreeWidget(this);
    table->setObjectName(QStringLiteral("closingTable"));
    table->setColumnCount(4);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setFixedSize(tableSize);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    for (int i = 0; i < 3; ++i)
        table->setColumnWidth(i, widths[i]);
    table->headerItem()->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
    count = new QWidget(this);
    cashLabel = makeLabel("section", count);
    countedLabel = makeLabel("field", count);
    counted = new QDoubleSpinBox(count);
    counted->setObjectName(QStringLiteral("closingCounted"));
    counted->setRange(-1'000'000, 10'000'000);
    counted->setButtonSymbols(QAbstractSpinBox::NoButtons);
    countedLabel->setBuddy(counted);
    difference = makeLabel("section", count);
    difference->setObjectName(QStringLiteral("closingDifference"));
    auto* line = rowOf(count, 0, measure::normal);
    line->addWidget(cashLabel);
    line->addSpacing(measure::normal);
    line->addWidget(countedLabel);
    line->addWidget(counted);
    line->addWidget(difference, 1);
    remark = new TextBox("closingRemark", this);
    onPaper = makeButton("closingPrint", "plain", this);
    asFile = makeButton("closingFile", "plain", this);
    auto* out = rowOf(nullptr, 0, measure::tight);
    out->addWidget(period, 1);
    out->addWidget(onPaper);
    out->addWidget(asFile);
    form()->addLayout(out);
    form()->addWidget(table);
    form()->addWidget(count);
    form()->addWidget(remark);
}

void ClosingSheet::translate() {
    setWords(tr("Daily closing"),
             tr("Sums come from what was recorded and cannot be changed here. Count the cash, then close: "
                "later payments fall into the next closing."),
             tr("Close the day"));
    table->setHeaderLabels(dayColumns());
    table->setAccessibleName(tr("Takings"));
    period->setAccessibleName(tr("Which closing"));
    countedLabel->setText(tr("Cash counted, yuan"));
    counted->setAccessibleName(countedLabel->text());
    remark->setWords(tr("Remark"), tr("Needed when the cash counted differs"));
    say(onPaper, tr("Print…"));
    say(asFile, tr("As a CSV file…"));
    if (!loaded) showNothingYet();
    load();
}

void ClosingSheet::showNothingYet() {
    const QSignalBlocker quiet(period);
    period->clear();
    period->addItem(tr("Adding up…"));
    judge();
}

void ClosingSheet::load(Then then) {
    const int question = ++asked;
    runAside(
        adding, this,
        [this] {
            return Days{store.openFees(), store.feeClosings()};
        },
        [this, question, then](Days days) {
            if (question == asked)
                fill(std::move(days), then == Then::ShowLatest ? 1 : period->currentIndex());
        });
}

void ClosingSheet::fill(Days days, int index) {
    now = std::move(days.open);
    before = std::move(days.closed);
    loaded = true;
    const QSignalBlocker quiet(period);
    period->clear();
    period->addItem(now.payments == 0 ? tr("Not closed yet: nothing")
                                      : tr("Not closed yet: since %1").arg(shortTime(now.fromMs)));
    for (const FeeClosing& closing : std::as_const(before))
        period->addItem(titleOf(closing));
    period->setCurrentIndex(std::min(index, period->count() - 1));
    showPeriod(period->currentIndex());
}

void ClosingSheet::lookAgain() {
    runAside(
        adding, this, [this] { return store.openPayments(); },
        [this](int payments) {
            if (period->currentIndex() == 0 && payments != now.payments) load();
        });
}

QString ClosingSheet::titleOf(const FeeClosing& closing) {
    const QString title = tr("Closed %1 by %2").arg(shortTime(closing.timeMs), closing.who);
    if (closing.since.isEmpty()) return title;
    return title + tr(" · %n payment(s) changed since", nullptr, int(closing.since.size()));
}

FeeClosing ClosingSheet::shown() const {
    const int index = period->currentIndex();
    if (index > 0) return before.at(index - 1);
    FeeClosing open;
    open.day = now;
    return open;
}

void ClosingSheet::showPeriod(int index) {
    const FeeClosing closing = shown();
    table->clear();
    for (const DayRow& row : dayRows(closing)) {
        auto* item = itemOf(row);
        table->addTopLevelItem(item);
        item->setFirstColumnSpanned(row.isAcross());
    }
    const bool open = index == 0;
    counted->setEnabled(open);
    remark->setEnabled(open);
    if (!open && showsOpen) {
        countedNow = counted->value();
        remarkNow = remark->text();
    }
    if (!open || !showsOpen) {
        counted->setValue(open ? countedNow : double(closing.countedCents) / 100);
        remark->line()->setText(open ? remarkNow : closing.remark);
    }
    showsOpen = open;
    cashLabel->setText(tr("Cash expected: %1 yuan").arg(yuanText(closing.day.cashCents())));
    judge();
}

qint64 ClosingSheet::countedCents() const { return std::llround(counted->value() * 100); }

void ClosingSheet::judge() {
    for (QWidget* part :
         {static_cast<QWidget*>(period), static_cast<QWidget*>(onPaper), static_cast<QWidget*>(asFile)})
        part->setEnabled(loaded);
    const qint64 off = countedCents() - shown().day.cashCents();
    difference->setText(!loaded    ? QString()
                        : off == 0 ? tr("It is right")
                        : off > 0  ? tr("%1 yuan too much").arg(yuanText(off))
                                   : tr("%1 yuan missing").arg(yuanText(-off)));
    difference->setProperty("role", off == 0 ? QStringLiteral("section") : QStringLiteral("caution"));
    difference->style()->polish(difference);
    const bool open = period->currentIndex() == 0;
    goOn()->setEnabled(loaded && open && now.payments > 0 && (off == 0 || !remark->text().isEmpty()));
}

void ClosingSheet::closeDay() {
    setBusy(true);
    store.closeFees({now.payments, now.cashCents(), countedCents(), remark->text()}, this,
                    [this](const Result<Id>& answer) {
                        setBusy(false);
                        loaded = false;
                        judge();
                        load(answer ? Then::ShowLatest : Then::Stay);
                        if (!answer) return refuse(answer.error());
                        counted->setValue(0); // of the day that begins
                        remark->line()->clear();
                    });
}

void ClosingSheet::print() {
    const auto paper = std::make_shared<ClosingPaper>(store.school(), shown());
    const QString title = tr("Daily closing");
    (new PaperSheet(paper,
                    {QStringLiteral("Closing"), title, dayPeriod(shown().day), tr("Save the daily closing"),
                     QStringLiteral("%1 %2.pdf").arg(title, QDate::currentDate().toString(Qt::ISODate))},
                    this))
        ->open();
}

void ClosingSheet::saveFile() {
    const QString name =
        QStringLiteral("%1 %2.csv").arg(tr("Daily closing"), QDate::currentDate().toString(Qt::ISODate));
    chooseNewFile(this, {tr("Save the daily closing"), QDir::home().filePath(name), tr("CSV (*.csv)")},
                  [this, file = dayFile(shown())](const QString& path) {
                      const auto written = replaceFileDurably(store.disk(), path, file);
                      if (!written) refuse(written.error());
                  });
}

} // namespace mianguan
