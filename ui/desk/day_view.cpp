#include "ui/desk/day_view.h"

#include "core/base/aside.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/desk/day_table.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QDateTime>
#include <QHeaderView>
#include <QTableView>
#include <QTimer>

namespace mianguan {

namespace {

constexpr int latestShots = 50, pauseMs = 1000;

QList<DayTable::Row> rowsOf(const Store& store, qint64 midnightMs) {
    QList<DayTable::Row> rows;
    for (const Session& session : store.sessions()) {
        const auto rate = store.rate(session.id);
        const bool today = !rate.isEmpty() && rate.last().fromMs >= midnightMs;
        if (session.closed && !today) continue;
        const FaultTrend trend = store.faults(session.id, latestShots);
        const bool any = !trend.faults.isEmpty() && trend.faults.first().latest > 0;
        rows += {session, store.tally(session.id), store.stillToCome(session.id),
                 any ? trend.faults.first().check : QString()};
    }
    return rows;
}

} // namespace

DayView::DayView(Store& target, QWidget* parent)
    : QWidget(parent), store(target), soon(new QTimer(this)), model(new DayTable(this)) {
    setObjectName(QStringLiteral("dayView"));
    pool.setMaxThreadCount(1);
    table = new QTableView(this);
    table->setObjectName(QStringLiteral("daySessions"));
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(measure::row);
    table->horizontalHeader()->setHighlightSections(false);
    const int widths[] = {210, 190, 0, 110, 80, 90, 120, 80};
    for (int i = 0; i < int(std::size(widths)); ++i)
        table->setColumnWidth(i, widths[i]);
    table->horizontalHeader()->setSectionResizeMode(DayTable::Fault, QHeaderView::Stretch);
    column(this, 0, 0)->addWidget(table);
    setFocusProxy(table);
    soon->setSingleShot(true);
    soon->setInterval(pauseMs);
    connect(soon, &QTimer::timeout, this, &DayView::read);
    connect(&store, &Store::activityAdded, this, [this] {
        if (isVisible() && !soon->isActive()) soon->start();
    });
    connect(table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto* row = model->at(index.row())) Q_EMIT chosen(row->session.id);
    });
    keepTranslated(this, [this] {
        model->retranslate();
        table->setAccessibleName(tr("Sessions of the day"));
    });
}

DayView::~DayView() { pool.waitForDone(); }

void DayView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    read();
}

void DayView::read() {
    const int question = ++asked;
    runAside(
        pool, this,
        [this, midnight = QDate::currentDate().startOfDay().toMSecsSinceEpoch()] {
            return rowsOf(store, midnight);
        },
        [this, question](const QList<DayTable::Row>& rows) {
            if (question == asked) model->setRows(rows);
        });
}

} // namespace mianguan
