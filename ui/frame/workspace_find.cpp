#include "core/work/store.h"
#include "ui/access/person_sheets.h"
#include "ui/activity/activity_page.h"
#include "ui/find/find_palette.h"
#include "ui/frame/top_bar.h"
#include "ui/frame/workspace.h"
#include "ui/import/import_page.h"
#include "ui/review/review_page.h"

#include <QShortcut>

namespace mianguan {

namespace {

constexpr Page everyPage[] = {Page::Collect, Page::Roster,   Page::Import, Page::Review, Page::Delivery,
                              Page::Sync,    Page::Activity, Page::Safety, Page::People, Page::Settings};

} // namespace

/// Words one may type for a page besides its name; in Chinese their pinyin initials too.
QString Workspace::otherWords(Page page) {
    switch (page) {
    case Page::Review:
        return tr("judge verdicts queue", "other words for the review page");
    case Page::Import:
        return tr("add files folder watch", "other words for the import page");
    case Page::Delivery:
        return tr("export hand over", "other words for the delivery page");
    case Page::Activity:
        return tr("audit log history who", "other words for the activity page");
    case Page::Safety:
        return tr("backup verify check purge certificate keys", "other words for the safety page");
    case Page::People:
        return tr("users roles rights password", "other words for the people page");
    case Page::Collect:
        return tr("desk camera session shoot", "other words for the page where photos are taken");
    case Page::Roster:
        return tr("list graduates students import", "other words for the roster page");
    case Page::Sync:
        return tr("hub waiting void disputed network", "other words for the synchronisation page");
    case Page::Settings:
        break;
    }
    return tr("language colours options", "other words for the settings page");
}

QList<FindAction> Workspace::findable() {
    QList<FindAction> all;
    for (const Page page : everyPage)
        if (offers(page))
            all += FindAction{Rail::textOf(page), otherWords(page), pageId(page), Rail::keyOf(page),
                              [this, page] { open(page); }};
    if (store.may(Command::ImportPhotos))
        all += FindAction{tr("Choose photos to import…"), {}, QStringLiteral("import"), {}, [this] {
                              open(Page::Import);
                              imports->chooseFilesToImport();
                          }};
    if (offers(Page::Review))
        for (const Shown shown : everyShown)
            all += FindAction{tr("Photos: %1", "a queue").arg(shownText(shown)),
                              {},
                              QStringLiteral("review"),
                              {},
                              [this, shown] {
                                  review->setShown(shown);
                                  open(Page::Review);
                              }};
    return all + personActions();
}

QList<FindAction> Workspace::personActions() {
    QList<FindAction> all{
        {tr("Full screen"), {}, QStringLiteral("fullscreen"), {}, [this] { Q_EMIT fullScreenAsked(); }}};
    if (store.practice()) return all;
    all +=
        FindAction{tr("Lock"), {}, QStringLiteral("lock"), QStringLiteral("Ctrl+L"), [this] { askToLock(); }};
    all += FindAction{tr("Change my password…"), {}, QStringLiteral("person"), {}, [this] {
                          askToChangePassword(this, store);
                      }};
    all += FindAction{tr("Sign out"), {}, QStringLiteral("person"), {}, [this] { Q_EMIT signOutAsked(); }};
    return all;
}

void Workspace::connectFind() {
    find = new FindPalette(
        store, [this] { return findable(); }, this);
    auto* key = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_K), this);
    connect(key, &QShortcut::activated, find, &FindPalette::open);
    connect(topBar, &TopBar::findAsked, find, &FindPalette::open);
    connect(find, &FindPalette::photoAsked, this, &Workspace::openPhoto);
    connect(activity, &ActivityPage::photoAsked, this, &Workspace::openPhoto);
}

void Workspace::openPhoto(const Id& subject) {
    review->open(subject);
    open(Page::Review);
}

} // namespace mianguan
