#include "core/ledger/backup_list.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace mianguan {

namespace {

const QByteArrayView family("mianguan backup ");
const QByteArrayView firstLine("mianguan backup 1");
const QByteArrayView signatureMark("signature ");
const qint64 largest = 1ll << 43; // bytes, of a file; a million of them can still be summed

QString text(const char* words) { return QCoreApplication::translate("Backup", words); }

Fail damaged(const QString& where) {
    return fail(ErrorKind::Corrupt,
                text(QT_TRANSLATE_NOOP("Backup", "The backup's list of files is damaged")), where,
                text(QT_TRANSLATE_NOOP("Backup", "Make the backup again, or use another one.")));
}

Fail newer(const QString& where) {
    return fail(ErrorKind::Unsupported,
                text(QT_TRANSLATE_NOOP("Backup", "The backup was made by a newer version of this program")),
                where, text(QT_TRANSLATE_NOOP("Backup", "Install that version, then try again.")));
}

Fail noBackup(const QString& folder) {
    return fail(ErrorKind::NotFound,
                text(QT_TRANSLATE_NOOP("Backup", "There is no finished backup in this folder")), folder,
                text(QT_TRANSLATE_NOOP("Backup", "Choose the folder that holds the file backup.list.")));
}

QByteArray signedBytes(QByteArrayView list) { return "mianguan backup list" + Hash::of(list).bytes(); }

QByteArray fileLine(const FileSum& sum, const QString& path) {
    return sum.hash.hex().toLatin1() + ' ' + QByteArray::number(sum.size) + ' ' + path.toLatin1() + '\n';
}

/// Takes the lines of a list one after another; after the first that does not fit it stays broken.
class Lines {
public:
    explicit Lines(QByteArrayView bytes) : rest(bytes) {}

    bool begins(QByteArrayView word) const { return rest.startsWith(word); }
    /// The words of the next line, which must be so many.
    QList<QByteArrayView> words(qsizetype count) {
        const qsizetype end = rest.indexOf('\n');
        QList<QByteArrayView> found;
        QByteArrayView line = rest.first(std::max<qsizetype>(end, 0));
        for (qsizetype space = line.indexOf(' '); space >= 0; space = line.indexOf(' ')) {
            found += line.first(space);
            line = line.sliced(space + 1);
        }
        found += line;
        rest = rest.sliced(end + 1);
        whole = whole && end >= 0 && found.size() == count;
        return whole ? found : QList<QByteArrayView>(count);
    }
    QByteArrayView after(QByteArrayView word) {
        const QList<QByteArrayView> found = words(2);
        whole = whole && found[0] == word;
        return found[1];
    }
    template <class Named>
    Named named(QByteArrayView hex) {
        const auto value = Named::fromHex(QString::fromLatin1(hex));
        whole = whole && value;
        return value.value_or(Named());
    }
    qint64 number(QByteArrayView digits) {
        bool fits = false;
        const QByteArray bytes = digits.toByteArray();
        const qint64 value = bytes.toLongLong(&fits);
        whole = whole && fits && value >= 0 && value <= largest && QByteArray::number(value) == bytes;
        return value;
    }
    void require(bool fits) { whole = whole && fits; }
    bool good() const { return whole; }
    bool ended() const { return rest.isEmpty(); }

private:
    QByteArrayView rest;
    bool whole = true;
};

Head readHead(Lines& lines) {
    const QList<QByteArrayView> words = lines.words(4);
    return {lines.named<Id>(words[1]), lines.number(words[2]), lines.named<Hash>(words[3])};
}

QString readFile(Lines& lines, FileSum& sum) {
    const QList<QByteArrayView> words = lines.words(3);
    sum = {lines.number(words[1]), lines.named<Hash>(words[0])};
    return QString::fromLatin1(words[2]);
}

void readBlobs(Lines& lines, QList<BackupList::Blob>& blobs) {
    while (lines.good() && !lines.ended() && !lines.begins("station ")) {
        BackupList::Blob blob;
        const auto place = BlobPlace::fromPath(readFile(lines, blob.sum));
        blob.place = place.value_or(BlobPlace());
        lines.require(place && (blobs.isEmpty() || blobs.last().place < blob.place));
        blobs += blob;
    }
}

PublicKey readKey(Lines& lines) {
    const auto key = PublicKey::fromBytes(QByteArray::fromHex(lines.after("station").toByteArray()));
    lines.require(key.has_value());
    return key.value_or(PublicKey());
}

BackupList readLines(Lines& lines) {
    BackupList list;
    lines.words(3); // the version was looked at before
    list.id = lines.named<Id>(lines.after("id"));
    list.store = lines.named<Id>(lines.after("store"));
    list.revision = lines.number(lines.after("revision"));
    list.timeMs = lines.number(lines.after("time"));
    list.position = lines.number(lines.after("position"));
    while (lines.good() && lines.begins("head "))
        list.heads += readHead(lines);
    lines.require(readFile(lines, list.database) == list.databaseName());
    readBlobs(lines, list.blobs);
    list.station = readKey(lines);
    return list;
}

bool holdsHeadOf(const QList<Head>& heads, const Id& station) {
    return std::any_of(heads.begin(), heads.end(), [&](const Head& head) { return head.station == station; });
}

} // namespace

