#pragma once

#include <QByteArray>

#include <optional>

namespace mianguan::http {

/// Where the head ends (just past its empty line); nothing when it is not all there. Looks from `from` on.
std::optional<qsizetype> endOfHead(QByteArrayView bytes, qsizetype from = 0);

/// Whether a request can begin with these bytes; tells a handshake or other rubbish before its end is waited
/// for.
bool mayBeginRequest(QByteArrayView bytes);

/// What of a whole head lets two readers disagree on where the request ends or whom it is for (RFC 9112
/// sections 2.2, 5.2, 6.3 and 3.2), in one hyphenated word for log and metrics; empty when there is nothing.
QByteArray faultOf(QByteArrayView head);

} // namespace mianguan::http
