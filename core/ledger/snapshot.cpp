#include "core/ledger/snapshot.h"

#include "core/base/cbor.h"
#include "core/keys/sodium_bytes.h"
#include "core/ledger/durable_file.h"

#include <QCborMap>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <cerrno>
#include <sodium.h>

// A snapshot's file: the magic, the stream's header, then pieces, each its length (32 bits, little-endian)
// and its sealed bytes. The first piece says what the snapshot is of, the others are the tables; the last is
// tagged final.

namespace mianguan {

namespace {

const QByteArrayView magic("MGSNAP01");
const qsizetype pieceSize = 1 << 20;
const qsizetype overhead = crypto_secretstream_xchacha20poly1305_ABYTES;
const quint32 ownerOnly = 0600;
using State = crypto_secretstream_xchacha20poly1305_state;

Fail damaged(const QString& path) {
    return fail(ErrorKind::Corrupt,
                QCoreApplication::translate("Ledger", "The snapshot of the lists is damaged"), path,
                QCoreApplication::translate("Ledger", "The lists are made anew from the events."));
}

Fail cannotWrite(const QString& path) {
    return failFromErrno(
        errno, QCoreApplication::translate("Ledger", "The snapshot of the lists could not be written"), path);
}

QByteArray markOf(const Snapshot& snapshot) {
    return toCanonicalCbor(QCborMap{{QStringLiteral("after"), snapshot.after.bytes()},
                                    {QStringLiteral("schema"), snapshot.schema},
                                    {QStringLiteral("size"), snapshot.tables.size()}});
}

/// Seals pieces into a file that is open.
class Writer {
public:
    Writer(FileSystem& system, int opened) : files(system), file(opened) {}

    bool begin(const Key& key) {
        QByteArray header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, Qt::Uninitialized);
        crypto_secretstream_xchacha20poly1305_init_push(&state, raw(header), key.data());
        return write(magic) && write(header);
    }
    bool add(QByteArrayView plain, bool last) {
        sealed.resize(qsizetype(sizeof(quint32)) + plain.size() + overhead);
        qToLittleEndian(quint32(plain.size() + overhead), sealed.data());
        const auto tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                              : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
        crypto_secretstream_xchacha20poly1305_push(&state, raw(sealed) + sizeof(quint32), nullptr, raw(plain),
                                                   quint64(plain.size()), nullptr, 0, quint8(tag));
        return write(sealed);
    }
    ~Writer() { sodium_memzero(&state, sizeof state); }
    Q_DISABLE_COPY_MOVE(Writer)

private:
    bool write(QByteArrayView bytes) {
        const bool written = writeAllAt(files, file, bytes, at);
        at += bytes.size();
        return written;
    }

    FileSystem& files;
    int file;
    State state{};
    QByteArray sealed;
    qint64 at = 0;
};

bool writeAll(FileSystem& files, int file, const Key& key, const Snapshot& snapshot) {
    Writer writer(files, file);
    if (!writer.begin(key) || !writer.add(markOf(snapshot), snapshot.tables.isEmpty())) return false;
    const QByteArrayView tables(snapshot.tables);
    for (qsizetype at = 0; at < tables.size(); at += pieceSize) {
        const QByteArrayView piece = tables.sliced(at, qMin(pieceSize, tables.size() - at));
        if (!writer.add(piece, at + piece.size() == tables.size())) return false;
    }
    return files.sync(file) >= 0;
}

/// Opens piece after piece of a file.
class Opener {
public:
    Opener(QFile& opened) : file(opened) {}
    ~Opener() { sodium_memzero(&state, sizeof state); }
    Q_DISABLE_COPY_MOVE(Opener)

