#include "core/hub/store/backup_note.h"

#include "core/hub/store/hub_keys.h"
#include "core/ledger/durable_file.h"
#include "core/ledger/transfer.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace mianguan::hub {

namespace {

QString pathIn(const QString& folder) { return folder + QStringLiteral("/backup.json"); }

QJsonObject fieldsOf(const BackupNote& note) {
    return {{QStringLiteral("hub"), note.hub.hex()},
            {QStringLiteral("number"), note.number},
            {QStringLiteral("database"), note.database},
            {QStringLiteral("sha256"), note.hash.hex()}};
}

QByteArray proofOf(const BackupNote& note, const HubKeys& keys) {
    return keys.proofOf(QJsonDocument(fieldsOf(note)).toJson(QJsonDocument::Compact));
}

} // namespace

std::optional<BackupNote> BackupNote::read(const QString& folder, QByteArray* proof) {
    QFile file(pathIn(folder));
    if (!file.open(QFile::ReadOnly)) return std::nullopt;
    const QJsonObject fields = QJsonDocument::fromJson(file.readAll()).object();
    const auto hub = Id::fromHex(fields.value(QLatin1String("hub")).toString());
    if (!hub) return std::nullopt;
    if (proof) *proof = QByteArray::fromHex(fields.value(QLatin1String("proof")).toString().toLatin1());
    return BackupNote{*hub, fields.value(QLatin1String("number")).toInt(),
                      fields.value(QLatin1String("database")).toString(),
                      Hash::fromHex(fields.value(QLatin1String("sha256")).toString()).value_or(Hash())};
}

Result<void> BackupNote::write(const QString& folder, const HubKeys& keys, Transfer& transfer) const {
    QJsonObject fields = fieldsOf(*this);
    fields.insert(QStringLiteral("proof"), QString::fromLatin1(proofOf(*this, keys).toHex()));
    const QByteArray bytes = QJsonDocument(fields).toJson();
    if (auto replaced = replaceFileDurably(transfer.files(), pathIn(folder), bytes); !replaced)
        return replaced;
    return transfer.sum(pathIn(folder), backupDiskFailed).and_then([&](const FileSum& sum) -> Result<void> {
        return sum.hash == Hash::of(bytes) ? Result<void>() : readsBackDifferently(pathIn(folder));
    });
}

bool BackupNote::isProvenBy(const QByteArray& proof, const HubKeys& keys) const {
    return proof == proofOf(*this, keys);
}

} // namespace mianguan::hub
