#include "core/identify/code_payload.h"

#include "core/identify/identity_check.h"
#include "tests/fuzz/fuzz.h"

// What any code may hold.

namespace mianguan::fuzz {

void feed(const QByteArray& input) {
    const CodePayload payload = plainPayload(input);
    promise(payload.bytes == input, "the code's own bytes stay");
    promise(payload.identityNumber.isEmpty() || identityFacts(payload.identityNumber),
            "an identity number is right");
    promise(payload.studentNumber.size() <= 20, "a student number is short");
    for (const QChar c : payload.text)
        promise(c.isPrint() || c.isSurrogate(), "text is text");
}

} // namespace mianguan::fuzz
