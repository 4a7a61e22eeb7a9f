#include "core/wire/enrolment_messages.h"

#include "core/base/cbor.h"
#include "core/wire/fields.h"
#include "core/wire/limits.h"

namespace mianguan::wire {

using namespace Qt::StringLiterals;

QByteArray EnrolmentRequest::signedPart() const { return "mianguan enrolment" + secret + stationKey.bytes(); }

EnrolmentRequest EnrolmentRequest::signedBy(const SigningKey& station, const QByteArray& secret,
                                            const QString& name, const QString& software) {
    EnrolmentRequest request{secret, station.publicKey(), name, software, {}};
    request.signature = station.sign(request.signedPart());
    return request;
}

QByteArray toBytes(const EnrolmentRequest& request) {
    return toCanonicalCbor(QCborMap{{"secret"_L1, request.secret},
                                    {"station_key"_L1, request.stationKey.bytes()},
                                    {"name"_L1, request.name},
                                    {"software"_L1, request.software},
                                    {"signature"_L1, request.signature}});
}

QByteArray toBytes(const Enrolment& enrolment) {
    return toCanonicalCbor(QCborMap{{"station"_L1, enrolment.station.bytes()},
                                    {"schools"_L1, QCborArray::fromStringList(enrolment.schools)},
                                    {"ceiling"_L1, QCborArray::fromStringList(enrolment.ceiling)},
                                    {"hub_key"_L1, enrolment.hubKey.bytes()},
                                    {"position"_L1, enrolment.position}});
}

Result<EnrolmentRequest> enrolmentRequestFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return EnrolmentRequest{fields.bytes("secret"_L1, enrolmentSecretBytes, enrolmentSecretBytes),
                                fields.key("station_key"_L1), fields.text("name"_L1, limit::textLength),
                                fields.text("software"_L1, limit::textLength),
                                fields.bytes("signature"_L1, 64, 64)};
    });
}

Result<Enrolment> enrolmentFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return Enrolment{fields.id("station"_L1),
                         fields.texts("schools"_L1, limit::schools, limit::textLength),
                         fields.texts("ceiling"_L1, limit::schools, limit::textLength),
                         fields.key("hub_key"_L1), fields.number("position"_L1)};
    });
}

} // namespace mianguan::wire
