#include "ui/review/photo_feed.h"

#include "core/base/aside.h"
#include "core/work/store.h"
#include "ui/review/photo_list.h"
#include "ui/review/pictures.h"

namespace mianguan {

PhotoFeed::PhotoFeed(Store& source, PhotoList& list, Pictures& held, QObject* parent)
    : QObject(parent), store(source), photos(list), pictures(held) {
    connect(&store, &Store::photoAdded, this, [this](const PhotoRow& row) {
        photos.put(row);
        Q_EMIT changed();
    });
    connect(&store, &Store::photoChanged, this, [this](const PhotoRow& row) {
        pictures.changed(row.subject);
        photos.put(row);
        Q_EMIT photoChanged(row.subject);
        Q_EMIT changed();
    });
    connect(&store, &Store::photosPurged, this, &PhotoFeed::dropPurged);
}

void PhotoFeed::start() {
    runAside(
        reader, this, [this] { return store.photos(); },
        [this](const QList<PhotoRow>& rows) {
            photos.load(rows);
            ready = true;
            Q_EMIT changed();
        });
}

/// What the store no longer has goes; what it told of meanwhile stays.
void PhotoFeed::dropPurged() {
    pictures.clear();
    runAside(
        reader, this, [this] { return store.photos(); },
        [this, before = photos.subjects()](const QList<PhotoRow>& rows) {
            QSet<Id> gone = before;
            for (const PhotoRow& row : rows)
                gone.remove(row.subject);
            photos.drop(gone);
            Q_EMIT changed();
        });
}

} // namespace mianguan
