#include "core/base/hasher.h"

#include <sodium.h>

namespace mianguan {

namespace {

using State = crypto_hash_sha256_state;

State* stateIn(std::array<unsigned char, 104>& bytes) { return reinterpret_cast<State*>(bytes.data()); }

} // namespace

Hasher::Hasher() {
    static_assert(sizeof(State) == sizeof(state) && alignof(State) <= 8);
    crypto_hash_sha256_init(stateIn(state));
}

void Hasher::add(QByteArrayView piece) {
    crypto_hash_sha256_update(stateIn(state), reinterpret_cast<const unsigned char*>(piece.data()),
                              quint64(piece.size()));
}

Hash Hasher::result() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256_final(stateIn(state), digest.data());
    return *Hash::fromBytes(QByteArrayView(digest.data(), qsizetype(digest.size())));
}

} // namespace mianguan
