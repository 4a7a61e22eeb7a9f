#include "core/base/cbor.h"

#include "tests/fuzz/fuzz.h"

// CBOR from anywhere, written again the one way there is.

namespace mianguan::fuzz {

void feed(const QByteArray& input) {
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(input, &error);
    if (error.error != QCborError::NoError) return;
    const QByteArray written = toCanonicalCbor(value);
    const QCborValue again = QCborValue::fromCbor(written, &error);
    promise(error.error == QCborError::NoError && error.offset == written.size(), "what is written is CBOR");
    promise(toCanonicalCbor(again) == written, "equal values give equal bytes");
    promise(written.size() <= 9 * input.size(), "nothing grows beyond the widest numbers");
}

} // namespace mianguan::fuzz
