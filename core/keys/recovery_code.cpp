#include "core/keys/recovery_code.h"

#include "core/base/crockford.h"
#include "core/keys/sodium_bytes.h"

#include <QCoreApplication>

#include <algorithm>
#include <bitset>
#include <sodium.h>

namespace mianguan {

namespace {

using crockford::letterBits;

const int secretBits = 128;
const int checkBits = 21;
const int letterCount = 30; // 128 + 21 bits and one that is always 0
const int groupSize = 5;
using Bits = std::bitset<letterCount * letterBits>; // the first bit is the highest of the first letter

/// CRC-21 of ISO 11898-1 (CAN FD): any five wrong bits, and any wrong bits within 21 neighbouring ones, are
/// noticed for certain, so any one wrong letter and any two swapped neighbours.
quint32 checkOf(const Bits& bits) {
    const quint32 polynomial = 0x102899;
    quint32 check = 0;
    for (int i = 0; i < secretBits; ++i) {
        const bool high = (check >> (checkBits - 1)) & 1;
        check = (check << 1) & ((1u << checkBits) - 1);
        if (high != bits[size_t(i)]) check ^= polynomial;
    }
    return check;
}

quint32 checkIn(const Bits& bits) {
    quint32 check = 0;
    for (int i = secretBits; i < secretBits + checkBits; ++i)
        check = check << 1 | quint32(bits[size_t(i)]);
    return check;
}

Bits withCheck(const Key& secret) {
    Bits bits;
    for (int i = 0; i < secretBits; ++i)
        bits[size_t(i)] = (secret.data()[i / 8] >> (7 - i % 8)) & 1;
    const quint32 check = checkOf(bits);
    for (int i = 0; i < checkBits; ++i)
        bits[size_t(secretBits + i)] = (check >> (checkBits - 1 - i)) & 1;
    return bits;
}

Key secretIn(const Bits& bits) {
    return Key::filledBy([&](unsigned char* out) {
        for (int i = 0; i < secretBits; ++i)
            out[i / 8] |= static_cast<unsigned char>(bits[size_t(i)] << (7 - i % 8));
        return true;
    });
}

Fail mistyped(const QString& what) {
    return fail(ErrorKind::Refused, what, {},
                QCoreApplication::translate("Keys", "Compare it with the print, letter by letter."));
}

Result<Bits> bitsOf(const QString& letters) {
    if (letters.size() != letterCount)
        return mistyped(
            QCoreApplication::translate("Keys", "A recovery code has %1 letters and digits, this has %2")
                .arg(letterCount)
                .arg(letters.size()));
    Bits bits;
    for (int i = 0; i < letterCount * letterBits; ++i) {
        const int value = crockford::value(letters[i / letterBits]);
        bits[size_t(i)] = (value >> (letterBits - 1 - i % letterBits)) & 1;
        if (value < 0)
            return mistyped(QCoreApplication::translate("Keys", "This recovery code was mistyped"));
    }
    if (checkIn(bits) != checkOf(bits) || bits[bits.size() - 1])
        return mistyped(QCoreApplication::translate("Keys", "This recovery code was mistyped"));
    return bits;
}

} // namespace

RecoveryCode::RecoveryCode(Key bits)
    : printed(std::move(bits)), secret(printed.derived("mianguan recovery code 1")) {}

RecoveryCode RecoveryCode::random() {
    return RecoveryCode(Key::filledBy([](unsigned char* out) {
        randombytes_buf(out, secretBits / 8);
        return true;
    }));
}

Result<RecoveryCode> RecoveryCode::parse(const QString& text) {
    QString letters = crockford::withoutGaps(text);
    auto bits = bitsOf(letters);
    wipe(letters);
    if (!bits) return Fail(bits.error());
    RecoveryCode code(secretIn(*bits));
    sodium_memzero(&*bits, sizeof(Bits));
    return code;
}

QString RecoveryCode::text() const {
    Bits bits = withCheck(printed);
    QString letters;
    letters.reserve(letterCount + letterCount / groupSize);
    for (int i = 0; i < letterCount; ++i) {
        if (i > 0 && i % groupSize == 0) letters += u'-';
        int value = 0;
        for (int bit = 0; bit < letterBits; ++bit)
            value = value << 1 | int(bits[size_t(i * letterBits + bit)]);
        letters += crockford::letter(value);
    }
    sodium_memzero(&bits, sizeof bits);
    return letters;
}

} // namespace mianguan
