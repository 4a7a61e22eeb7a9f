#include "core/work/face_watch.h"

#include "core/base/aside.h"
#include "core/work/known_faces.h"
#include "core/work/store.h"

namespace mianguan {

/// The queue and what was found live on the owner's thread; the faces on the pool's only one.
struct FaceWatch::Private {
    FaceWatch* q;
    KnownFaces faces;
    QThreadPool pool;
    QList<Id> waiting; ///< the last one next
    bool working = false;
    bool purged = false; ///< since photos were last forgotten
    QHash<Id, FaceOpinion> opinions;
    FaceAlarms alarms;

    Private(FaceWatch* watch, const Store& photos, Look way) : q(watch), faces(photos, std::move(way)) {
        pool.setMaxThreadCount(1);
    }
    ~Private() {
        faces.ending = true;
        pool.waitForDone();
    }

    template <class Work, class Then>
    void work(Work work, Then then);
    void begin();
    void want(const Id& photo);
    void next();
    void examine(const Id& photo);
    void forgetPurged();
};

/// Does `work` on the pool, `then` with its result here, and goes on with what waits.
template <class Work, class Then>
void FaceWatch::Private::work(Work work, Then then) {
    working = true;
    runAside(pool, q, std::move(work), [this, then = std::move(then)](auto&& found) {
        then(found);
        working = false;
        next();
    });
}

/// The list of photos is read away from the owner's thread too: it may be long.
void FaceWatch::Private::begin() {
    work([this] { return faces.photos(most); },
         [this](const QList<Id>& found) {
             const QList<Id> asked = std::exchange(waiting, QList<Id>(found.crbegin(), found.crend()));
             waiting += asked; // what was asked for meanwhile comes first
         });
}

void FaceWatch::Private::want(const Id& photo) {
    waiting.removeOne(photo);
    waiting += photo;
    if (!working) next();
}

void FaceWatch::Private::next() {
    if (purged) return forgetPurged();
    if (!waiting.isEmpty()) return examine(waiting.takeLast());
    Q_EMIT q->idle();
}

/// Braces, as the alarms are those after the look.
void FaceWatch::Private::examine(const Id& photo) {
    work(
        [this, photo] {
            return std::pair{faces.examine(photo), faces.alarms()};
        },
        [this, photo](const std::pair<std::optional<FaceOpinion>, FaceAlarms>& found) {
            if (found.first) opinions.insert(photo, *found.first);
            alarms = found.second;
            Q_EMIT q->changed();
        });
}

void FaceWatch::Private::forgetPurged() {
    purged = false;
    work(
        [this] {
            return std::pair{faces.forgetPurged(), faces.alarms()};
        },
        [this](const std::pair<QList<Id>, FaceAlarms>& found) {
            for (const Id& photo : found.first)
                opinions.remove(photo);
            alarms = found.second;
            Q_EMIT q->changed();
        });
}

FaceWatch::FaceWatch(const Store& store, Look look, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(this, store, std::move(look))) {
    connect(&store, &Store::photoAdded, this, [this](const PhotoRow& row) {
        if (row.state != PhotoState::Unmade) d->want(row.subject);
    });
    connect(&store, &Store::referenceAdded, this, [this](const Id& photo) { d->want(photo); });
    connect(&store, &Store::photosPurged, this, [this] {
        d->purged = true;
        if (!d->working) d->next();
    });
    d->begin();
}

FaceWatch::~FaceWatch() = default;

bool FaceWatch::busy() const { return d->working || d->purged || !d->waiting.isEmpty(); }

void FaceWatch::prefer(const Id& photo) {
    if (d->waiting.removeOne(photo)) d->waiting += photo;
}

QList<Id> FaceWatch::alarmed() const { return d->alarms.photos; }

FaceOpinion FaceWatch::opinion(const Id& photo) const {
    FaceOpinion opinion = d->opinions.value(photo);
    opinion.alarms = d->alarms.seen.value(photo);
    return opinion;
}

} // namespace mianguan
