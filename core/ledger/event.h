#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace mianguan {

/// The header of one thing that happened. Its hash names the event in the chain; the body hangs on it by
/// `body` and can be taken away without breaking the chain.
struct Event {
    int version = 1;
    Id id;
    Id station;
    qint64 seq = 0;    ///< 1, 2, 3 … on its station
    Hash previous;     ///< of the station's event before; null for the first
    qint64 seen = 0;   ///< the last hub position this station had applied
    QString type;      ///< e.g. "photo-submitted"
    Id subject;        ///< null when it concerns the station itself
    Id user;           ///< null until people sign in
    qint64 timeMs = 0; ///< UTC by the station's clock; never used for order
    Hash body;

    bool operator==(const Event&) const = default;
};

QByteArray encodeHeader(const Event& event);
Result<Event> decodeHeader(const QByteArray& bytes);

} // namespace mianguan
