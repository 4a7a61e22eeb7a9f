#include "ui/roster/roster_page.h"

#include "core/base/aside.h"
#include "core/people/roster_template.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/desk/reason_sheet.h"
#include "ui/roster/call_sheet.h"
#include "ui/roster/graduate_table.h"
#include "ui/roster/roster_menus.h"
#include "ui/roster/roster_sheet.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/parts.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

namespace mianguan {

namespace {

constexpr int firstRows = 200, moreRows = 5000; // read at a time
constexpr int pause = 150;                      // ms of no typing
constexpr GraduateFilter::Standing standings[] = {
    GraduateFilter::Standing::All,      GraduateFilter::Standing::Expected,
    GraduateFilter::Standing::Arrived,  GraduateFilter::Standing::Absent,
    GraduateFilter::Standing::Pending,  GraduateFilter::Standing::Approved,
    GraduateFilter::Standing::Rejected, GraduateFilter::Standing::Makeup};

} // namespace

RosterPage::RosterPage(Store& target, Settings& remembered, QWidget* parent)
    : QWidget(parent), store(target), settings(remembered), graduates(new GraduateTable(this)),
      later(new QTimer(this)), banner(new Banner(this)) {
    setObjectName(QStringLiteral("rosterPage"));
    setProperty("kind", QStringLiteral("page"));
    pool.setMaxThreadCount(1);
    later->setSingleShot(true);
    later->setInterval(pause);
    views = new QStackedWidget(this);
    empty = new EmptyState(QStringLiteral("roster"), views);
    table = new QTableView(views);
    table->setObjectName(QStringLiteral("graduates"));
    table->setModel(graduates);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(measure::row);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {150, 120, 190, 200, 110, 110};
    for (int i = 0; i < int(std::size(widths)); ++i)
        table->setColumnWidth(i, widths[i]);
    views->addWidget(empty);
    views->addWidget(table);
    auto* layout = column(this, measure::loose, measure::normal);
    layout->addLayout(makeHead());
    layout->addWidget(banner);
    layout->addLayout(makeFilters());
    layout->addWidget(views, 1);
    setFocusProxy(search);
    auto* first = empty->addAction("firstRoster", "primary");
    connect(first, &QPushButton::clicked, this, &RosterPage::import);
    connectParts();
    keepTranslated(this, [this, first] {
        say(first, tr("Import a roster…"));
        first->setVisible(store.may(Command::ImportRosters));
        translate();
    });
}

QLayout* RosterPage::makeHead() {
    title = makeLabel("title", this);
    count = makeLabel("quiet", this);
    blank = makeButton("rosterTemplate", "plain", this);
    calls = makeButton("callSheet", "plain", this);
    take = makeButton("importRoster", "primary", this);
    auto* head = rowOf(nullptr, 0, measure::tight);
    head->addWidget(title);
    head->addWidget(count, 1);
    for (QPushButton* button : {blank, calls, take})
        head->addWidget(button);
    return head;
}

QLayout* RosterPage::makeFilters() {
    batch = makeChoice("rosterBatches", this);
    className = makeChoice("rosterClasses", this);
    standing = makeChoice("rosterStanding", this);
    search = new QLineEdit(this);
    search->setObjectName(QStringLiteral("rosterSearch"));
    search->setClearButtonEnabled(true);
    const auto shown = [this] { return RosterChoice{filter().batch, filter().className, selected()}; };
    fees = new FeeMenu(store, settings, shown, this);
    consent = new ConsentMenu(store, shown, this);
    open = makeButton("reopen", "plain", this);
    unmatch = makeButton("undoMatch", "plain", this);
    unmatch->hide();
    auto* filters = rowOf(nullptr, 0, measure::tight);
    for (QComboBox* box : {batch, className, standing}) {
        box->setMinimumWidth(150);
        filters->addWidget(box);
    }
    filters->addWidget(search, 1);
    filters->addWidget(fees);
    filters->addWidget(consent);
    filters->addWidget(open);
    filters->addWidget(unmatch);
    return filters;
}

void RosterPage::connectParts() {
    connect(take, &QPushButton::clicked, this, &RosterPage::import);
    connect(blank, &QPushButton::clicked, this, &RosterPage::writeTemplate);
    connect(calls, &QPushButton::clicked, this, &RosterPage::writeCalls);
    for (RosterMenu* menu : std::initializer_list<RosterMenu*>{fees, consent}) {
        connect(menu, &RosterMenu::told, this,
                [this](const QString& words) { banner->show(Banner::Kind::Done, words); });
        connect(menu, &RosterMenu::failed, this, [this](const Error& error) { banner->show(error); });
    }
    connect(open, &QPushButton::clicked, this, &RosterPage::reopen);
    connect(unmatch, &QPushButton::clicked, this, &RosterPage::undoMatch);
    connect(batch, &QComboBox::activated, this, [this] {
        fillClasses();
        reload();
    });
    connect(className, &QComboBox::activated, this, &RosterPage::reload);
    connect(standing, &QComboBox::activated, this, &RosterPage::reload);
    connect(search, &QLineEdit::textChanged, later, qOverload<>(&QTimer::start));
    connect(later, &QTimer::timeout, this, &RosterPage::reload);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RosterPage::judge);
    connect(table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const GraduateRow& row = graduates->at(index.row()); row.photo) Q_EMIT photoAsked(row.subject);
    });
    for (const auto signal : {&Store::graduatesChanged, &Store::photosPurged})
        connect(&store, signal, later, qOverload<>(&QTimer::start));
    connect(&store, &Store::graduateChanged, later, qOverload<>(&QTimer::start));
}