    bool begin(const Key& key) {
        const QByteArray header = file.read(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
        return header.size() == crypto_secretstream_xchacha20poly1305_HEADERBYTES &&
               crypto_secretstream_xchacha20poly1305_init_pull(&state, raw(header), key.data()) == 0;
    }
    /// Reads the next piece, of at most `room` bytes, to where `to` says; how many it had, -1 when it is not
    /// whole.
    qsizetype next(unsigned char* to, qsizetype room) {
        const qint64 length = nextSize();
        const QByteArray sealed = file.read(length);
        if (sealed.size() != length || length < overhead || length - overhead > room) return -1;
        unsigned long long size = 0;
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&state, to, &size, &tag, raw(sealed),
                                                       quint64(sealed.size()), nullptr, 0) != 0)
            return -1;
        final = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        return qsizetype(size);
    }
    bool ended() const { return final && file.atEnd(); }

private:
    qint64 nextSize() {
        const QByteArray length = file.read(sizeof(quint32));
        if (length.size() != sizeof(quint32)) return 0;
        const qint64 size = qFromLittleEndian<quint32>(length.constData());
        return size > pieceSize + overhead ? 0 : size;
    }

    QFile& file;
    State state{};
    bool final = false;
};

/// The tables' room is made here, so that they are opened to where they stay.
Result<Snapshot> readMark(Opener& pieces, const QFile& file) {
    QByteArray bytes(pieceSize, Qt::Uninitialized);
    const qsizetype size = pieces.next(raw(bytes), bytes.size());
    if (size < 0) return damaged(file.fileName());
    const QCborMap mark = readCbor(bytes.first(size)).toMap();
    auto after = ChainHeads::fromBytes(mark.value(QStringLiteral("after")).toByteArray());
    const qint64 tables = integerIn(mark.value(QStringLiteral("size")), -1);
    if (!after || tables < 0 || tables > file.size()) return damaged(file.fileName());
    return Snapshot{std::move(*after), mark.value(QStringLiteral("schema")).toByteArray(),
                    QByteArray(tables, Qt::Uninitialized)};
}

bool readTables(Opener& pieces, QByteArray& tables) {
    for (qsizetype at = 0; at < tables.size();) {
        const qsizetype size = pieces.next(raw(tables) + at, tables.size() - at);
        if (size <= 0) return false;
        at += size;
    }
    return pieces.ended();
}

Result<Snapshot> readAll(QFile& file, const Key& key) {
    Opener pieces(file);
    if (!pieces.begin(key)) return damaged(file.fileName());
    Result<Snapshot> snapshot = readMark(pieces, file);
    if (!snapshot || readTables(pieces, snapshot->tables)) return snapshot;
    wipe(snapshot->tables);
    return damaged(file.fileName());
}

} // namespace

Result<void> writeSnapshot(FileSystem& files, const QString& path, const Key& key, const Snapshot& snapshot) {
    const QByteArray part = QFile::encodeName(path + QStringLiteral(".part"));
    const int file = files.create(part, ownerOnly);
    if (file < 0) return cannotWrite(path);
    Result<void> written = writeAll(files, file, key, snapshot) ? Result<void>() : cannotWrite(path);
    files.close(file);
    if (written && files.rename(part, QFile::encodeName(path)) < 0) written = cannotWrite(path);
    if (written) return syncFolder(files, QFileInfo(path).absolutePath());
    files.removeFile(part);
    return written;
}

Result<Snapshot> readSnapshot(const QString& path, const Key& key) {
    QFile file(path);
    if (!file.exists()) {
        return fail(ErrorKind::NotFound,
                    QCoreApplication::translate("Ledger", "There is no snapshot of the lists"), path);
    }
    if (!file.open(QFile::ReadOnly)) return damaged(path);
    const QByteArray beginning = file.read(magic.size());
    if (beginning == magic) return readAll(file, key);
    if (!beginning.startsWith(magic.first(6))) return damaged(path);
    return fail(ErrorKind::Unsupported,
                QCoreApplication::translate("Ledger", "The snapshot of the lists is of another version"),
                path);
}

} // namespace mianguan
