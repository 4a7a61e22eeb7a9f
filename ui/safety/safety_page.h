#pragma once

#include <QWidget>

namespace mianguan {

class Settings;
class Store;

/// Verifying, backing up and purging the store.
class SafetyPage : public QWidget {
    Q_OBJECT
public:
    SafetyPage(Store& store, Settings& settings, QWidget* parent = nullptr);

    void cancel(); ///< what runs, so that the store may close behind a lock

Q_SIGNALS:
    /// What runs, for the top bar and for a lock that waits for it; empty when nothing runs.
    void progressSaid(const QString& words);
};

} // namespace mianguan
