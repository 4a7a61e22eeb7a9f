#include "core/ledger/backup.h"
#include "core/ledger/backup_list.h"
#include "tests/fuzz/folder.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/whole_ledger.h"

// A stick with a backup whose list is signed and fits its files, checked, restored and opened.

namespace mianguan::fuzz {

namespace {

FileSum sumOf(const QByteArray& bytes) { return {bytes.size(), Hash::of(bytes)}; }

/// The list as the input has it, but for the sums of what lies there; as it is where it is none.
QByteArray listFor(const QByteArray& lines, const QByteArray& database, const QByteArray& picture) {
    const QByteArray bytes = signedList(lines);
    Result<BackupList> list = BackupList::fromBytes(bytes, {});
    if (!list) return bytes;
    list->database = sumOf(database);
    for (BackupList::Blob& blob : list->blobs)
        blob.sum = sumOf(picture);
    return list->bytes(station());
}

void fill(const Folder& stick, const QByteArray& input) {
    Parts parts(input);
    const QByteArray lines = parts.run(), picture = parts.run(), database = parts.run();
    const QByteArray bytes = listFor(lines, database, picture);
    stick.put(QStringLiteral("backup.list"), bytes);
    const Result<BackupList> list = BackupList::fromBytes(bytes, {});
    if (!list) return;
    stick.put(list->databaseName(), database);
    for (const BackupList::Blob& blob : list->blobs)
        stick.put(blob.place.path(), picture);
}

} // namespace

void feed(const QByteArray& input) {
    const Folder stick, desk;
    fill(stick, input);
    const Result<BackupContents> said = readBackup(stick.path());
    const Result<QStringList> wrong = verifyBackup(stick.path());
    const QString store = desk.path() + QStringLiteral("/store");
    const Result<BackupContents> restored = restore(stick.path(), store, FileSystem::real());
    promise(said.has_value() == wrong.has_value(), "a list is read by both or by none");
    if (!said) promise(!restored, "without a list nothing is restored");
    if (restored) useLedger(store, desk.path() + QStringLiteral("/machine"));
}

} // namespace mianguan::fuzz
