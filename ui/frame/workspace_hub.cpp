#include "core/work/store.h"
#include "ui/frame/top_bar.h"
#include "ui/frame/workspace.h"
#include "ui/hub/hub_model.h"
#include "ui/hub/hub_page.h"
#include "ui/hub/hub_words.h"
#include "ui/review/review_page.h"
#include "ui/roster/roster_page.h"

#include <QStackedWidget>

#include <utility>

namespace mianguan {

void Workspace::connectHub() {
    if (store.practice()) return;
    topBar->setHub(*hubModel);
    connect(topBar, &TopBar::hubClicked, this, [this] { open(Page::Sync); });
    connect(sync, &HubPage::settingsAsked, this, [this] { open(Page::Settings); });
    connect(sync, &HubPage::subjectAsked, this, &Workspace::openSubject);
    connect(hubModel, &HubModel::asideChanged, this, [this] { review->setFirst(hubModel->aside()); });
    connect(pages, &QStackedWidget::currentChanged, this, &Workspace::noteReviewing);
    connect(&store, &Store::peopleChanged, hubModel, &HubModel::rightsChanged);
    connect(hubModel, &HubModel::standingChanged, this, [this] {
        rail->setCount(Page::Sync, hubModel->standing().attention);
        heedEnrolment();
        noteSending();
    });
}

void Workspace::heedEnrolment() {
    const bool is = hubModel->standing().enrolled;
    if (std::exchange(enrolled, is) != is) review->setFed(is);
}

/// Nobody has photos set aside for him behind a lock.
void Workspace::noteReviewing() { hubModel->setReviewing(pages->currentWidget() == review && !resting); }

/// What is being sent goes on behind the lock; what cannot be sent now does not keep the store open.
void Workspace::noteSending() {
    const HubStanding& standing = hubModel->standing();
    const qint64 left = waitingOf(standing);
    const QString words = standing.phase == HubPhase::Sending && left > 0
                              ? tr("%Ln record(s) and pictures are being sent to the hub", nullptr, int(left))
                              : QString();
    if (words != atWork.value(sync)) noteProgress(sync, words);
}

/// A graduate without a photo is on the roster only.
void Workspace::openSubject(const Id& subject) {
    if (store.may(Command::LookAtPhotos) && store.photo(subject)) return openPhoto(subject);
    const Result<GraduateDetail> graduate = store.graduate(subject);
    if (!graduate || !offers(Page::Roster)) return;
    roster->find(graduate->row);
    open(Page::Roster);
}

} // namespace mianguan
