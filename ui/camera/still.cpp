#include "ui/camera/still.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageWriter>

namespace mianguan {

namespace {

constexpr int quickest = 12; // of 100: zlib's first level, at which a shot takes a tenth of a second

} // namespace

Result<QByteArray> Still::bytes() const {
    if (!file.isEmpty()) return file;
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setCompression(quickest);
    if (!writer.write(pixels))
        return fail(ErrorKind::System, QCoreApplication::translate("Camera", "The shot could not be kept"),
                    writer.errorString(),
                    QCoreApplication::translate("Camera", "Close other programs and shoot again."));
    return png;
}

} // namespace mianguan
