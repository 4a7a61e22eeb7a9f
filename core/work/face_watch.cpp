#include "core/work/face_watch.h"

#include "core/decoder/untrusted_picture.h"
#include "core/work/store.h"

#include <QMutex>
#include <QSet>
#include <QThreadPool>

#include <algorithm>
#include <atomic>

namespace mianguan {

namespace {

/// What is known of one photo's pictures.
struct Looked {
    Hash portrait, reference; ///< as they were when looked at
    Id referenceFace;         ///< the reference's name in the gallery
    QString trouble;          ///< with the reference
};

} // namespace

/// Queue and signals on the owner's thread; pictures are opened on the pool, one after another. The gallery
/// and `seen` are shared under the mutex.
struct FaceWatch::Private {
    FaceWatch* q;
    const Store& store;
    const Look look;
    QThreadPool pool;
    std::atomic<bool> ending = false;
    QList<Id> waiting; ///< the last one next
    bool working = false;

    mutable QMutex guard;
    FaceGallery gallery;
    QHash<Id, Looked> seen;
    QHash<Id, Id> owners; ///< of reference faces: their photos

    Private(FaceWatch* watch, const Store& photos, Look way) : q(watch), store(photos), look(std::move(way)) {
        pool.setMaxThreadCount(1);
    }
    ~Private() {
        ending = true;
        pool.waitForDone();
    }

    void begin();
    void want(const Id& photo);
    void next();
    void examine(const Id& photo);
    void examine(const PhotoDetail& detail);
    Result<FaceTemplate> faceOf(const Id& photo, const Hash& blob) const;
    void forget(const Id& photo);
    void forgetPurged();
    FaceAlarm alarmOf(const FaceDoubt& doubt) const;
    Id photoOf(const Id& face) const { return owners.value(face, face); }

