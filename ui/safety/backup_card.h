#pragma once

#include "core/ledger/backup.h"
#include "core/work/purge.h"
#include "ui/safety/safety_card.h"

#include <QThreadPool>

#include <optional>
#include <stop_token>

class QHBoxLayout;
class QPushButton;

namespace mianguan {

class ElidedLabel;
class RemovableDrives;
class Settings;
class Store;

/// A sealed copy of everything in another place, read back after writing. Says when the last one is too old.
class BackupCard : public SafetyCard {
    Q_OBJECT
public:
    static constexpr int tooOldDays = 7;

    BackupCard(Store& store, Settings& settings, QWidget* parent = nullptr);
    ~BackupCard() override;
    void cancel() override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeLast();
    QWidget* makePlace();
    void translate();
    void askForLast();
    void showLast();
    void showDrives();
    void choose();
    void setFolder(const QString& folder);
    void start();
    void tell(qint64 done, qint64 total);
    void finish(const Result<BackupReport>& report);

    Store& store;
    Settings& settings;
    std::optional<QList<PurgeLeft>> made; ///< backups so far; none while they are being read
    std::stop_source stop;
    QLabel* lastMark;
    QLabel* last;
    QLabel* older;
    QLabel* into;
    ElidedLabel* folder;
    QPushButton* browse;
    RemovableDrives* drives;
    QHBoxLayout* sticks;
    QPushButton* go;
    QThreadPool reader;
};

} // namespace mianguan
