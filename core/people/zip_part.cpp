#include "core/people/zip_part.h"

#include <archive.h>
#include <archive_entry.h>
#include <utility>

namespace mianguan {

namespace {

constexpr int mostEntries = 2'000;
// Bytes: a cell holds 32,767 characters. Qt compares each attribute of a tag with each other one.
constexpr qsizetype longestPiece = 256 * 1024;

QString nameOf(archive_entry* entry) {
    const char* name = archive_entry_pathname_utf8(entry);
    if (!name) name = archive_entry_pathname(entry);
    return QString::fromUtf8(name ? name : "");
}

} // namespace

void ZipPart::Close::operator()(archive* opened) const { archive_read_free(opened); }

ZipPart::ZipPart(const QByteArray& zip, const QString& name, qint64 most, std::stop_token stop)
    : zip(zip), opened(archive_read_new()), most(most), stop(std::move(stop)) {
    archive_read_support_format_zip_seekable(opened.get());
    if (archive_read_open_memory(opened.get(), zip.constData(), size_t(zip.size())) == ARCHIVE_OK &&
        find(name))
        QIODevice::open(QIODevice::ReadOnly);
}

/// Part names differ in nothing but case for no two parts (ECMA-376 part 2).
bool ZipPart::find(const QString& name) {
    archive_entry* entry = nullptr;
    for (int i = 0; i < mostEntries && archive_read_next_header(opened.get(), &entry) >= ARCHIVE_WARN; ++i) {
        if (nameOf(entry).compare(name, Qt::CaseInsensitive) != 0) continue;
        whole = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : 0;
        return true;
    }
    return false;
}

bool ZipPart::hasEndlessPiece(QByteArrayView data) {
    for (qsizetype at = data.indexOf('<'); at >= 0 && piece <= longestPiece; at = data.indexOf('<')) {
        if (piece + at > longestPiece) return true;
        piece = 0;
        data = data.sliced(at + 1);
    }
    piece += data.size();
    return piece > longestPiece;
}

qint64 ZipPart::readData(char* data, qint64 size) {
    if (damaged || isTooLarge() || stop.stop_requested()) return -1;
    const la_ssize_t read = archive_read_data(opened.get(), data, size_t(size));
    damaged = read < 0 || hasEndlessPiece({data, read});
    if (damaged) return -1;
    taken += read;
    return isTooLarge() ? -1 : qint64(read);
}

} // namespace mianguan
