#include "core/keys/seal.h"
#include "core/ledger/beginning.h"
#include "core/ledger/chain.h"
#include "core/ledger/database.h"
#include "core/ledger/subject_keys.h"
#include "tests/fuzz/fuzz.h"

// Events one after another as they stand in the ledger's file, their bodies sealed as they should be.

namespace mianguan::fuzz {

namespace {

const Database& database() {
    static const Database none(Database::memory(QStringLiteral("fuzz")));
    return none;
}

Key key(char letter) { return Key::fromBytes(QByteArray(Key::size, letter)); }

enum Change { OtherHash = 1, NoBody = 2, ClearBody = 4, OtherKey = 8, OtherPlace = 16, Gap = 32 };

/// The header, made to fit its body and its place unless the input would rather not.
Event fitted(Event header, int change, const QByteArray& body, const ChainHeads& before) {
    if (!(change & OtherHash)) header.body = Hash::of(body);
    if (change & OtherPlace) return header;
    const Head end = before.ends.value(header.station);
    header.seq = end.seq + 1;
    header.previous = end.hash;
    return header;
}

/// The columns that the header gives agree with it.
StoredEvent stored(Parts& parts, const ChainHeads& before) {
    const int change = parts.byte();
    StoredEvent event;
    event.position = before.position + 1 + (change & Gap ? 1 : 0);
    event.header = parts.run();
    const QByteArray body = parts.run();
    const Result<Event> read = decodeHeader(event.header);
    const Event header = read ? fitted(*read, change, body, before) : Event();
    if (read && read->version == Event::currentVersion) event.header = encodeHeader(header);
    event.id = header.id.bytes();
    event.station = header.station.bytes();
    event.seq = header.seq;
    event.hash = Hash::of(event.header).bytes();
    event.subject = header.subject.bytes();
    event.tombstone = header.tombstone;
    if (!(change & NoBody)) event.body = change & ClearBody ? body : seal(key('s'), body, event.header);
    event.wrappedKey = change & OtherKey ? body : sealKey(key('k'), key('s'), header.keySubject().bytes());
    return event;
}

void look(const Record& record) {
    promise(record.body.isNull() || record.event.seq > 0, "a body has its header");
    (void)predecessorIn(record);
    (void)record.body.blobs();
}

} // namespace

void feed(const QByteArray& input) {
    static const SubjectKeys keys(database(), key('k'));
    Chain chain, unread;
    Parts parts(input);
    while (!parts.atEnd()) {
        const StoredEvent event = stored(parts, chain.heads());
        Record record, withoutKeys;
        const QStringList problems = chain.follow(event, &keys, record);
        (void)unread.follow(event, nullptr, withoutKeys);
        promise(withoutKeys.body.isNull(), "without keys no body is read");
        promise(!problems.isEmpty() || event.body.isNull() || record.body.hash() == record.event.body,
                "a body that does not fit its header is named");
        const auto alone = readRecord(event, keys, {});
        promise(alone || !problems.isEmpty(), "what is wrong alone is wrong in its chain");
        look(record);
    }
    const auto heads = ChainHeads::fromBytes(chain.heads().bytes());
    promise(heads && heads->bytes() == chain.heads().bytes(), "heads come back as they were written");
}

} // namespace mianguan::fuzz
