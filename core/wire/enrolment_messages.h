#pragma once

#include "core/keys/signature.h"

#include <QStringList>

namespace mianguan::wire {

constexpr qsizetype enrolmentSecretBytes = 16;

/// POST /v1/enrolments. Sent again with the same secret and key, when an answer was lost, it is answered as
/// before.
struct EnrolmentRequest {
    QByteArray secret; ///< 16 bytes, out of the enrolment code
    PublicKey stationKey;
    QString name;         ///< of the station, for people
    QString software;     ///< "mianguan 0.1.0"
    QByteArray signature; ///< by the station's key

    /// What is signed: the words "mianguan enrolment", the secret, the key.
    QByteArray signedPart() const;
    static EnrolmentRequest signedBy(const SigningKey& station, const QByteArray& secret, const QString& name,
                                     const QString& software);
    bool isSigned() const { return stationKey.verifies(signedPart(), signature); }
};

struct Enrolment {
    Id station;          ///< how requests name the caller: made of its key
    QStringList schools; ///< whose graduates it may see; empty: every school
    QStringList ceiling; ///< ids of the roles that can be exercised through it
    PublicKey hubKey;    ///< signs the hub's own events
    qint64 position = 0; ///< of the enrolment in the hub's log

    bool operator==(const Enrolment&) const = default;
};

QByteArray toBytes(const EnrolmentRequest& request);
QByteArray toBytes(const Enrolment& enrolment);

// Error: Unreadable, or TooLarge for too many items; `where` names the field.
Result<EnrolmentRequest> enrolmentRequestFrom(const QByteArray& bytes); ///< its signature is not checked
Result<Enrolment> enrolmentFrom(const QByteArray& bytes);

} // namespace mianguan::wire
