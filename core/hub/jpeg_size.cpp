#include "core/hub/jpeg_size.h"

#include <QtEndian>

namespace mianguan::hub {

namespace {

/// A frame's header: SOF0 to SOF15, but for the tables that stand among them (ITU-T T.81, table B.1).
bool isFrame(uchar marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

int wordAt(const QByteArray& bytes, qsizetype at) { return qFromBigEndian<quint16>(bytes.constData() + at); }

} // namespace

QSize jpegSize(const QByteArray& bytes) {
    if (!bytes.startsWith("\xff\xd8\xff") || !bytes.endsWith("\xff\xd9")) return {};
    for (qsizetype at = 2; at + 9 <= bytes.size();) {
        const uchar marker = uchar(bytes[at + 1]);
        if (uchar(bytes[at]) != 0xff || marker == 0xda) return {};
        if (isFrame(marker)) return {wordAt(bytes, at + 7), wordAt(bytes, at + 5)};
        at += 2 + wordAt(bytes, at + 2);
    }
    return {};
}

} // namespace mianguan::hub
