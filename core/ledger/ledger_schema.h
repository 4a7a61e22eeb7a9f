#pragma once

#include <QList>
#include <QStringList>

namespace mianguan {

class Database;

namespace ledgerSchema {
inline constexpr qint32 applicationId = 0x4d474c31; // "MGL1"
inline constexpr int plainVersion = 1;              ///< events in clear
inline constexpr int sealedVersion = 2;             ///< keys, slots, signatures

/// Numbered from 1; never changed once released.
const QList<QStringList>& steps();
/// What keeps a body as it is once it is sealed; after step 2, when the bodies of step 1 are.
QString bodyTrigger();
} // namespace ledgerSchema

} // namespace mianguan
