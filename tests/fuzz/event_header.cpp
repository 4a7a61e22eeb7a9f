#include "core/ledger/event.h"
#include "tests/fuzz/fuzz.h"

// An event's header as it stands in the ledger's file.

namespace mianguan::fuzz {

void feed(const QByteArray& input) {
    const Result<Event> read = decodeHeader(input);
    if (!read) return;
    const QByteArray written = encodeHeader(*read);
    promise(read->version < Event::currentVersion || written == input, "one event has one header");
    Event current = *read;
    current.version = Event::currentVersion;
    const Result<Event> again = decodeHeader(written);
    promise(again && *again == current, "a header comes back as it was written");
}

} // namespace mianguan::fuzz
