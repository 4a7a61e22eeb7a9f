#include "core/keys/key.h"

#include "core/keys/arena.h"
#include "core/keys/sodium_bytes.h"

#include <cstring>
#include <sodium.h>
#include <utility>

namespace mianguan {

Key Key::blank() {
    Key key;
    key.bytes = arena::take();
    return key;
}

Key Key::random() {
    Key key = blank();
    randombytes_buf(key.bytes, size);
    return key;
}

Key Key::fromBytes(QByteArrayView bytes) {
    if (bytes.size() != size) return {};
    Key key = blank();
    std::memcpy(key.bytes, bytes.data(), size);
    return key;
}

Key Key::derived(QByteArrayView purpose) const {
    if (isNull()) return {};
    Key key = blank();
    crypto_generichash(key.bytes, size, raw(purpose), quint64(purpose.size()), bytes, size);
    return key;
}

Key Key::copy() const { return fromBytes(view()); }

Key::Key(Key&& other) noexcept : bytes(std::exchange(other.bytes, nullptr)) {}

Key& Key::operator=(Key&& other) noexcept {
    Key moved(std::move(other));
    std::swap(bytes, moved.bytes); // what this held is wiped here
    return *this;
}

Key::~Key() {
    if (bytes) arena::give(bytes);
}

void wipe(QByteArray& bytes) {
    if (!bytes.isDetached()) return bytes.clear();
    sodium_memzero(bytes.data(), size_t(bytes.capacity()));
    bytes.resize(0);
}

void wipe(QString& text) {
    if (!text.isDetached()) return text.clear();
    sodium_memzero(text.data(), size_t(text.capacity()) * sizeof(QChar));
    text.resize(0);
}

} // namespace mianguan
