#pragma once

#include "core/base/result.h"
#include "ui/frame/rail.h"

#include <QWidget>

#include <memory>
#include <optional>

class QStackedWidget;

namespace mianguan {

class ActivityPage;
class DeliveryPage;
class ImportPage;
class PeoplePage;
class ReviewPage;
class SafetyPage;
class Settings;
class SettingsPage;
class Store;
class TopBar;
class Vision;

/// The pages of an open store with rail and top bar.
class Workspace : public QWidget {
    Q_OBJECT
public:
    Workspace(Store& store, Settings& settings, QWidget* parent = nullptr);

    void open(Page page);
    void setVision(const Result<std::shared_ptr<Vision>>& vision);
    void import(const QStringList& paths, Page then = Page::Import);
    void setChromeVisible(bool visible);

Q_SIGNALS:
    void languageChosen(const QString& name);
    void themeChosen(const QString& name);
    void visionAsked();
    void fullScreenAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectPages();
    void refreshTopBar();
    QString storeName() const;

    Store& store;
    Settings& settings;
    Rail* rail;
    TopBar* topBar;
    QStackedWidget* pages;
    ReviewPage* review;
    ImportPage* imports;
    DeliveryPage* delivery;
    ActivityPage* activity;
    SafetyPage* safety;
    PeoplePage* people;
    SettingsPage* choices;
};

} // namespace mianguan
