#include "core/ledger/verification.h"

#include "core/ledger/blob_store.h"
#include "core/ledger/chain.h"
#include "core/ledger/database.h"
#include "core/ledger/sql_error.h"

#include <QCoreApplication>
#include <QSet>
#include <QSqlError>

namespace mianguan {

namespace {

using Files = QHash<Id, QSet<Hash>>;

/// Listed before the events are read: whatever is published by then has its event already.
Files publishedFiles(const BlobStore& blobs) {
    Files files;
    for (const Id& subject : blobs.subjects()) {
        const QList<Hash> hashes = blobs.blobsOf(subject);
        files.insert(subject, QSet<Hash>(hashes.begin(), hashes.end()));
    }
    return files;
}

QStringList checkBlobs(const BlobStore& blobs, const Record& record, Files& unnamed) {
    QStringList problems;
    for (const Hash& hash : record.body.blobs()) {
        unnamed[record.event.subject].remove(hash);
        const Result<QByteArray> bytes = blobs.read(record.event.subject, hash);
        if (!bytes) problems += bytes.error().sentence();
    }
    return problems;
}

QStringList namedByNone(const Files& unnamed) {
    QStringList problems;
    for (auto subject = unnamed.cbegin(); subject != unnamed.cend(); ++subject) {
        if (subject->isEmpty()) continue;
        problems +=
            QCoreApplication::translate("Ledger",
                                        "%n stored picture(s) of %1 have no event: the ledger may have "
                                        "lost its end. Delete nothing",
                                        nullptr, int(subject->size()))
                .arg(subject.key().hex());
    }
    return problems;
}

} // namespace

Result<QStringList> verifyLedger(const Database& database, const BlobStore& blobs,
                                 const std::stop_token& stop) {
    Files unnamed = publishedFiles(blobs);
    auto rows = selectEvents(database, 0);
    if (!rows) return Fail(rows.error());
    QStringList problems;
    Chain chain;
    while (rows->next()) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled,
                        QCoreApplication::translate("Ledger", "The verification was stopped"));
        Record record;
        problems += chain.follow(storedEvent(*rows), record);
        problems += checkBlobs(blobs, record, unnamed);
    }
    if (rows->lastError().isValid()) return failFromSql(rows->lastError(), database.place());
    return problems + namedByNone(unnamed);
}

} // namespace mianguan
