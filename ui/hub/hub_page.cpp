#include "ui/hub/hub_page.h"

#include "ui/base/live_text.h"
#include "ui/hub/hub_item_delegate.h"
#include "ui/hub/hub_item_details.h"
#include "ui/hub/hub_item_list.h"
#include "ui/hub/hub_kind_bar.h"
#include "ui/hub/hub_model.h"
#include "ui/hub/hub_state_card.h"
#include "ui/hub/join_hub_sheet.h"
#include "ui/hub/settle_item_sheet.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/parts.h"

#include <QKeyEvent>
#include <QListView>
#include <QStackedWidget>

namespace mianguan {

namespace {

constexpr int detailsWidth = 340;

} // namespace

HubPage::HubPage(HubModel& hub, QWidget* parent)
    : QWidget(parent), model(hub), items(new HubItemList(this)), state(new HubStateCard(hub, this)),
      banner(new Banner(this)), kinds(new HubKindBar(*items, this)) {
    setObjectName(QStringLiteral("hubPage"));
    setProperty("kind", QStringLiteral("page"));
    title = makeLabel("title", this);
    count = makeLabel("quiet", this);
    count->setObjectName(QStringLiteral("hubItemCount"));
    auto* head = rowOf(nullptr, 0, measure::normal);
    head->addWidget(title);
    head->addWidget(count, 1, Qt::AlignBottom);
    QWidget* rest = makeBody();
    auto* layout = column(this, measure::loose, measure::normal);
    layout->addLayout(head);
    for (QWidget* part : std::initializer_list<QWidget*>{state, banner, kinds})
        layout->addWidget(part);
    layout->addWidget(rest, 1);
    setFocusProxy(list);
    connectParts();
    keepTranslated(this, [this] { translate(); });
}

QWidget* HubPage::makeBody() {
    body = new QStackedWidget(this);
    auto* split = new QWidget(body);
    auto* frame = makeFrame("card", split);
    list = new QListView(frame);
    list->setObjectName(QStringLiteral("hubItems"));
    list->setModel(items);
    list->setItemDelegate(new HubItemDelegate(*items, list));
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->installEventFilter(this);
    column(frame, 1, 0)->addWidget(list);
    details = new HubItemDetails(split);
    details->setFixedWidth(detailsWidth);
    auto* layout = rowOf(split, 0, measure::normal);
    layout->addWidget(frame, 1);
    layout->addWidget(details);
    empty = new EmptyState(QStringLiteral("hub-none"), body);
    empty->setObjectName(QStringLiteral("hubEmpty"));
    firstStep = empty->addAction("hubFirstStep", "primary");
    body->addWidget(split);
    body->addWidget(empty);
    return body;
}

void HubPage::connectParts() {
    connect(state, &HubStateCard::joinAsked, this, &HubPage::join);
    connect(state, &HubStateCard::settingsAsked, this, &HubPage::settingsAsked);
    connect(firstStep, &QPushButton::clicked, this, &HubPage::join);
    connect(kinds, &HubKindBar::changed, this, [this] {
        items->setKind(kinds->kind());
        choose(0);
    });
    connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        const HubItem* item = current();
        item ? details->show(*item) : details->clear();
    });
    connect(list, &QListView::activated, this, [this] {
        if (const HubItem* item = current(); item && !item->remedies.isEmpty())
            settle(item->remedies.first());
    });
    connect(details, &HubItemDetails::chosen, this, &HubPage::settle);
    connect(&model, &HubModel::itemsChanged, this, &HubPage::refreshItems);
    connect(&model, &HubModel::standingChanged, this, &HubPage::refreshBody);
    connect(&model, &HubModel::rightsChanged, this, &HubPage::refreshBody);
}

void HubPage::translate() {
    setAccessibleName(tr("Synchronisation"));
    title->setText(tr("Synchronisation"));
    list->setAccessibleName(tr("What waits or needs someone"));
    say(firstStep, tr("Join a hub…"));
    refreshBody();
}

void HubPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    model.setWatched(true);
}

void HubPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    model.setWatched(false);
}

bool HubPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched != list || event->type() != QEvent::KeyPress) return false;
    const HubItem* item = current();
    if (static_cast<QKeyEvent*>(event)->key() != Qt::Key_Delete || !item) return false;
    if (item->remedies.contains(HubRemedy::Dismiss)) settle(HubRemedy::Dismiss);
    return true;
}

const HubItem* HubPage::current() const { return items->at(list->currentIndex().row()); }

void HubPage::choose(int row) {
    const int last = items->rowCount() - 1;
    list->setCurrentIndex(items->index(std::min(row, last)));
    const HubItem* item = current();
    item ? details->show(*item) : details->clear();
}

/// Whoever reads one item goes on reading it; when it is settled the next is there.
void HubPage::refreshItems() {
    const int before = std::max(0, list->currentIndex().row());
    const Id reading = current() ? current()->id : Id();
    items->setItems(model.items());
    kinds->refresh();
    const int row = items->rowOf(reading);
    choose(row < 0 ? before : row);
    refreshBody();
}

void HubPage::refreshBody() {
    const bool alone = model.standing().phase == HubPhase::Alone, any = items->count({}) > 0;
    const int number = int(model.items().size());
    state->setVisible(!alone);
    kinds->setVisible(any);
    count->setText(number == 0                     ? QString()
                   : number >= HubModel::mostItems ? tr("the latest %L1 items").arg(number)
                                                   : tr("%Ln item(s)", nullptr, number));
    body->setCurrentIndex(any ? 0 : 1);
    if (!any) sayEmptiness();
}

void HubPage::sayEmptiness() {
    const bool alone = model.standing().phase == HubPhase::Alone;
    firstStep->setVisible(alone && model.mayConnect());
    empty->setIcon(alone ? QStringLiteral("hub-none") : QStringLiteral("sync"));
    if (!alone)
        return empty->setWords(
            tr("No single item needs anyone"),
            tr("What the hub did not let count, what waits and what could not be sent is listed here."));
    empty->setWords(tr("This station works alone"),
                    model.mayConnect()
                        ? tr("Nothing is sent anywhere. With an enrolment code from a hub's administrator "
                             "it joins that hub.")
                        : tr("Nothing is sent anywhere. A supervisor or an administrator can join it to a "
                             "hub."));
}

void HubPage::join() { (new JoinHubSheet(model, this))->open(); }

void HubPage::settle(HubRemedy how) {
    const HubItem* item = current();
    if (!item) return;
    banner->clear();
    if (how == HubRemedy::LookAt) return Q_EMIT subjectAsked(item->subject);
    if (how == HubRemedy::Accept || how == HubRemedy::Decline)
        return (new SettleItemSheet(model, *item, how, this))->open();
    details->setBusy(true);
    model.ask().settle(item->id, how, {}, this, [this](const Result<void>& answer) { answered(answer); });
}

void HubPage::answered(const Result<void>& answer) {
    details->setBusy(false);
    if (!answer) banner->show(answer.error());
}

} // namespace mianguan
