#include "core/ledger/chain.h"
#include "tests/fuzz/fuzz.h"

// How far a snapshot goes.

namespace mianguan::fuzz {

void feed(const QByteArray& input) {
    const Result<ChainHeads> read = ChainHeads::fromBytes(input);
    if (read) promise(read->bytes() == input, "the same heads give the same bytes");
}

} // namespace mianguan::fuzz
