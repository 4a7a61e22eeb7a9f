#include "ui/hub/hub_page.h"

#include "ui/base/live_text.h"
#include "ui/hub/group_words.h"
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

#include <algorithm>

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
    all = makeButton("hubChooseAll", "plain", this);
    QWidget* rest = makeBody();
    auto* layout = column(this, measure::loose, measure::normal);
    layout->addLayout(head);
    for (QWidget* part : std::initializer_list<QWidget*>{state, banner})
        layout->addWidget(part);
    auto* bar = rowOf(nullptr, 0, measure::normal);
    bar->addWidget(kinds, 1);
    bar->addWidget(all);
    layout->addLayout(bar);
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
    list->setSelectionMode(QAbstractItemView::ExtendedSelection);
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
    connect(all, &QPushButton::clicked, list, [this] {
        list->selectAll();
        list->setFocus();
    });
    connect(list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HubPage::showChosen);
    connect(list, &QListView::activated, this, [this] {
        const QList<HubItem> items = chosen();
        const QList<HubRemedy> ways = items.isEmpty() ? QList<HubRemedy>() : remediesOf(items);
        if (!ways.isEmpty()) settle(ways.first());
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
    say(all, tr("Choose all"), tr("Every item listed (Ctrl+A); several with Ctrl or Shift"));
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
    if (static_cast<QKeyEvent*>(event)->key() != Qt::Key_Delete) return false;
    if (!thoseWith(HubRemedy::Dismiss, chosen()).isEmpty()) settle(HubRemedy::Dismiss);
    return true;
}

/// In the order of the list.
QList<HubItem> HubPage::chosen() const {
    QList<int> rows;
    for (const QModelIndex& index : list->selectionModel()->selectedIndexes())
        rows += index.row();
    std::sort(rows.begin(), rows.end());
    QList<HubItem> those;
    for (const int row : std::as_const(rows))
        if (const HubItem* item = items->at(row)) those += *item;
    return those;
}

void HubPage::showChosen() { details->show(chosen()); }

void HubPage::choose(int row) {
    const int last = items->rowCount() - 1;
    list->setCurrentIndex(items->index(std::min(row, last)));
    showChosen();
}

/// The view stays where the last one was chosen; where none of them is left the next is there.
void HubPage::chooseAgain(const QList<Id>& before, const Id& last, int row) {
    const QItemSelection rows = items->rowsOf(QSet<Id>(before.begin(), before.end()));
    if (rows.isEmpty()) return choose(row);
    const QItemSelection here = items->rowsOf({last});
    auto* selection = list->selectionModel();
    selection->setCurrentIndex((here.isEmpty() ? rows : here).first().topLeft(),
                               QItemSelectionModel::NoUpdate);
    selection->select(rows, QItemSelectionModel::ClearAndSelect);
    showChosen();
}

/// Whoever reads one item, or has chosen several, goes on with them.
void HubPage::refreshItems() {
    const int row = std::max(0, list->currentIndex().row());
    const HubItem* last = items->at(list->currentIndex().row());
    const Id lastId = last ? last->id : Id();
    const QList<Id> before = idsOf(chosen());
    items->setItems(model.items());
    kinds->refresh();
    chooseAgain(before, lastId, row);
    refreshBody();
}

void HubPage::refreshBody() {
    const bool alone = model.standing().phase == HubPhase::Alone, any = items->count({}) > 0;
    const int number = int(model.items().size());
    state->setVisible(!alone);
    kinds->setVisible(any);
    all->setVisible(items->count({}) > 1);
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
    const QList<HubItem> about = chosen();
    if (about.isEmpty()) return;
    banner->clear();
    if (how == HubRemedy::LookAt) return Q_EMIT subjectAsked(about.first().subject);
    if (how == HubRemedy::Accept || how == HubRemedy::Decline) return decide(how, about);
    details->setBusy(true);
    model.ask().settle(idsOf(thoseWith(how, about)), how, {}, this,
                       [this](const Result<Decisions>& answer) { answered(answer); });
}

/// What is of another kind is not asked about.
void HubPage::decide(HubRemedy how, const QList<HubItem>& about) {
    QList<HubItem> waiting;
    std::copy_if(about.begin(), about.end(), std::back_inserter(waiting),
                 [](const HubItem& item) { return item.kind == HubKind::ToSettle; });
    auto* sheet = new SettleItemSheet(model, waiting, how, this);
    if (waiting.size() > 1) connect(sheet, &SettleItemSheet::settled, this, &HubPage::tellOfMany);
    sheet->open();
}

void HubPage::tellOfMany(const Decisions& sum) {
    const QString left = leftText(sum.left);
    banner->show(
        left.isEmpty() ? Banner::Kind::Done : Banner::Kind::Caution,
        tr("%Ln decision(s) recorded; they hold as soon as the hub has them.", nullptr, sum.recorded), left);
}

void HubPage::answered(const Result<Decisions>& answer) {
    details->setBusy(false);
    if (!answer) banner->show(answer.error());
}

} // namespace mianguan
