#include "ui/fees/paid_sheet.h"

#include "core/base/aside.h"
#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/theme/measures.h"
#include "ui/theme/status_marks.h"
#include "ui/widgets/column_form.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QListWidget>
#include <QProgressBar>
#include <QScrollArea>

#include <cmath>

namespace mianguan {

namespace {

constexpr QSize doubtsSize(720, 130);
constexpr int columnsHeight = 190;
constexpr int sheetWidth = doubtsSize.width() + 2 * measure::loose;
constexpr int mostDoubts = 2000;

/// What the batch's sessions ask for; 0 where they ask for nothing.
int askedCents(const Store& store, const Batch& batch) {
    for (const Session& session : store.sessions())
        if (session.batch == batch && session.policy.feeCents > 0) return session.policy.feeCents;
    return 0;
}

} // namespace

PaidSheet::PaidSheet(Store& target, Settings& remembered, const Batch& whose, const QString& file,
                     QWidget* parent)
    : Sheet("paidSheet", parent, sheetWidth), store(target), settings(remembered), batch(whose), path(file) {
    pool.setMaxThreadCount(1);
    makeFields();
    amount->setValue(double(askedCents(store, batch)) / 100);
    connect(columns, &ColumnForm::changed, this, &PaidSheet::applyColumns);
    connect(amount, &QDoubleSpinBox::valueChanged, this, &PaidSheet::compare);
    connect(others, &QCheckBox::toggled, this, &PaidSheet::judge);
    connect(goOn(), &QPushButton::clicked, this, &PaidSheet::save);
    keepTranslated(this, [this] { translate(); });
    judge();
    read();
}

PaidSheet::~PaidSheet() {
    stopping.request_stop();
    pool.waitForDone();
}

void PaidSheet::makeFields() {
    amountLabel = makeLabel("field", this);
    amount = new QDoubleSpinBox(this);
    amount->setObjectName(QStringLiteral("paidAmount"));
    amount->setRange(0, 100'000);
    amount->setButtonSymbols(QAbstractSpinBox::NoButtons);
    amountLabel->setBuddy(amount);
    columns = new ColumnForm(&paidFields, this);
    summary = makeLabel("section", this);
    summary->setObjectName(QStringLiteral("paidSummary"));
    summary->setWordWrap(true);
    others = new QCheckBox(this);
    others->setObjectName(QStringLiteral("paidOthers"));
    doubts = new QListWidget(this);
    doubts->setObjectName(QStringLiteral("paidDoubts"));
    doubts->setFixedSize(doubtsSize);
    doubts->setWordWrap(true);
    progress = new QProgressBar(this);
    progress->setTextVisible(false);
    auto* line = rowOf(nullptr, 0, measure::normal);
    line->addWidget(amountLabel);
    line->addWidget(amount);
    line->addStretch();
    form()->addLayout(line);
    form()->addWidget(columns->inScroll(columnsHeight, this));
    form()->addWidget(summary);
    form()->addWidget(doubts);
    form()->addWidget(others);
    form()->addWidget(progress);
    others->hide();
    progress->hide();
}

void PaidSheet::translate() {
    setWords(
        tr("Import a list of who paid"),
        tr("%1, for %2. Graduates are matched by student or identity number, never by name alone; nothing "
           "is written before you import. Importing it again changes nothing.")
            .arg(QFileInfo(path).fileName(), batch.school + QLatin1Char(' ') + batch.name),
        tr("Record the payments"));
    columns->retranslate();
    amountLabel->setText(tr("Amount each was to pay, yuan"));
    amount->setAccessibleName(amountLabel->text());
    doubts->setAccessibleName(tr("Rows that are not taken, and why"));
    if (shown) compared(*shown);
}

int PaidSheet::expectedCents() const { return int(std::lround(amount->value() * 100)); }

void PaidSheet::read() {
    summary->setText(tr("Reading the list…"));
    runAside(
        pool, this, [file = path, stop = stopping.get_token()] { return readRoster(file, {}, stop); },
        [this](const Result<RosterTable>& read) { haveRead(read); });
}

/// As this school's last list was mapped.
void PaidSheet::haveRead(const Result<RosterTable>& read) {
    if (!read) {
        summary->clear();
        return refuse(read.error());
    }
    table = *read;
    columns->setTable(*table, columnsFrom(rememberedColumns(settings, setting::paidColumns, batch.school),
                                          guessPaidColumns(table->headers), paidFields(), table->headers));
    applyColumns();
}

void PaidSheet::applyColumns() {
    list.reset();
    shown.reset();
    doubts->hide();
    judge();
    const int turn = ++asking;
    runAside(
        pool, this,
        [rows = *table, chosen = columns->columns(), stop = stopping.get_token()] {
            return readPaidList(rows, chosen, stop);
        },
        [this, turn](const Result<PaidList>& read) {
            if (turn != asking) return;
            if (!read) return summary->setText(read.error().sentence());
            list = *read;
            compare();
        });
}

void PaidSheet::compare() {
    if (!list) return;
    shown.reset();
    judge();
    const int turn = ++asking;
    runAside(
        pool, this,
        [this, rows = *list, cents = expectedCents()] { return previewPaid(store, batch, rows, cents); },
        [this, turn](const PaidPreview& made) {
            if (turn == asking) compared(made);
        });
}

void PaidSheet::compared(const PaidPreview& made) {
    shown = made;
    summary->setText(summaryText());
    doubts->clear();
    for (const PaidPreview::Row& row : made.doubts.mid(0, mostDoubts)) {
        const Mark mark = markOf(row.doubt == PaidDoubt::OtherAmount ? Status::Warn : Status::Fail);
        doubts->addItem(
            new QListWidgetItem(icon(mark.icon, mark.ink), tr("Row %1: %2").arg(row.row).arg(row.sentence)));
    }
    doubts->setVisible(!made.doubts.isEmpty());
    others->setText(
        tr("Take the %n payment(s) of another amount too", nullptr, int(made.otherAmount.size())));
    others->setVisible(!made.otherAmount.isEmpty());
    judge();
}

QString PaidSheet::summaryText() const {
    struct Part {
        PaidDoubt doubt;
        QString words;
    };
    const Part parts[] = {{PaidDoubt::OtherAmount, tr("%1 of another amount")},
                          {PaidDoubt::Settled, tr("%1 settled otherwise")},
                          {PaidDoubt::NotFound, tr("%1 not found")},
                          {PaidDoubt::Ambiguous, tr("%1 ambiguous")},
                          {PaidDoubt::OtherName, tr("%1 of another name")},
                          {PaidDoubt::Twice, tr("%1 twice in the list")},
                          {PaidDoubt::ReceiptTaken, tr("%1 with a used receipt number")},
                          {PaidDoubt::Unreadable, tr("%1 unreadable")}};
    QStringList words{tr("%1 to record").arg(shown->paid.size())};
    if (shown->unchanged > 0) words += tr("%1 paid already").arg(shown->unchanged);
    for (const Part& part : parts)
        if (const int number = shown->count(part.doubt)) words += part.words.arg(number);
    return words.join(QStringLiteral(" · "));
}

void PaidSheet::judge() {
    goOn()->setEnabled(shown &&
                       !(shown->paid.isEmpty() && (shown->otherAmount.isEmpty() || !others->isChecked())));
}

void PaidSheet::save() {
    setBusy(true, true);
    rememberColumns(settings, setting::paidColumns, batch.school,
                    toJson(columns->columns(), guessPaidColumns(table->headers), table->headers));
    stopping = {}; // an earlier stop is over
    progress->show();
    store.importPaid(
        shown->planFor(batch, QFileInfo(path).fileName(), others->isChecked()),
        [this](qint64 done, qint64 total) {
            progress->setMaximum(int(total));
            progress->setValue(int(done));
        },
        stopping.get_token(), this,
        [this](const Result<int>& answer) {
            progress->hide();
            if (answer) Q_EMIT imported(*answer);
            settle(answer);
        });
}

void PaidSheet::reject() {
    stopping.request_stop();
    Sheet::reject();
}

} // namespace mianguan