void RosterPage::translate() {
    title->setText(tr("Roster"));
    say(take, tr("Import a roster…"));
    say(blank, tr("Template…"), tr("An empty list for the school to fill in"));
    say(calls, tr("Call sheet…"), tr("Who is to come again, and why"));
    say(open, tr("Reopen…"), tr("Let an approved graduate be photographed again"));
    say(unmatch, tr("Not his photo"), tr("The photo was matched by hand: take it back to those of nobody"));
    search->setPlaceholderText(tr("Name, initials or number"));
    name(search, tr("Name, pinyin initials or number"));
    name(batch, tr("Batch"));
    name(className, tr("Class"));
    name(standing, tr("State"));
    name(table, tr("Roster"));
    empty->setWords(
        tr("No roster yet"),
        tr("Import the school's list as an Excel or CSV file, or fill in the template. Without a list "
           "graduates are added at the desk one by one."));
    const QString words[] = {tr("Everyone"),  tr("Not come yet"), tr("Arrived"),  tr("Absent"),
                             tr("Submitted"), tr("Approved"),     tr("Rejected"), tr("To come again")};
    const int index = std::max(0, standing->currentIndex());
    standing->clear();
    for (const GraduateFilter::Standing each : standings)
        standing->addItem(words[int(each)], int(each));
    standing->setCurrentIndex(index);
    graduates->retranslate();
    fillBatches();
    judge();
}

void RosterPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fillBatches();
    reload();
}

void RosterPage::fillBatches() {
    const int index = std::max(0, batch->currentIndex());
    known = store.batches();
    batch->clear();
    for (const Batch& each : std::as_const(known))
        batch->addItem(each.school + QLatin1Char(' ') + each.name);
    batch->setCurrentIndex(std::min(index, int(known.size()) - 1));
    views->setCurrentIndex(known.isEmpty() ? 0 : 1);
    for (QWidget* part :
         std::initializer_list<QWidget*>{batch, className, standing, search, fees, consent, open, calls})
        part->setVisible(!known.isEmpty());
    take->setVisible(!known.isEmpty() && store.may(Command::ImportRosters));
    fillClasses();
}

void RosterPage::fillClasses() {
    const QString now = className->currentData().toString();
    className->clear();
    className->addItem(tr("All classes"));
    if (batch->currentIndex() < 0) return;
    for (const QString& each : store.classes(known.at(batch->currentIndex())))
        className->addItem(each.isEmpty() ? tr("no class") : each, each);
    className->setCurrentIndex(std::max(0, now.isEmpty() ? 0 : className->findData(now)));
}

GraduateFilter RosterPage::filter() const {
    GraduateFilter wanted;
    if (batch->currentIndex() >= 0) wanted.batch = known.at(batch->currentIndex());
    if (className->currentIndex() > 0) wanted.className = className->currentData().toString();
    wanted.text = search->text();
    wanted.standing = GraduateFilter::Standing(standing->currentData().toInt());
    return wanted;
}

