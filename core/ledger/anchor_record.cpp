#include "core/ledger/anchor_record.h"

#include <QtEndian>

namespace mianguan {

namespace {

const QByteArrayView magic("MGANCHR1");

// Where the parts of a record begin: magic, counter, station, seq, hash, public key, signature.
enum At : qsizetype { Counter = 8, Station = 16, Seq = 32, HeadHash = 40, PublicHalf = 72, Signature = 104 };
static_assert(At::Signature + 64 == AnchorRecord::size);

QByteArray number(quint64 value) {
    QByteArray bytes(8, Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

quint64 numberAt(QByteArrayView bytes, At at) { return qFromLittleEndian<quint64>(bytes.data() + at); }

QByteArray signedBytes(QByteArrayView record, const Id& store) {
    return "mianguan anchor" + store.bytes() + record.first(At::Signature).toByteArray();
}

} // namespace

QByteArray AnchorRecord::bytes(const Id& store, const SigningKey& station) const {
    const QByteArray record = magic.toByteArray() + number(counter) + head.station.bytes() +
                              number(quint64(head.seq)) + head.hash.bytes() + station.publicKey().bytes();
    return record + station.sign(signedBytes(record, store));
}

std::optional<AnchorRecord> AnchorRecord::fromBytes(QByteArrayView bytes, const Id& store) {
    if (bytes.size() != size || !bytes.startsWith(magic)) return std::nullopt;
    const auto key = PublicKey::fromBytes(bytes.sliced(At::PublicHalf, 32));
    const auto station = Id::fromBytes(bytes.sliced(At::Station, 16));
    const auto hash = Hash::fromBytes(bytes.sliced(At::HeadHash, 32));
    if (!key || !station || !hash || key->id() != *station) return std::nullopt;
    if (!key->verifies(signedBytes(bytes, store), bytes.sliced(At::Signature))) return std::nullopt;
    return AnchorRecord{numberAt(bytes, At::Counter), {*station, qint64(numberAt(bytes, At::Seq)), *hash}};
}

} // namespace mianguan
