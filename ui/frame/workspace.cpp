#include "ui/frame/workspace.h"

#include "core/work/store.h"
#include "ui/access/people_page.h"
#include "ui/activity/activity_page.h"
#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/delivery/delivery_page.h"
#include "ui/frame/top_bar.h"
#include "ui/import/import_page.h"
#include "ui/review/review_page.h"
#include "ui/safety/safety_page.h"
#include "ui/settings/settings_page.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QDir>
#include <QStackedWidget>
#include <QStandardPaths>

namespace mianguan {

Workspace::Workspace(Store& target, Settings& remembered, QWidget* parent)
    : QWidget(parent), store(target), settings(remembered), rail(new Rail(this)), topBar(new TopBar(this)),
      pages(new QStackedWidget(this)), review(new ReviewPage(target, remembered, pages)),
      imports(new ImportPage(target, remembered, pages)),
      delivery(new DeliveryPage(target, remembered, pages)),
      activity(new ActivityPage(target, remembered, pages)),
      safety(new SafetyPage(target, remembered, pages)), people(new PeoplePage(target, remembered, pages)),
      choices(new SettingsPage(target, remembered, pages)) {
    for (QWidget* page :
         std::initializer_list<QWidget*>{review, imports, delivery, activity, safety, people, choices})
        pages->addWidget(page);
    auto* right = column(nullptr, 0, 0);
    right->addWidget(topBar);
    right->addWidget(pages, 1);
    auto* layout = rowOf(this, 0, 0);
    layout->addWidget(rail);
    layout->addLayout(right, 1);
    pages->setObjectName(QStringLiteral("pages"));
    connectPages();
    keepTranslated(this, [this] { refreshTopBar(); });
}

void Workspace::connectPages() {
    connect(rail, &Rail::chosen, this, &Workspace::open);
    connect(topBar, &TopBar::activityClicked, this, [this] { open(Page::Import); });
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
    connect(imports, &ImportPage::progressSaid, topBar, &TopBar::setActivity);
    connect(delivery, &DeliveryPage::reviewAsked, this, [this] { open(Page::Review); });
    connect(choices, &SettingsPage::languageChosen, this, &Workspace::languageChosen);
    connect(choices, &SettingsPage::themeChosen, this, &Workspace::themeChosen);
    connect(choices, &SettingsPage::quickReasonsChanged, review, &ReviewPage::reloadQuickReasons);
    connect(&store, &Store::countsChanged, this, [this] { topBar->setCounts(store.counts()); });
}

void Workspace::open(Page page) {
    pages->setCurrentIndex(int(page));
    pages->currentWidget()->setFocus();
    rail->setCurrent(page);
    settings.set(setting::page, pageId(page));
    refreshTopBar();
}

void Workspace::refreshTopBar() {
    topBar->setStore(storeName(), store.practice());
    topBar->setCounts(store.counts());
    topBar->setShown(pages->currentWidget() == review ? std::optional(review->shown()) : std::nullopt);
}

/// A folder given on the command line is named; the station's own is not.
QString Workspace::storeName() const {
    const QDir own(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QDir folder(store.folder());
    return QDir::cleanPath(folder.filePath(QStringLiteral(".."))) == own.path() ? tr("This station")
                                                                                : folder.dirName();
}

void Workspace::setVision(const Result<std::shared_ptr<Vision>>& vision) { imports->setVision(vision); }

void Workspace::import(const QStringList& paths, Page then) {
    imports->start(paths);
    open(then);
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
