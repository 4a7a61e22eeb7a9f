#pragma once

#include "core/wire/blob_messages.h"
#include "core/wire/enrolment_messages.h"
#include "core/wire/event_messages.h"
#include "core/wire/hub_info.h"
#include "core/wire/lease_messages.h"
#include "core/wire/submission.h"
#include "core/wire/submission_states.h"

namespace mianguan::wire::sample {

inline Id id(char byte) { return *Id::fromBytes(QByteArray(16, byte)); }
inline Hash hash(char byte) { return *Hash::fromBytes(QByteArray(32, byte)); }
inline SigningKey signer() { return SigningKey::fromSeed(Key::fromBytes(QByteArray(32, 7))); }

inline SentEvent event(char byte, bool whole = true) {
    SentEvent event{QByteArray(300, byte), QByteArray(64, 's'), {}, {}};
    if (whole) {
        event.userSignature = QByteArray(64, 'u');
        event.body = QByteArray(500, 'b');
    }
    return event;
}

inline EventBatch batch() { return {{event('a'), event('b', false)}}; }

inline EventOutcomes outcomes() {
    return {{{id('a'), Outcome::Applied, 7, {}},
             {id('b'), Outcome::Waiting, 0, Reason::of(Refusal::BlobsAwaited, {})},
             {id('c'), Outcome::Void, 8, Reason::of(Refusal::Locked, {})}},
            {3, hash('h')}};
}

inline Changes changes() {
    return {{{5, Outcome::Applied, {}, event('a')},
             {9, Outcome::Void, Reason::of(Refusal::Purged, {}), event('b', false)}},
            12,
            20,
            id('e')};
}

inline BlobQuery blobQuery() { return {{{id('a'), hash('x')}, {id('b'), hash('y')}}}; }
inline BlobBundle bundle() { return {{{{id('a'), hash('x')}, "portrait"}, {{id('b'), hash('y')}, "more"}}}; }
inline LeaseRequest leaseRequest() {
    return {id('u'), 20, std::chrono::seconds(600), QStringLiteral("10558"), QStringLiteral("2026")};
}
inline Leases leases() {
    return {{{id('l'), id('e'), id('s'), 1'800'000'000'000, std::chrono::seconds(60)}}};
}
inline EnrolmentRequest enrolmentRequest() {
    return EnrolmentRequest::signedBy(signer(), QByteArray(16, 'z'), QStringLiteral("东门 1 号台"),
                                      QStringLiteral("mianguan 0.1.0"));
}
inline Enrolment enrolment() {
    return {id('s'),
            {QStringLiteral("10558")},
            {QStringLiteral("operator"), QStringLiteral("reviewer")},
            signer().publicKey(),
            17};
}
inline HubInfo hubInfo() {
    return {id('h'),     QStringLiteral("中山大学"), QStringLiteral("mianguan-hub 0.1.0"),
            {1},         1'800'000'000'000,          signer().publicKey(),
            {hash('p')}, {hash('q'), hash('r')},     id('e')};
}
inline NonceAnswer nonce() { return {"bm9uY2U", 600}; }
inline SubmissionQuery submissionQuery() {
    return {{QStringLiteral("2026-20221001-take1"), QStringLiteral("2026-20221001-take2")}};
}
inline SubmissionStates submissionStates() {
    const QString key = QStringLiteral("2026-20221001-take1");
    const Reason closed{QStringLiteral("eyes-closed"), QStringLiteral("闭眼"), {}};
    return {{{key, id('a'), Outcome::Applied, {}, Review::Rejected, {closed}, QStringLiteral("again"), 0},
             {key, id('b'), Outcome::Applied, {}, Review::Pending, {}, {}, 12},
             {key, id('c'), Outcome::Void, Reason::of(Refusal::Locked, {}), {}, {}, {}, 0}}};
}
inline Submission submission() {
    return {QStringLiteral("10558"), QStringLiteral("2026"),   QStringLiteral("20221001"),   {},
            QStringLiteral("王丽"),  QStringLiteral("2026-1"), QByteArray("\xff\xd8picture")};
}

} // namespace mianguan::wire::sample