    template <class Work, class Then>
    void away(Work work, Then then) {
        pool.start([this, work, then] {
            work();
            QMetaObject::invokeMethod(q, then, Qt::QueuedConnection);
        });
    }
};

/// The list of photos is read away from the owner's thread too: it may be long.
void FaceWatch::Private::begin() {
    working = true;
    auto rows = std::make_shared<QList<PhotoRow>>();
    away([this, rows] { *rows = store.photos(); },
         [this, rows] {
             const qsizetype from = std::max<qsizetype>(0, rows->size() - most);
             QList<Id> found;
             for (const PhotoRow& row : rows->mid(from))
                 if (row.state != PhotoState::Unmade) found.prepend(row.subject);
             waiting = found + waiting; // what was asked for meanwhile comes first
             working = false;
             next();
         });
}

void FaceWatch::Private::want(const Id& photo) {
    waiting.removeOne(photo);
    waiting += photo;
    if (!working) next();
}

void FaceWatch::Private::next() {
    if (waiting.isEmpty()) {
        Q_EMIT q->idle();
        return;
    }
    working = true;
    away([this, photo = waiting.takeLast()] { examine(photo); },
         [this] {
             working = false;
             Q_EMIT q->changed();
             next();
         });
}

void FaceWatch::Private::examine(const Id& photo) {
    if (ending) return;
    if (const auto detail = store.photo(photo); detail && !detail->portrait.isNull()) examine(*detail);
}

Result<FaceTemplate> FaceWatch::Private::faceOf(const Id& photo, const Hash& blob) const {
    return store.blob(photo, blob)
        .and_then([](const QByteArray& bytes) { return decodeUntrusted(bytes); })
        .and_then([this](const Picture& picture) { return look(picture); });
}

/// Only what changed is looked at again; a portrait without a face that is found is left out.
void FaceWatch::Private::examine(const PhotoDetail& detail) {
    const Id photo = detail.row.subject;
    const QString graduate = graduateKey(detail.row.label);
    Looked known;
    {
        const QMutexLocker locked(&guard);
        known = seen.value(photo);
    }
    std::optional<FaceTemplate> portrait, reference;
    if (known.portrait != detail.portrait)
        if (const auto face = faceOf(photo, detail.portrait)) portrait = *face;
    const bool newReference = known.reference != detail.reference && !detail.reference.isNull();
    if (newReference && !ending) {
        const auto face = faceOf(photo, detail.reference);
        if (face) reference = *face;
        known.trouble = face ? QString() : face.error().sentence();
    }
    const QMutexLocker locked(&guard);
    if (!store.photo(photo)) return; // purged meanwhile; what is purged later is forgotten then
    known.portrait = detail.portrait;
    known.reference = detail.reference;
    if (portrait) gallery.add({photo, graduate}, *portrait);
    if (newReference && known.referenceFace.isNull()) {
        known.referenceFace = Id::random();
        owners.insert(known.referenceFace, photo);
    }
    if (newReference) gallery.remove(known.referenceFace);
    if (reference) gallery.add({known.referenceFace, graduate}, *reference);
    seen.insert(photo, known);
}

void FaceWatch::Private::forget(const Id& photo) {
    const Looked known = seen.take(photo);
    gallery.remove(photo);
    gallery.remove(known.referenceFace);
    owners.remove(known.referenceFace);
}

void FaceWatch::Private::forgetPurged() {
    const QList<PhotoRow> rows = store.photos();
    QSet<Id> left;
    for (const PhotoRow& row : rows)
        left.insert(row.subject);
    waiting.removeIf([&](const Id& photo) { return !left.contains(photo); });
    const QMutexLocker locked(&guard);
    for (const Id& photo : seen.keys())
        if (!left.contains(photo)) forget(photo);
}

FaceAlarm FaceWatch::Private::alarmOf(const FaceDoubt& doubt) const {
    return {doubt.kind, photoOf(doubt.other), owners.contains(doubt.other), doubt.likeness};
}

FaceWatch::FaceWatch(const Store& store, Look look, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(this, store, std::move(look))) {
    connect(&store, &Store::photoAdded, this, [this](const PhotoRow& row) {
        if (row.state != PhotoState::Unmade) d->want(row.subject);
    });
    connect(&store, &Store::referenceAdded, this, [this](const Id& photo) { d->want(photo); });
    connect(&store, &Store::photosPurged, this, [this] {
        d->forgetPurged();
        Q_EMIT changed();
    });
    d->begin();
}

FaceWatch::~FaceWatch() = default;

bool FaceWatch::busy() const { return d->working || !d->waiting.isEmpty(); }

void FaceWatch::prefer(const Id& photo) {
    if (d->waiting.removeOne(photo)) d->waiting += photo;
}

QList<Id> FaceWatch::alarmed() const {
    const QMutexLocker locked(&d->guard);
    QList<Id> photos;
    for (const FaceDoubt& doubt : d->gallery.doubts())
        for (const Id& photo : {d->photoOf(doubt.picture), d->photoOf(doubt.other)})
            if (!photos.contains(photo)) photos += photo;
    return photos;
}

FaceOpinion FaceWatch::opinion(const Id& photo) const {
    const QMutexLocker locked(&d->guard);
    FaceOpinion opinion;
    const auto known = d->seen.constFind(photo);
    if (known == d->seen.constEnd()) return opinion;
    opinion.looked = true;
    opinion.reference = d->gallery.likeness(photo, known->referenceFace);
    opinion.referenceTrouble = known->trouble;
    QSet<Id> told; // one alarm for each other photo, be it by its portrait or by its reference
    for (const FaceDoubt& doubt :
         d->gallery.doubtsAbout(photo) + d->gallery.doubtsAbout(known->referenceFace)) {
        const FaceAlarm alarm = d->alarmOf(doubt);
        if (told.contains(alarm.other)) continue;
        told.insert(alarm.other);
        opinion.alarms += alarm;
    }
    return opinion;
}

} // namespace mianguan
