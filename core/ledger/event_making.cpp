#include "core/ledger/event_making.h"

#include "core/base/clock.h"

namespace mianguan {

Event eventOf(const Draft& draft, const Head& after, const Author& author) {
    Event event;
    event.id = Id::random();
    event.station = after.station;
    event.seq = after.seq + 1;
    event.previous = after.hash;
    event.type = draft.type;
    event.typeVersion = draft.typeVersion;
    event.subject = draft.subject;
    event.user = author.user;
    if (draft.userSigned && author.signing) event.signer = author.signing->publicKey();
    event.tombstone = draft.tombstone;
    event.timeMs = nowMs();
    return event;
}

} // namespace mianguan
