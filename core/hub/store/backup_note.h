#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <QString>

#include <optional>

namespace mianguan {
class Transfer;
}

namespace mianguan::hub {

class HubKeys;

/// What a backup folder holds, in `backup.json`: replaced last and as a whole, so that until then the backup
/// before it can be restored. Begun, and never finished yet, it names no database.
struct BackupNote {
    Id hub;
    int number = 0;
    QString database = {}; ///< the file's name
    Hash hash = {};        ///< of that file

    bool isWhole() const { return !database.isEmpty() && !hash.isNull(); }
    static std::optional<BackupNote> read(const QString& folder, QByteArray* proof = nullptr);
    /// Proven with the hub's key: another key is told before a restore begins.
    Result<void> write(const QString& folder, const HubKeys& keys, Transfer& transfer) const;
    bool isProvenBy(const QByteArray& proof, const HubKeys& keys) const;
};

} // namespace mianguan::hub
