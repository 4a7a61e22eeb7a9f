#include "core/ledger/backup_list.h"

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/signing.h"

// A backup's list of files: any text, and any lines signed as they should be.

namespace mianguan::fuzz {

namespace {

void read(const QByteArray& bytes) {
    const Result<BackupList> list = BackupList::fromBytes(bytes, {});
    if (!list) return;
    if (list->station == station().publicKey())
        promise(list->bytes(station()) == bytes, "one list has one form");
    promise(list->bytesInAll() >= 0, "sums stay in range");
    promise(BackupList::revisionOf(list->databaseName()) == list->revision, "a name tells its revision");
    for (const BackupList::Blob& blob : list->blobs) {
        promise(list->find(blob.place) == &blob, "each picture is found");
        promise(BlobPlace::fromPath(blob.place.path()) == blob.place, "a path tells its place");
    }
}

} // namespace

void feed(const QByteArray& input) {
    read(input);
    read(signedList(input));
    (void)BlobPlace::fromPath(QString::fromUtf8(input));
    (void)BackupList::revisionOf(QString::fromUtf8(input));
}

} // namespace mianguan::fuzz
