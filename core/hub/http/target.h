#pragma once

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace mianguan::http {

using Query = QList<std::pair<QByteArray, QByteArray>>;

/// What a request line asks for, decoded.
struct Target {
    QByteArrayList segments; ///< of the path, each percent-decoded: UTF-8, never empty, "." or ".."
    Query query;             ///< decoded, in order; at most 100
    bool operator==(const Target&) const = default;
};

/// Reads "/path?query" (origin form, RFC 9112 section 3.2.1) and refuses the tricks: another form, an empty
/// segment,
/// "." and "..", also when encoded, an encoded slash, backslash or control character, a wrong percent sign,
/// what is not UTF-8. "/" alone has no segments; one slash at the end stays as an empty last segment, which
/// no route has.
std::optional<Target> readTarget(QByteArrayView target);

} // namespace mianguan::http
