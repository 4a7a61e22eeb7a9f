#pragma once

#include <QMap>
#include <QWidget>

class QLabel;
class QScrollArea;

namespace mianguan {

class SafetyCard;
class Settings;
class Store;

/// Verifying, backing up and purging the store.
class SafetyPage : public QWidget {
    Q_OBJECT
public:
    SafetyPage(Store& store, Settings& settings, QWidget* parent = nullptr);

    void cancel(); ///< what runs and may be stopped: a check, a backup; a purge goes on to its end

Q_SIGNALS:
    /// What runs, for the top bar and for a lock that waits for it; empty when nothing runs.
    void progressSaid(const QString& words);

private:
    void add(SafetyCard* card);
    void follow(SafetyCard* card);

    QWidget* form;
    QLabel* title;
    QScrollArea* scroll;
    QMap<SafetyCard*, QString> runs;
};

} // namespace mianguan
