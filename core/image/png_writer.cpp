#include "core/image/png_writer.h"

#include <QCoreApplication>

#include <png.h>

namespace mianguan {

Result<QByteArray> writePng(const cv::Mat& grey) {
    CV_Assert(grey.type() == CV_8UC1);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = png_uint_32(grey.cols);
    image.height = png_uint_32(grey.rows);
    image.format = PNG_FORMAT_GRAY;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    QByteArray bytes(qsizetype(size), Qt::Uninitialized);
    if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, grey.data, png_int_32(grey.step), nullptr))
        return fail(ErrorKind::System, QCoreApplication::translate("Picture", "The PNG cannot be made: %1")
                                           .arg(QString::fromLatin1(image.message)));
    bytes.truncate(qsizetype(size));
    return bytes;
}

} // namespace mianguan
