#include "ui/activity/activity_table.h"

#include "ui/activity/activity_delegate.h"
#include "ui/activity/activity_model.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QHeaderView>
#include <QScrollBar>

namespace mianguan {

ActivityTable::ActivityTable(ActivityModel& model, QWidget* parent)
    : QTableView(parent), activity(model), cells(new ActivityDelegate(model, this)) {
    setObjectName(QStringLiteral("activityTable"));
    setModel(&model);
    setItemDelegate(cells);
    setShowGrid(false);
    setSelectionBehavior(QTableView::SelectRows);
    setSelectionMode(QTableView::SingleSelection);
    setEditTriggers(QTableView::NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setVerticalScrollMode(QTableView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(measure::row);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setFixedHeight(measure::row);
    toTop = makeButton("newActivity", "primary", this);
    toTop->hide();
    connect(toTop, &QPushButton::clicked, this, [this] {
        scrollToTop();
        setFocus();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ActivityTable::look);
    connect(&model, &ActivityModel::countChanged, this, &ActivityTable::look);
    connect(&model, &ActivityModel::grown, this, &ActivityTable::keepPlace);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        unseen = 0;
        sayUnseen();
        Q_EMIT chosen(-1);
    });
    keepTranslated(this, [this] {
        setAccessibleName(tr("What was done"));
        sayUnseen();
    });
}

void ActivityTable::look() {
    const int first = std::max(0, rowAt(0)), last = rowAt(viewport()->height() - 1);
    cells->setTop(first);
    activity.look(first, last < 0 ? activity.rowCount() - 1 : last);
    if (verticalScrollBar()->value() == 0 && std::exchange(unseen, 0) > 0) sayUnseen();
    viewport()->update(0, 0, ActivityDelegate::whenWidth(), 3 * measure::row);
}

void ActivityTable::keepPlace(int rows) {
    if (rows <= 0 || verticalScrollBar()->value() == 0) return;
    unseen += rows;
    updateGeometries();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + rows * measure::row);
    sayUnseen();
}

void ActivityTable::sayUnseen() {
    say(toTop, tr("%n new ↑", nullptr, unseen));
    toTop->setVisible(unseen > 0);
    toTop->adjustSize();
    toTop->move((width() - toTop->width()) / 2, horizontalHeader()->height() + measure::tight);
}

/// What was done takes the room the others leave.
void ActivityTable::share() {
    const int room = viewport()->width();
    const int who = std::clamp(room / 7, 96, 180), whom = std::clamp(room / 4, 150, 320), mark = 60;
    const int when = ActivityDelegate::whenWidth();
    setColumnWidth(ActivityModel::When, when);
    setColumnWidth(ActivityModel::Who, who);
    setColumnWidth(ActivityModel::What, std::max(120, room - when - who - whom - mark));
    setColumnWidth(ActivityModel::Whom, whom);
    setColumnWidth(ActivityModel::Signed, mark);
}

void ActivityTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    share();
    look();
    sayUnseen();
}

void ActivityTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    Q_EMIT chosen(current.row());
}

} // namespace mianguan