QString BlobPlace::path() const {
    const QString folder = subject.hex();
    return QStringLiteral("blobs/%1/%2/%3").arg(folder.left(2), folder, name.hex());
}

std::optional<BlobPlace> BlobPlace::fromPath(QStringView path) {
    const qsizetype subjectAt = 9, nameAt = 42, size = 106; // blobs/aa/<32>/<64>
    if (path.size() != size) return std::nullopt;
    const auto subject = Id::fromHex(path.mid(subjectAt, nameAt - subjectAt - 1));
    const auto name = Hash::fromHex(path.mid(nameAt));
    if (!subject || !name) return std::nullopt;
    const BlobPlace place{*subject, *name};
    return place.path() == path ? std::optional(place) : std::nullopt;
}

QString BackupList::databaseName() const { return QStringLiteral("ledger-%1.db").arg(revision); }

std::optional<qint64> BackupList::revisionOf(QStringView name) {
    BackupList list;
    if (!name.startsWith(QLatin1String("ledger-")) || !name.endsWith(QLatin1String(".db")))
        return std::nullopt;
    list.revision = name.mid(7).chopped(3).toLongLong();
    return list.databaseName() == name ? std::optional(list.revision) : std::nullopt;
}

const BackupList::Blob* BackupList::find(const BlobPlace& place) const {
    const auto found =
        std::lower_bound(blobs.begin(), blobs.end(), place,
                         [](const Blob& blob, const BlobPlace& wanted) { return blob.place < wanted; });
    return found != blobs.end() && found->place == place ? &*found : nullptr;
}

qint64 BackupList::bytesInAll() const {
    qint64 bytes = database.size;
    for (const Blob& blob : blobs)
        bytes += blob.sum.size;
    return bytes;
}

BackupContents BackupList::contents() const {
    return {id, store, heads, timeMs, qint64(blobs.size()) + 1, bytesInAll(), {}};
}

QByteArray BackupList::bytes(const SigningKey& key) const {
    QByteArray list = firstLine.toByteArray() + '\n';
    const auto line = [&list](const char* word, const QByteArray& value) {
        list += QByteArray(word) + ' ' + value + '\n';
    };
    line("id", id.hex().toLatin1());
    line("store", store.hex().toLatin1());
    line("revision", QByteArray::number(revision));
    line("time", QByteArray::number(timeMs));
    line("position", QByteArray::number(position));
    for (const Head& head : heads)
        line("head", head.station.hex().toLatin1() + ' ' + QByteArray::number(head.seq) + ' ' +
                         head.hash.hex().toLatin1());
    list += fileLine(database, databaseName());
    for (const Blob& blob : blobs)
        list += fileLine(blob.sum, blob.place.path());
    line("station", key.publicKey().bytes().toHex());
    return list + signatureMark.toByteArray() + key.sign(signedBytes(list)).toHex() + '\n';
}

Result<BackupList> BackupList::fromBytes(const QByteArray& bytes, const QString& where) {
    if (!bytes.startsWith(firstLine.toByteArray() + '\n'))
        return QByteArrayView(bytes).startsWith(family) ? newer(where) : damaged(where);
    const qsizetype signatureAt = bytes.lastIndexOf(signatureMark);
    if (signatureAt < 0) return damaged(where);
    const QByteArrayView signedPart = QByteArrayView(bytes).first(signatureAt);
    const QByteArray signature = bytes.mid(signatureAt + signatureMark.size());
    Lines lines(signedPart);
    BackupList list = readLines(lines);
    if (!lines.good() || !lines.ended() || !holdsHeadOf(list.heads, list.station.id())) return damaged(where);
    const QByteArray binary = QByteArray::fromHex(signature);
    if (signature != binary.toHex() + '\n' || !list.station.verifies(signedBytes(signedPart), binary))
        return damaged(where);
    return list;
}

QString BackupList::pathIn(const QString& folder) { return folder + QStringLiteral("/backup.list"); }

Result<BackupList> BackupList::read(const QString& folder) {
    QFile file(pathIn(folder));
    if (!file.exists()) return noBackup(folder);
    if (!file.open(QFile::ReadOnly)) return backupDiskFailed(EIO, file.fileName());
    const QByteArray bytes = file.readAll();
    if (file.error() != QFile::NoError) return backupDiskFailed(EIO, file.fileName());
    return fromBytes(bytes, file.fileName());
}

} // namespace mianguan
