#pragma once

#include "core/base/hash.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace mianguan::wire {

/// What an administrator hands to a new station: where the hub is, the pin of its TLS key, and a secret that
/// is good once. Written "hub.example.edu.cn:8443/ABCDEF-GHJKMN-…": sixteen groups of five letters
/// (Crockford's base 32) and one that checks them, so that a mistyped group is named.
struct EnrolmentCode {
    QString address;   ///< host or host:port
    Hash pin;          ///< SHA-256 of the TLS SubjectPublicKeyInfo
    QByteArray secret; ///< 16 bytes

    QString text() const; ///< to be typed, or shown as a QR code
    QString url() const { return QStringLiteral("https://") + address; }
    /// Spaces, hyphens, line ends and case do not matter; O is 0, I and L are 1; "https://" may stand in
    /// front. Error: Refused, saying which part is wrong.
    static Result<EnrolmentCode> parse(const QString& text);

    bool operator==(const EnrolmentCode&) const = default;
};

} // namespace mianguan::wire
