#include "core/ledger/body.h"

#include "tests/fuzz/fuzz.h"

// An event's body once it is unsealed.

namespace mianguan::fuzz {

namespace {

bool asWeWrite(const Body& body, const QCborMap& content) {
    for (auto entry = content.cbegin(); entry != content.cend(); ++entry)
        if (!entry.key().isString()) return false;
    return Body::of(content, body.bytes().mid(3, 32)).bytes() == body.bytes();
}

/// Of any other body the two may read more or less.
void pickEach(const Body& body) {
    const QCborMap content = body.content();
    if (!asWeWrite(body, content)) return;
    for (const auto name : {QLatin1String("blobs"), QLatin1String("label"), QLatin1String("worst")}) {
        const QCborValue picked = body.pick({name}).value(name);
        promise(picked == content.value(name), "an entry picked is the one of the whole content");
    }
}

} // namespace

void feed(const QByteArray& input) {
    const Result<Body> body = Body::fromBytes(input);
    if (!body) return;
    promise(body->bytes() == input, "a body keeps its bytes");
    (void)body->pick({QLatin1String("blobs"), QLatin1String("label")});
    (void)body->blobs();
    pickEach(*body);
}

} // namespace mianguan::fuzz
