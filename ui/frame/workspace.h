#pragma once

#include "core/base/result.h"
#include "ui/desk/unsent_sheet.h"
#include "ui/frame/place.h"

#include <QMap>
#include <QWidget>

#include <memory>
#include <optional>

class QStackedWidget;

namespace mianguan {

class ActivityPage;
class DeliveryPage;
class DeskPage;
class FaceWatch;
class FindPalette;
class HubModel;
class HubPage;
class ImportPage;
class PeoplePage;
class ReviewPage;
class RosterPage;
class SafetyPage;
class Settings;
class SettingsPage;
class Store;
class Toast;
class TopBar;
class Vision;
struct FindAction;

/// The pages of an open store with rail and top bar, as far as the person signed in has a use for them.
class Workspace : public QWidget {
    Q_OBJECT
public:
    Workspace(Store& store, Settings& settings, QWidget* parent = nullptr);

    void open(Page page); ///< another one when this is not for the person
    bool offers(Page page) const;
    void setVision(const Result<std::shared_ptr<Vision>>& vision);
    void import(const QStringList& paths, Page then = Page::Import);
    void setChromeVisible(bool visible);
    HubModel& hub() { return *hubModel; } ///< what the pages show of the hub; nothing in a practice store

    Place place(); ///< takes what waits to be imported with it
    void goBackTo(const Place& place);
    void setIdle(int seconds); ///< until it locks by itself; 0: someone is there
    /// Behind a lock: nothing new begins, what runs goes on and is told by runningChanged().
    void setResting(bool resting);
    /// `go` once no shots of the desk are left to lose: whoever is there submits or drops them first.
    void settleFirst(Leaving why, const std::function<void()>& go);
    QString running() const; ///< what is at work, in words; empty: the store may close
    void stopRunning();

Q_SIGNALS:
    void languageChosen(const QString& name);
    void themeChosen(const QString& name);
    void visionAsked();
    void fullScreenAsked();
    void lockAsked();
    void signOutAsked();
    void runningChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectPages();
    void connectPerson();
    void connectFind();
    void connectHub();
    void heedEnrolment();
    void noteSending();
    void noteReviewing();
    void openSubject(const Id& subject);
    QString besides(QWidget* page) const;
    void noteProgress(QWidget* page, const QString& words);
    void heedRights();
    void askToLock();
    void goToBackup();
    void openPhoto(const Id& subject);
    QList<FindAction> findable();
    QList<FindAction> personActions();
    static QString otherWords(Page page);
    void refreshTopBar();
    QString storeName() const;

    Store& store;
    Settings& settings;
    HubModel* hubModel; ///< before the pages that look at it
    Rail* rail;
    TopBar* topBar;
    QStackedWidget* pages;
    FaceWatch* faces = nullptr; ///< once the models are there
    ReviewPage* review;
    ImportPage* imports;
    DeliveryPage* delivery;
    ActivityPage* activity;
    SafetyPage* safety;
    PeoplePage* people;
    SettingsPage* choices;
    DeskPage* desk;
    RosterPage* roster;
    HubPage* sync;
    Toast* toast;
    FindPalette* find;
    bool resting = false, enrolled = false;
    QMap<QWidget*, QString> atWork; ///< what each page does beside
};

} // namespace mianguan
