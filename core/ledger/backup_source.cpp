#include "core/ledger/backup_source.h"

#include "core/ledger/database.h"
#include "core/ledger/ledger.h"
#include "core/ledger/sql_error.h"

#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>

namespace mianguan {

namespace {

/// Ends early when someone stopped, which the reading of the events then says.
std::vector<BlobPlace> publishedIn(const BlobStore& store, const std::stop_token& stop) {
    std::vector<BlobPlace> places;
    for (const Id& subject : store.subjects()) {
        if (stop.stop_requested()) break;
        for (const Hash& name : store.namesOf(subject))
            places.push_back({subject, name});
    }
    return places;
}

qint64 sizeAt(const QString& path) {
    const QFileInfo file(path);
    return file.isFile() ? file.size() : -1;
}

} // namespace

/// What is published before the moment has its event in it; what came since is found by the events alone.
Result<void> BackupSource::begin(const std::stop_token& stop) {
    const std::vector<BlobPlace> published = publishedIn(ledger.blobStore(), stop);
    auto begun = ledger.database().run(QStringLiteral("BEGIN"));
    if (!begun) return Fail(begun.error());
    reading = true;
    return readSize()
        .and_then([&] { return readPurged(); })
        .and_then([&] { return readEvents(stop); })
        .and_then([&] { return addPublished(published, stop); });
}

void BackupSource::finish() {
    if (reading) (void)ledger.database().run(QStringLiteral("ROLLBACK"));
    reading = false;
}

Result<void> BackupSource::readSize() {
    auto row = ledger.database().run(
        QStringLiteral("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"));
    if (!row) return Fail(row.error());
    size = row->next() ? row->value(0).toLongLong() : 0;
    return {};
}

Result<void> BackupSource::readPurged() {
    auto rows = ledger.database().run(QStringLiteral("SELECT subject FROM event WHERE tombstone"));
    if (!rows) return Fail(rows.error());
    while (rows->next())
        purged += Id::fromBytes(rows->value(0).toByteArray()).value_or(Id());
    return {};
}

/// An event that is damaged names nothing; its pictures are found among the published.
Result<void> BackupSource::readEvents(const std::stop_token& stop) {
    auto rows = selectEvents(ledger.database(), 0);
    if (!rows) return Fail(rows.error());
    Chain chain;
    while (rows->next()) {
        if (stop.stop_requested()) return stoppedHalfway();
        const StoredEvent stored = storedEvent(*rows);
        Record record;
        chain.follow(stored, &ledger.subjectKeys(), record);
        if (record.body.isNull()) continue;
        const Result<Key> key = ledger.subjectKeys().unwrapped(record.event.keySubject(), stored.wrappedKey);
        if (key && !(record.adopted)) addNamed(record, *key); // others' are found among the published
    }
    if (rows->lastError().isValid()) return failFromSql(rows->lastError(), ledger.database().place());
    reached = chain.heads();
    return {};
}

void BackupSource::addNamed(const Record& record, const Key& key) {
    if (purged.contains(record.event.subject)) return;
    for (const Hash& hash : record.body.blobs())
        found.push_back({{record.event.subject, BlobStore::nameOf(key, hash)}, record.event.id});
}

Result<void> BackupSource::addPublished(const std::vector<BlobPlace>& published,
                                        const std::stop_token& stop) {
    for (const BlobPlace& place : published) {
        if (!purged.contains(place.subject)) found.push_back({place, {}});
    }
    const auto order = [](const Blob& a, const Blob& b) { return a.place < b.place; };
    const auto same = [](const Blob& a, const Blob& b) { return a.place == b.place; };
    std::stable_sort(found.begin(), found.end(), order); // the one with its event first
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    for (Blob& blob : found) {
        if (stop.stop_requested()) return stoppedHalfway();
        blob.size = sizeAt(pathOf(blob));
    }
    return {};
}

QList<Head> BackupSource::heads() const {
    QList<Head> all = reached.ends.values();
    std::sort(all.begin(), all.end(), [](const Head& a, const Head& b) { return a.station < b.station; });
    return all;
}

/// It may be published between the first look and the second.
QString BackupSource::pathOf(const Blob& blob) const {
    const BlobStore& store = ledger.blobStore();
    const QString published = store.path(blob.place.subject, blob.place.name);
    for (const QString& path : {published, store.stagedPath(blob.event, blob.place.name), published}) {
        if (QFileInfo::exists(path)) return path;
    }
    return {};
}

Result<bool> BackupSource::goesOnFrom(const QList<Head>& heads) const {
    for (const Head& head : heads) {
        auto row =
            ledger.database().run(QStringLiteral("SELECT hash FROM event WHERE station = ? AND seq = ?"),
                                  {head.station.bytes(), head.seq});
        if (!row) return Fail(row.error());
        if (!row->next() || row->value(0).toByteArray() != head.hash.bytes()) return false;
    }
    return true;
}

Result<bool> BackupSource::purgedSince(qint64 position) const {
    auto row = ledger.database().run(QStringLiteral("SELECT 1 FROM event WHERE tombstone AND position > ?"),
                                     {position});
    if (!row) return Fail(row.error());
    return row->next();
}

} // namespace mianguan
