#pragma once

#include <QWidget>

class QComboBox;
class QLabel;

namespace mianguan {

class HubModel;
class Settings;
class Store;

/// Language, colours, keys, the hub, the store, and what this program is. Every choice holds at once.
class SettingsPage : public QWidget {
    Q_OBJECT
public:
    SettingsPage(Store& store, HubModel& hub, Settings& settings, QWidget* parent = nullptr);

Q_SIGNALS:
    void languageChosen(const QString& name);
    void themeChosen(const QString& name);
    void quickReasonsChanged();

private:
    QWidget* makeLook();
    QWidget* makeAbout();
    void translate();

    Settings& settings;
    QLabel* title;
    QLabel* languageLabel;
    QComboBox* language;
    QLabel* themeLabel;
    QComboBox* theme;
    QLabel* aboutTitle;
    QLabel* about;
};

} // namespace mianguan
