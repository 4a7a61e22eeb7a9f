#include "core/work/reference_import.h"

#include "core/base/aside.h"
#include "core/decoder/untrusted_picture.h"
#include "core/portrait/face_gallery.h"
#include "core/work/picture_walk.h"
#include "core/work/store.h"

#include <QFileInfo>
#include <QMultiHash>

namespace mianguan {

namespace {

using Graduates = QMultiHash<QString, Id>; ///< photos by whom they show

struct Walked {
    QStringList files;
    QStringList troubles;
    Graduates graduates;
};

/// A file read, and the photos it is a reference for; none where they have it already.
struct Reference {
    QString fileName;
    QByteArray bytes;
    QList<Id> photos;
    bool matched = false;
};

Walked walk(const Store& store, const QStringList& paths, const std::stop_token& stop) {
    Walked walked;
    const PictureWalk found = walkPictures(paths, stop);
    walked.files = found.files;
    for (const auto& trouble : found.troubles)
        walked.troubles += trouble.error.sentence();
    for (const PhotoRow& row : store.photos())
        walked.graduates.insert(graduateKey(row.label), row.subject);
    return walked;
}

Result<Reference> read(const Store& store, const QString& path, const Graduates& graduates) {
    const QFileInfo file(path);
    Reference reference;
    reference.fileName = file.fileName();
    const QList<Id> photos = graduates.values(graduateKey(file.completeBaseName()));
    reference.matched = !photos.isEmpty();
    if (!reference.matched) return reference;
    auto bytes = readFileBytes(path);
    if (!bytes) return Fail(bytes.error());
    if (auto picture = decodeUntrusted(*bytes); !picture) {
        if (picture.error().where.isEmpty()) picture.error().where = file.fileName();
        return Fail(picture.error());
    }
    const Hash hash = Hash::of(*bytes);
    for (const Id& photo : photos)
        if (const auto detail = store.photo(photo); detail && detail->reference != hash)
            reference.photos += photo;
    reference.bytes = *std::move(bytes);
    return reference;
}

} // namespace

/// Lives on the ReferenceImport's thread; files are read on the pool, one after another.
struct ReferenceImport::Private {
    ReferenceImport* q;
    Store& store;
    QThreadPool pool;
    std::stop_source stopping;
    Walked walked;
    Tally tally;
    qsizetype next = 0;
    bool active = false;

    Private(ReferenceImport* import, Store& photos) : q(import), store(photos) { pool.setMaxThreadCount(1); }
    ~Private() {
        stopping.request_stop();
        pool.waitForDone();
    }

    void start(const QStringList& paths);
    void readNext();
    void took(const Result<Reference>& reference);
    void give(const Reference& reference, qsizetype place);
    void done();
    void conclude(const Result<Tally>& result) {
        active = false;
        Q_EMIT q->finished(result);
    }
};

void ReferenceImport::Private::start(const QStringList& paths) {
    if (active) return;
    active = true;
    stopping = {};
    tally = {};
    next = 0;
    runAside(
        pool, q, [this, paths, stop = stopping.get_token()] { return walk(store, paths, stop); },
        [this](const Walked& found) {
            walked = found;
            tally.unreadable = found.troubles;
            tally.files = int(found.files.size());
            if (const auto may = checkRight(store.user().roles, Command::ImportPhotos); !may)
                return conclude(Fail(may.error()));
            readNext();
        });
}

void ReferenceImport::Private::readNext() {
    Q_EMIT q->progressed(int(next), tally.files);
    if (stopping.stop_requested() || next == walked.files.size()) return conclude(tally);
    runAside(
        pool, q, [this, path = walked.files.at(next)] { return read(store, path, walked.graduates); },
        [this](const Result<Reference>& reference) { took(reference); });
}

void ReferenceImport::Private::took(const Result<Reference>& reference) {
    if (!reference) {
        tally.unreadable += reference.error().sentence();
        return done();
    }
    if (!reference->matched) ++tally.unmatched;
    if (reference->matched && reference->photos.isEmpty()) ++tally.known;
    give(*reference, 0);
}

/// To one photo after another; what the store refuses ends the whole.
void ReferenceImport::Private::give(const Reference& reference, qsizetype place) {
    if (place == reference.photos.size()) return done();
    store.addReference(reference.photos.at(place), reference.fileName, reference.bytes, q,
                       [this, reference, place](const Result<Id>& added) {
                           if (!added && added.error().kind != ErrorKind::NotFound) // purged meanwhile
                               return conclude(Fail(added.error()));
                           if (added) ++tally.added;
                           give(reference, place + 1);
                       });
}

void ReferenceImport::Private::done() {
    ++next;
    readNext();
}

ReferenceImport::ReferenceImport(Store& store, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(this, store)) {}

ReferenceImport::~ReferenceImport() = default;

void ReferenceImport::start(const QStringList& paths) { d->start(paths); }
void ReferenceImport::cancel() { d->stopping.request_stop(); }
bool ReferenceImport::running() const { return d->active; }

} // namespace mianguan
