#pragma once

#include "core/work/photo.h"

#include <QObject>
#include <QThreadPool>

namespace mianguan {

class PhotoList;
class Pictures;
class Store;

/// Keeps the list of photos, and the pictures held of them, in step with the store.
class PhotoFeed : public QObject {
    Q_OBJECT
public:
    PhotoFeed(Store& store, PhotoList& photos, Pictures& pictures, QObject* parent);

    void start(); ///< reads the list once, off the GUI thread
    bool loaded() const { return ready; }

Q_SIGNALS:
    void photoChanged(const mianguan::Id& subject);
    void changed(); ///< the list, in whatever way

private:
    void dropPurged();

    Store& store;
    PhotoList& photos;
    Pictures& pictures;
    bool ready = false;
    QThreadPool reader; ///< waited for before the store goes
};

} // namespace mianguan
