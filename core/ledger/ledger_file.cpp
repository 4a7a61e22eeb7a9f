#include "core/ledger/ledger_file.h"

#include "core/ledger/database.h"
#include "core/ledger/ledger_schema.h"
#include "core/ledger/migration.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlQuery>

namespace mianguan {

namespace {

Fail halfRestored(const QString& folder) {
    return fail(
        ErrorKind::Refused,
        QCoreApplication::translate("Ledger", "The restoring of a backup into this folder was not finished"),
        folder,
        QCoreApplication::translate("Ledger", "Restore the backup again; it goes on where it stopped."));
}

QString ledgerIn(const QString& folder) { return folder + QStringLiteral("/ledger.db"); }

/// None when the making of a new one was cut short between its steps.
Result<bool> holdsEvents(const Database& database) {
    auto row = database.run(QStringLiteral("SELECT 1 FROM event LIMIT 1"));
    if (!row) return Fail(row.error());
    return row->next();
}

} // namespace

LedgerFile::LedgerFile(const QString& folder, FileSystem& system) : place(folder), files(system) {}
LedgerFile::~LedgerFile() = default;

Result<std::unique_ptr<LedgerFile>> LedgerFile::open(const QString& folder, FileSystem& files) {
    std::unique_ptr<LedgerFile> file(new LedgerFile(folder, files));
    if (auto ready = file->prepare(); !ready) return Fail(ready.error());
    return file;
}

QString LedgerFile::restoredMarkIn(const QString& folder) { return folder + QStringLiteral("/restored"); }

bool LedgerFile::restoreCutShortIn(const QString& folder) {
    return QFileInfo::exists(restoredMarkIn(folder)) && !QFileInfo::exists(ledgerIn(folder));
}

Result<void> LedgerFile::prepare() {
    if (auto made = makeFolderDurably(files, place); !made) return made;
    auto taken = FolderLock::take(place);
    if (!taken) return Fail(taken.error());
    lock = std::move(*taken);
    if (restoreCutShortIn(place)) return halfRestored(place);
    data = std::make_unique<Database>(Database::file(ledgerIn(place), files));
    keys = std::make_unique<KeyCabinet>(*data);
    const Result<qint64> version = schemaVersion(*data, ledgerSchema::applicationId);
    if (!version) return Fail(version.error());
    if (*version == ledgerSchema::plainVersion) {
        const Result<bool> written = holdsEvents(*data);
        if (!written) return Fail(written.error());
        if (*written) {
            condition = State::Plain;
            storeId = Id::random();
            return {};
        }
    }
    return migrate(*data, ledgerSchema::applicationId, ledgerSchema::steps())
        .and_then([&] { return syncFolder(files, place); })
        .and_then([&] { return readStore(); });
}

Result<void> LedgerFile::emptyLog() {
    auto emptied = data->run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (!emptied) return Fail(emptied.error());
    const bool stillRead = !emptied->next() || emptied->value(0).toBool();
    if (stillRead)
        return fail(ErrorKind::Busy, QCoreApplication::translate("Ledger", "The data is being read"), place);
    return {};
}

Result<void> LedgerFile::readStore() {
    auto row = data->run(QStringLiteral("SELECT id FROM store"));
    if (!row) return Fail(row.error());
    const bool founded = row->next();
    condition = founded ? State::Sealed : State::New;
    storeId = founded ? Id::fromBytes(row->value(0).toByteArray()).value_or(Id()) : Id::random();
    return {};
}

} // namespace mianguan
