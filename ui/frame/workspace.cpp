#include "ui/frame/workspace.h"

#include "core/vision/vision.h"
#include "core/work/face_watch.h"
#include "core/work/store.h"
#include "ui/access/people_page.h"
#include "ui/access/person_sheets.h"
#include "ui/activity/activity_page.h"
#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/delivery/delivery_page.h"
#include "ui/desk/desk_page.h"
#include "ui/find/find_palette.h"
#include "ui/frame/backup_watch.h"
#include "ui/frame/top_bar.h"
#include "ui/hub/hub_model.h"
#include "ui/hub/hub_page.h"
#include "ui/import/import_page.h"
#include "ui/review/review_page.h"
#include "ui/roster/roster_page.h"
#include "ui/safety/damage_banner.h"
#include "ui/safety/safety_page.h"
#include "ui/settings/settings_page.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/toast.h"

#include <QDir>
#include <QShortcut>
#include <QStackedWidget>
#include <QStandardPaths>

#include <algorithm>

namespace mianguan {

namespace {

/// What each page is for; it is offered to whoever may do one of them.
QList<Command> purposesOf(Page page) {
    switch (page) {
    case Page::Review:
        return {Command::LookAtPhotos};
    case Page::Import:
        return {Command::ImportPhotos};
    case Page::Delivery:
        return {Command::DeliverPhotos};
    case Page::Activity:
        return {Command::SeeActivity};
    case Page::Safety:
        return {Command::VerifyStore, Command::BackUp, Command::Purge};
    case Page::People:
        return {Command::SeePeople};
    case Page::Collect:
        return {Command::CollectPhotos, Command::PlanSessions};
    case Page::Roster:
        return {Command::SeeGraduates};
    case Page::Settings:
    case Page::Sync:
        break;
    }
    return {};
}

} // namespace

Workspace::Workspace(Store& target, Settings& remembered, QWidget* parent)
    : QWidget(parent), store(target), settings(remembered), hubModel(new HubModel(this)),
      rail(new Rail(this)), topBar(new TopBar(this)), pages(new QStackedWidget(this)),
      review(new ReviewPage(target, remembered, pages)), imports(new ImportPage(target, remembered, pages)),
      delivery(new DeliveryPage(target, remembered, pages)),
      activity(new ActivityPage(target, remembered, pages)),
      safety(new SafetyPage(target, remembered, pages)), people(new PeoplePage(target, remembered, pages)),
      choices(new SettingsPage(target, *hubModel, remembered, pages)),
      desk(new DeskPage(target, remembered, pages)), roster(new RosterPage(target, remembered, pages)),
      sync(new HubPage(*hubModel, pages)) {
    for (QWidget* page : std::initializer_list<QWidget*>{review, imports, delivery, activity, safety, people,
                                                         choices, desk, roster, sync})
        pages->addWidget(page);
    auto* right = column(nullptr, 0, 0);
    right->addWidget(topBar);
    auto* damage = new DamageBanner(store, this);
    right->addWidget(damage);
    right->addWidget(pages, 1);
    auto* layout = rowOf(this, 0, 0);
    layout->addWidget(rail);
    layout->addLayout(right, 1);
    pages->setObjectName(QStringLiteral("pages"));
    toast = new Toast(pages);
    toast->setObjectName(QStringLiteral("frameToast"));
    connectPages();
    connectPerson();
    connectFind();
    connectHub();
    connect(damage, &DamageBanner::safetyAsked, this, [this] { open(Page::Safety); });
    heedRights();
    keepTranslated(this, [this] { refreshTopBar(); });
}

void Workspace::connectPages() {
    connect(rail, &Rail::chosen, this, &Workspace::open);
    connect(topBar, &TopBar::activityClicked, this, [this] {
        for (QWidget* page : atWork.keys())
            if (page != sync) return open(Page(pages->indexOf(page)));
    });
    connect(topBar, &TopBar::shownChosen, this, [this](Shown which) {
        review->setShown(which);
        open(Page::Review);
    });
    connect(review, &ReviewPage::shownChanged, this, &Workspace::refreshTopBar);
    connect(review, &ReviewPage::importAsked, this, [this] { open(Page::Import); });
    connect(review, &ReviewPage::deliveryAsked, this, [this] { open(Page::Delivery); });
    connect(review, &ReviewPage::fullScreenAsked, this, &Workspace::fullScreenAsked);
    connect(imports, &ImportPage::reviewAsked, this, [this] { open(Page::Review); });
    connect(imports, &ImportPage::visionAsked, this, &Workspace::visionAsked);
    connect(imports, &ImportPage::progressSaid, this,
            [this](const QString& words) { noteProgress(imports, words); });
    connect(delivery, &DeliveryPage::progressSaid, this,
            [this](const QString& words) { noteProgress(delivery, words); });
    connect(safety, &SafetyPage::progressSaid, this,
            [this](const QString& words) { noteProgress(safety, words); });
    connect(desk, &DeskPage::progressSaid, this, [this](const QString& words) { noteProgress(desk, words); });
    connect(delivery, &DeliveryPage::reviewAsked, this, [this] { open(Page::Review); });
    connect(roster, &RosterPage::photoAsked, this, &Workspace::openPhoto);
    connect(choices, &SettingsPage::languageChosen, this, &Workspace::languageChosen);
    connect(choices, &SettingsPage::themeChosen, this, &Workspace::themeChosen);
    connect(choices, &SettingsPage::quickReasonsChanged, review, &ReviewPage::reloadQuickReasons);
    connect(&store, &Store::countsChanged, this, [this] { topBar->setCounts(store.counts()); });
    if (!store.practice()) {
        auto* backups = new BackupWatch(store, this);
        connect(backups, &BackupWatch::told, topBar, &TopBar::setBackup);
        connect(topBar, &TopBar::backupClicked, this, &Workspace::goToBackup);
    }
}

void Workspace::connectPerson() {
    auto* lockKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_L), this);
    connect(lockKey, &QShortcut::activated, this, &Workspace::askToLock);
    connect(topBar, &TopBar::lockAsked, this, &Workspace::askToLock);
    connect(topBar, &TopBar::signOutAsked, this, &Workspace::signOutAsked);
    connect(topBar, &TopBar::changePasswordAsked, this, [this] { askToChangePassword(this, store); });
    connect(&store, &Store::peopleChanged, this, &Workspace::heedRights);
}

