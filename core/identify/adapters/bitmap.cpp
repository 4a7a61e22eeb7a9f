#include "core/identify/adapters/bitmap.h"

#include <QtEndian>

#include <cstdlib>
#include <cstring>

namespace mianguan {

namespace {

constexpr qsizetype headerBytes = 54;
constexpr int mostSide = 4096;

quint32 wordAt(QByteArrayView file, qsizetype at) { return qFromLittleEndian<quint32>(file.data() + at); }

bool isPlain24(QByteArrayView file) {
    return file.startsWith("BM") && wordAt(file, 14) >= 40 &&
           qFromLittleEndian<quint16>(file.data() + 28) == 24 && wordAt(file, 30) == 0;
}

} // namespace

cv::Mat bitmapPixels(QByteArrayView file) {
    if (file.size() < headerBytes || !isPlain24(file)) return {};
    const qint64 width = qint32(wordAt(file, 18)), declared = qint32(wordAt(file, 22)),
                 height = std::abs(declared);
    const qint64 start = wordAt(file, 10), row = (width * 3 + 3) / 4 * 4;
    if (width < 1 || width > mostSide || height < 1 || height > mostSide) return {};
    if (start < headerBytes || start + row * height > file.size()) return {};
    cv::Mat pixels(int(height), int(width), CV_8UC3);
    for (qint64 y = 0; y < height; ++y) { // a negative height says: from the top
        const qint64 stored = declared > 0 ? height - 1 - y : y;
        std::memcpy(pixels.ptr(int(y)), file.data() + start + stored * row, size_t(width * 3));
    }
    return pixels;
}

} // namespace mianguan
