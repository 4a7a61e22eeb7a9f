#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

#include <utility>

namespace mianguan {

/// 32 secret bytes in locked memory that no core dump and no swap file sees; wiped when given back. Moved,
/// never copied by accident.
class Key {
public:
    static constexpr int size = 32; ///< bytes

    Key() = default; ///< none
    static Key random();
    static Key fromBytes(QByteArrayView bytes); ///< none unless 32; wiping the source is the caller's
    /// Another key that tells nothing of this one: BLAKE2b keyed by this over `purpose`.
    Key derived(QByteArrayView purpose) const;
    /// A key whose bytes `fill(unsigned char*)` writes in place, never passing through ordinary memory; none
    /// when it answers false.
    template <class Fill>
    static Key filledBy(const Fill& fill) {
        Key key = blank();
        return fill(key.bytes) ? std::move(key) : Key();
    }
    Key copy() const;

    Key(Key&& other) noexcept;
    Key& operator=(Key&& other) noexcept;
    ~Key();

    bool isNull() const { return !bytes; }
    const unsigned char* data() const { return bytes; }
    QByteArrayView view() const { return {bytes, bytes ? size : 0}; }

private:
    static Key blank();
    unsigned char* bytes = nullptr;
};

/// Overwrites and empties what held a password or key in ordinary memory. Where the bytes are shared with
/// another holder, they are that holder's to wipe.
void wipe(QByteArray& bytes);
void wipe(QString& text);

} // namespace mianguan