void Workspace::goToBackup() {
    if (store.may(Command::BackUp)) return open(Page::Safety);
    toast->say(tr("Ask a supervisor to make a backup"), QStringLiteral("backup"), &Tokens::warn);
}

void Workspace::askToLock() {
    if (store.practice())
        toast->say(tr("The practice store has no sign-in and no lock"), QStringLiteral("lock"),
                   &Tokens::quiet);
    else
        Q_EMIT lockAsked();
}

void Workspace::noteProgress(QWidget* page, const QString& words) {
    if (words.isEmpty())
        atWork.remove(page);
    else
        atWork.insert(page, words);
    topBar->setActivity(besides(sync));
    Q_EMIT runningChanged();
}

QString Workspace::running() const { return besides(nullptr); }

/// What is at work elsewhere than on this page.
QString Workspace::besides(QWidget* page) const {
    QMap<QWidget*, QString> others = atWork;
    others.remove(page);
    return QStringList(others.values()).join(QStringLiteral(" · "));
}

void Workspace::setResting(bool rest) {
    resting = rest;
    imports->setResting(rest);
    desk->setResting(rest);
    noteReviewing();
}

void Workspace::settleFirst(Leaving why, const std::function<void()>& go) {
    if (desk->unsent()) open(Page::Collect);
    desk->settleFirst(why, go);
}

void Workspace::stopRunning() {
    if (atWork.contains(imports)) imports->cancel();
    if (atWork.contains(delivery)) delivery->cancel();
    if (atWork.contains(safety)) safety->cancel();
    if (atWork.contains(desk)) desk->cancel();
    if (atWork.contains(sync)) noteProgress(sync, {}); // the rest goes when someone is in again
}

bool Workspace::offers(Page page) const {
    if (page == Page::Sync && store.practice()) return false;
    const QList<Command> purposes = purposesOf(page);
    return purposes.isEmpty() ||
           std::any_of(purposes.begin(), purposes.end(), [this](Command each) { return store.may(each); });
}

/// What this person has no use for is not shown.
void Workspace::heedRights() {
    for (int i = 0; i < pages->count(); ++i)
        rail->setOffered(Page(i), offers(Page(i)));
    topBar->setCountsVisible(offers(Page::Review));
    topBar->setPerson(store.practice() ? QString() : store.user().displayName);
    if (isVisible() && !offers(Page(pages->currentIndex()))) open(Page::Review);
}

Place Workspace::place() {
    return {store.user().id, Page(pages->currentIndex()), review->shown(),
            review->photo(), imports->takeHeld(),         desk->session(),
            desk->unsent()};
}

void Workspace::goBackTo(const Place& place) {
    review->setShown(place.shown);
    if (place.photo) review->open(*place.photo);
    if (place.unsent) desk->sayDropped(*place.unsent, place.session);
    open(place.page);
    imports->start(place.imports);
}

void Workspace::setIdle(int seconds) { topBar->setIdle(seconds, desk->unsent().has_value()); }

void Workspace::open(Page wanted) {
    Page page = wanted;
    for (const Page other : {Page::Review, Page::People, Page::Settings})
        if (!offers(page)) page = other;
    pages->setCurrentIndex(int(page));
    pages->currentWidget()->setFocus();
    rail->setCurrent(page);
    settings.set(setting::page, pageId(page));
    refreshTopBar();
}

void Workspace::refreshTopBar() {
    heedRights();
    topBar->setStore(storeName(), store.practice());
    topBar->setCounts(store.counts());
    topBar->setShown(pages->currentWidget() == review ? std::optional(review->shown()) : std::nullopt);
}

/// The school's; of a practice store its folder's when the command line gave one.
QString Workspace::storeName() const {
    if (!store.practice()) return store.school();
    const QDir own(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QDir folder(store.folder());
    return QDir::cleanPath(folder.filePath(QStringLiteral(".."))) == own.path() ? tr("This station")
                                                                                : folder.dirName();
}

void Workspace::setVision(const Result<std::shared_ptr<Vision>>& vision) {
    imports->setVision(vision);
    desk->setVision(vision);
    if (!vision || faces || !store.may(Command::LookAtPhotos)) return;
    const auto look = [models = *vision](const Picture& picture) { return faceTemplate(picture, *models); };
    faces = new FaceWatch(store, look, this);
    review->setFaceWatch(faces);
}

void Workspace::import(const QStringList& paths, Page then) {
    if (paths.isEmpty()) return;
    imports->start(paths);
    if (const Result<void> may = checkRight(store.user().roles, Command::ImportPhotos))
        open(then);
    else
        toast->say(may.error().what, QStringLiteral("lock"), &Tokens::warn);
}

void Workspace::setChromeVisible(bool visible) {
    rail->setVisible(visible);
    topBar->setVisible(visible);
}

void Workspace::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    rail->setNarrow(width() <= measure::narrowWindow);
}

} // namespace mianguan
