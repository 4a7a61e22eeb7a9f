#include "tests/image/making/making.h"

#include <exiv2/exif.hpp>

namespace making {

cv::Mat sample(int width, int height) {
    const cv::Vec3d corners[] = {{40, 40, 230}, {40, 200, 40}, {220, 60, 40}, {240, 240, 240}};
    cv::Mat bgr(height, width, CV_8UC3);
    bgr.forEach<cv::Vec3b>([&](cv::Vec3b& colour, const int* at) {
        const double y = double(at[0]) / (height - 1), x = double(at[1]) / (width - 1);
        const cv::Vec3d mixed =
            (corners[0] * (1 - x) + corners[1] * x) * (1 - y) + (corners[2] * (1 - x) + corners[3] * x) * y;
        for (int c = 0; c < 3; ++c)
            colour[c] = cv::saturate_cast<uchar>(mixed[c]);
    });
    return bgr;
}

double difference(const cv::Mat& a, const cv::Mat& b) {
    if (a.size() != b.size() || a.type() != b.type()) return 1000;
    return cv::norm(a, b, cv::NORM_L1) / double(a.total() * size_t(a.channels()));
}

QByteArray exifBlock(const Exif& exif) {
    Exiv2::ExifData data;
    if (exif.orientation) data["Exif.Image.Orientation"] = uint16_t(exif.orientation);
    if (exif.dpi) data["Exif.Image.XResolution"] = Exiv2::Rational(exif.dpi, 1);
    if (exif.dpi) data["Exif.Image.ResolutionUnit"] = uint16_t(2);
    if (exif.adobeRgb) data["Exif.Iop.InteroperabilityIndex"] = std::string("R03");
    if (!exif.taken.isEmpty()) data["Exif.Photo.DateTimeOriginal"] = exif.taken.toStdString();
    if (!exif.lens.isEmpty()) data["Exif.Photo.LensModel"] = exif.lens.toStdString();
    if (exif.focal35 > 0) data["Exif.Photo.FocalLengthIn35mmFilm"] = uint16_t(exif.focal35);
    if (!exif.offset.isEmpty()) {
        Exiv2::AsciiValue offset(exif.offset.toStdString());
        data.add(Exiv2::ExifKey(0x9011, "Photo"), &offset);
    }
    Exiv2::Blob blob;
    Exiv2::ExifParser::encode(blob, Exiv2::littleEndian, data);
    return QByteArray(reinterpret_cast<const char*>(blob.data()), qsizetype(blob.size()));
}

} // namespace making