/// Away from the window: there may be 100,000.
void RosterPage::reload() {
    if (!isVisible()) return;
    if (store.batches() != known) fillBatches();
    readOn(++asking, 0);
}

/// The first rows at once, the rest behind them.
void RosterPage::readOn(int turn, int from) {
    const int wanted = from == 0 ? firstRows : moreRows;
    runAside(
        pool, this, [this, list = filter(), from, wanted] { return store.graduates(list, wanted, from); },
        [this, turn, from, wanted](const QList<GraduateRow>& rows) {
            if (turn != asking) return;
            showRows(rows, from);
            if (rows.size() == wanted) readOn(turn, from + wanted);
        });
}

void RosterPage::showRows(const QList<GraduateRow>& rows, int from) {
    if (from == 0)
        graduates->setRows(rows);
    else
        graduates->append(rows);
    count->setText(known.isEmpty() ? QString() : tr("%n graduate(s)", nullptr, graduates->rowCount()));
    judge();
}

QList<GraduateRow> RosterPage::selected() const {
    QList<GraduateRow> rows;
    for (const QModelIndex& index : table->selectionModel()->selectedRows())
        rows += graduates->at(index.row());
    return rows;
}

void RosterPage::judge() {
    const QList<GraduateRow> chosen = selected();
    unmatch->setVisible(chosen.size() == 1 && chosen.first().matched && store.may(Command::ImportPhotos));
    open->setEnabled(chosen.size() == 1 && chosen.first().locked() && store.may(Command::ReopenGraduates));
}

void RosterPage::import() {
    chooseFiles(
        this, {tr("Roster"), {}, tr("Lists (*.xlsx *.csv *.tsv *.txt);;All files (*)")},
        [this](const QStringList& paths) {
            if (paths.isEmpty()) return;
            auto* sheet =
                new RosterSheet(store, settings, filter().batch.value_or(Batch()), paths.first(), this);
            connect(sheet, &RosterSheet::imported, this, [this](const Batch&, int number) {
                banner->show(Banner::Kind::Done, tr("%n graduate(s) added or changed", nullptr, number));
                reload();
            });
            sheet->open();
        });
}

void RosterPage::writeTemplate() {
    chooseNewFile(this, {tr("Template"), tr("roster.xlsx"), tr("Excel (*.xlsx)")},
                  [this](const QString& path) {
                      if (const auto written = writeRosterTemplate(path); !written)
                          return banner->show(written.error());
                      banner->show(Banner::Kind::Done, tr("The template is saved"), path);
                  });
}

void RosterPage::writeCalls() {
    const auto wanted = filter().batch;
    if (!wanted) return;
    chooseNewFile(this, {tr("Call sheet"), tr("call sheet.csv"), tr("CSV (*.csv)")},
                  [this, wanted](const QString& path) {
                      runAside(
                          pool, this, [this, wanted, path] { return writeCallSheet(store, *wanted, path); },
                          [this, path](const Result<int>& number) {
                              if (!number) return banner->show(number.error());
                              banner->show(Banner::Kind::Done,
                                           tr("%n graduate(s) are to come again", nullptr, *number), path);
                          });
                  });
}

void RosterPage::undoMatch() {
    store.undoMatch(selected().first().subject, this, [this](const Result<Id>& answer) {
        if (!answer) return banner->show(answer.error());
        banner->show(Banner::Kind::Done, tr("The photo is among those of nobody again"),
                     tr("Match it anew on the import page."));
    });
}

void RosterPage::reopen() {
    auto* sheet = new ReasonSheet(this);
    const GraduateRow row = selected().first();
    sheet->setWords(
        tr("Reopen %1").arg(row.name),
        tr("The approved photo is taken back and the graduate may be photographed again. The reason "
           "stands in the activity list, signed with your key."),
        tr("Reopen"));
    connect(sheet, &ReasonSheet::given, this, [this, row](const QString& reason) {
        store.reopen(row.subject, reason, this, [this](const Result<Id>& answer) {
            if (!answer) banner->show(answer.error());
        });
    });
    sheet->open();
}

} // namespace mianguan
