#include "core/wire/enrolment_code.h"
#include "core/wire/nonce.h"
#include "core/wire/problem.h"
#include "core/wire/request_signature.h"
#include "tests/fuzz/seeding.h"
#include "tests/wire/samples.h"

// Writes small messages, as stations and hubs send them, for their fuzzers: wire_seeds FOLDER.

namespace mianguan::fuzz {

namespace {

using namespace mianguan::wire;

/// As Parts::run() takes it.
QByteArray run(const QByteArray& bytes) {
    return QByteArray{1, char(bytes.size() & 0xff)} + char(bytes.size() >> 8) + bytes;
}

void seedMessages() {
    const QByteArrayList messages{toBytes(sample::batch()),
                                  toBytes(sample::outcomes()),
                                  toBytes(OutcomeQuery{{sample::id('a')}}),
                                  toBytes(sample::changes()),
                                  toBytes(sample::blobQuery()),
                                  toBytes(BlobsMissing{{0, 999}}),
                                  toBytes(sample::bundle()),
                                  toBytes(BlobResults{{{}, QStringLiteral("hash-differs")}}),
                                  toBytes(sample::leaseRequest()),
                                  toBytes(LeaseRenewal()),
                                  toBytes(sample::leases()),
                                  toBytes(sample::enrolmentRequest()),
                                  toBytes(sample::enrolment()),
                                  toBytes(sample::hubInfo()),
                                  toBytes(sample::nonce()),
                                  toBytes(sample::submission()),
                                  toBytes(Submitted{sample::id('e'), sample::id('s')}),
                                  toBytes(sample::submissionQuery()),
                                  toBytes(sample::submissionStates())};
    Changes with = sample::changes();
    with.left = 7;
    seed("wire_message", char(3) + toBytes(with));
    for (qsizetype kind = 0; kind < messages.size(); ++kind)
        seed("wire_message", char(kind) + messages[kind]);
}

void seedHeaders() {
    const Nonce nonce =
        Nonce::make(Key::fromBytes(QByteArray(Key::size, 'k')), Nonce::Time(5000), QByteArray(16, 'r'));
    const QByteArrayList lines =
        RequestSignature::by(sample::signer(), sample::id('s'), {"GET", "/v1/events", {}, nonce.text(), 3})
            .headerLines();
    QByteArray all;
    for (const QByteArray& line : lines)
        all += run(line.mid(line.indexOf(": ") + 2));
    seed("request_headers", all + BlobName{sample::id('a'), sample::hash('b')}.path().toLatin1());
}

void seedCodes() {
    for (const QString& address : {QStringLiteral("hub.example.edu.cn"), QStringLiteral("[fd00::1]:8443")})
        seed("enrolment_code",
             EnrolmentCode{address, sample::hash('p'), QByteArray(16, 's')}.text().toUtf8());
    seed("enrolment_code", run(QByteArray(16, 's')) + "10.1.2.3:8443");
}

} // namespace

void writeSeeds() {
    seedMessages();
    seedHeaders();
    seedCodes();
    seed("problem", toBytes(Problem::of(Refusal::ChainGap, u"en", QStringLiteral("r1"),
                                        {{QStringLiteral("head"), QJsonObject()}})));
    seed("problem", toBytes(Problem::of(Refusal::Locked, u"zh", {})));
}

} // namespace mianguan::fuzz
