#pragma once

#include "core/access/role.h"
#include "core/ledger/anchor.h"
#include "core/ledger/beginning.h"
#include "core/ledger/record.h"
#include "core/wire/event_messages.h"
#include "core/work/event_types.h"

#include <QCborArray>

namespace mianguan::test {

/// Someone with a key.
struct TestPerson {
    Id id = Id::random();
    std::shared_ptr<const SigningKey> key = std::make_shared<const SigningKey>(SigningKey::random());
    Author author() const { return {id, key}; }
};

struct Written {
    Event event;
    Hash hash;
    Body body;
    wire::SentEvent sent;
    Record record() const { return {0, event, hash, body}; }
};

/// A station whose chain is written by hand, event for event as a ledger writes it, with any `seen`.
class HandStation {
public:
    SigningKey key = SigningKey::random();
    qint64 seen = 0;
    Head head;

    Id id() const { return key.publicKey().id(); }

    Written write(const Draft& draft, const Author& author = {}) {
        Written made;
        made.body = Body::of(draft.content);
        Event& event = made.event;
        event.id = Id::random();
        event.station = id();
        event.seq = head.seq + 1;
        event.previous = head.hash;
        event.seen = seen;
        event.type = draft.type;
        event.typeVersion = draft.typeVersion;
        event.subject = draft.subject;
        event.user = author.user;
        if (draft.userSigned) event.signer = author.signing->publicKey();
        event.tombstone = draft.tombstone;
        event.timeMs = 1'800'000'000'000;
        event.body = made.body.hash();
        made.sent.header = encodeHeader(event);
        made.sent.stationSignature = key.sign(signedByStation(made.sent.header));
        if (draft.userSigned) made.sent.userSignature = author.signing->sign(signedByUser(made.sent.header));
        made.sent.body = made.body.bytes();
        made.hash = Hash::of(made.sent.header);
        head = {id(), event.seq, made.hash};
        return made;
    }
};

// What is written, by hand: nothing of the program that writes it otherwise is asked.
inline Draft plain(QLatin1String type, const Id& subject, const QCborMap& content = {}) {
    return {type, subject, content};
}
inline Draft userSigned(QLatin1String type, const Id& subject, const QCborMap& content = {}) {
    Draft draft{type, subject, content};
    draft.userSigned = true;
    return draft;
}
inline Draft begun(const HandStation& station, const Head& predecessor = {}, Beginning why = Beginning::New) {
    return chainStart(why, station.key.publicKey(), predecessor, {});
}
inline Draft founded(const QString& school) {
    return plain(EventType::storeFounded, {}, {{QStringLiteral("school"), school}});
}
inline Draft added(const TestPerson& person, Roles roles) {
    return userSigned(EventType::userAdded, {},
                      {{QStringLiteral("user"), person.id.bytes()},
                       {QStringLiteral("roles"), QCborArray::fromStringList(roleIds(roles))},
                       {QStringLiteral("key"), person.key->publicKey().bytes()}});
}
inline Draft rolesOf(const TestPerson& person, Roles roles) {
    return userSigned(EventType::userRolesChanged, {},
                      {{QStringLiteral("user"), person.id.bytes()},
                       {QStringLiteral("roles"), QCborArray::fromStringList(roleIds(roles))}});
}
inline Draft keyOf(const TestPerson& person) {
    return userSigned(EventType::userKeyChanged, {},
                      {{QStringLiteral("user"), person.id.bytes()},
                       {QStringLiteral("key"), person.key->publicKey().bytes()}});
}
inline Draft removed(const TestPerson& person) {
    return userSigned(EventType::userRemoved, {}, {{QStringLiteral("user"), person.id.bytes()}});
}
inline Draft reviewsOwn(bool allowed) {
    return userSigned(EventType::policyChanged, {}, {{QStringLiteral("review_own_photos"), allowed}});
}
inline Draft enrolled(const Id& subject, const QString& school, const QString& number = {}) {
    return plain(EventType::graduateEnrolled, subject,
                 {{QStringLiteral("school"), school},
                  {QStringLiteral("batch"), QStringLiteral("2027")},
                  {QStringLiteral("entry"), QCborMap{{QStringLiteral("student_number"), number}}}});
}
inline Draft submitted(const Id& subject, const QByteArray& portrait) {
    return plain(EventType::photoSubmitted, subject,
                 {{QStringLiteral("blobs"),
                   QCborMap{{QStringLiteral("portrait"), Hash::of(portrait).bytes()},
                            {QStringLiteral("original"), Hash::of("original of " + portrait).bytes()}}}});
}
inline Draft unmadePhoto(const Id& subject) { return plain(EventType::photoUnmade, subject); }
inline Draft verdict(bool approves, const Id& subject, const Id& submission) {
    return userSigned(approves ? EventType::photoApproved : EventType::photoRejected, subject,
                      {{QStringLiteral("submission"), submission.bytes()}});
}
inline Draft aboutVerdict(QLatin1String type, const Id& subject, const Id& verdict) {
    const QCborMap content{{QStringLiteral("verdict"), verdict.bytes()}};
    return type == EventType::photoDelivered ? plain(type, subject, content)
                                             : userSigned(type, subject, content);
}
inline Draft matched(const Id& photo, const Id& graduate) {
    return plain(EventType::photoMatched, photo, {{QStringLiteral("graduate"), graduate.bytes()}});
}
inline Draft matchUndone(const Id& photo, const Id& graduate, const Id& match) {
    return userSigned(
        EventType::matchUndone, photo,
        {{QStringLiteral("graduate"), graduate.bytes()}, {QStringLiteral("match"), match.bytes()}});
}
inline Draft purging(const Id& subject) {
    Draft draft = userSigned(EventType::photoPurged, subject);
    draft.tombstone = true;
    return draft;
}

} // namespace mianguan::test
