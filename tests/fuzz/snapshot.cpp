#include "core/ledger/snapshot.h"

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/sealed_stream.h"

// A snapshot's file: any bytes, and any pieces sealed as they should be.

namespace mianguan::fuzz {

namespace {

Key key() { return Key::fromBytes(QByteArray(Key::size, 'k')); }

Result<Snapshot> read(const QByteArray& bytes) {
    static const MemoryFile file;
    file.hold(bytes);
    return readSnapshot(file.path(), key());
}

/// The first run is what the snapshot says it is of, those after it the tables.
void readSealed(const QByteArray& input) {
    SealedStream stream(key());
    QByteArray tables;
    Parts parts(input);
    stream.add(parts.run(), parts.atEnd());
    while (!parts.atEnd()) {
        const QByteArray piece = parts.run();
        tables += piece;
        stream.add(piece, parts.atEnd());
    }
    const Result<Snapshot> snapshot = read(stream.bytes);
    if (snapshot) promise(snapshot->tables == tables, "tables come back as they were sealed");
}

} // namespace

void feed(const QByteArray& input) {
    promise(!read(input) || input.startsWith("MGSNAP01"), "rubbish is no snapshot");
    readSealed(input);
}

} // namespace mianguan::fuzz
