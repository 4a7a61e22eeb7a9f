#include "core/ledger/anchor_record.h"
#include "core/ledger/durable_file.h"
#include "tests/fuzz/folder.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/signing.h"

// What a machine remembers of a store: any file, and any two records signed as they should be.

namespace mianguan::fuzz {

namespace {

const Id store = Id::fromBytes(QByteArray(16, 'i')).value();

void open(const Folder& machine, const QByteArray& bytes) {
    machine.put(store.hex() + QStringLiteral(".anchor"), bytes);
    const auto anchor = Anchor::open(machine.path(), store, FileSystem::real());
    promise(anchor.has_value(), "a damaged memory is no error");
    promise((*anchor)->damaged() != (*anchor)->head().has_value(), "damaged, or known how far");
    const Head next{station().publicKey().id(), 7, Hash::of("next")};
    promise((*anchor)->setHead(next, station()).has_value(), "a damaged memory can be written anew");
    const auto again = Anchor::open(machine.path(), store, FileSystem::real());
    promise(again && (*again)->head() == next, "what was written last is remembered");
}

/// The counter, seq and hash are the input's, the rest as it should be. Nobody counts to the end.
QByteArray signedRecord(const QByteArray& input) {
    AnchorRecord record;
    Parts parts(input);
    for (int i = 0; i < 7; ++i)
        record.counter = record.counter << 8 | quint64(parts.byte());
    quint64 seq = 0;
    for (int i = 0; i < 8; ++i)
        seq = seq << 8 | quint64(parts.byte());
    record.head = {station().publicKey().id(), qint64(seq), Hash::of(parts.all())};
    const QByteArray bytes = record.bytes(store, station());
    const auto again = AnchorRecord::fromBytes(bytes, store);
    promise(again && again->counter == record.counter && again->head == record.head,
            "a record comes back as it was written");
    return bytes;
}

} // namespace

void feed(const QByteArray& input) {
    const Folder machine;
    open(machine, input);
    const QByteArray first = signedRecord(input);
    const QByteArray gap(AnchorRecord::stride - AnchorRecord::size, '\0');
    open(machine, first + gap + signedRecord(input.mid(24)));
}

} // namespace mianguan::fuzz
