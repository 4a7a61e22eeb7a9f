#pragma once

#include "core/work/purge.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace mianguan {

class Store;

/// Tells what the newest backup does not hold, soon after anything is recorded and every few minutes.
class BackupWatch : public QObject {
    Q_OBJECT
public:
    BackupWatch(Store& store, QObject* parent);
    ~BackupWatch() override;

Q_SIGNALS:
    void told(const mianguan::BackupStanding& standing, bool mayBackUp);

private:
    void look();

    Store& store;
    QThreadPool pool;
    QTimer soon, again;
};

} // namespace mianguan
