#include "tests/image/making/making.h"

#include <cstdio>
#include <cstdlib>
#include <jpeglib.h>

namespace making {

namespace {

void setColours(jpeg_compress_struct& info, int channels, const Jpeg& how) {
    info.input_components = channels;
    info.in_color_space = channels == 1 ? JCS_GRAYSCALE : channels == 3 ? JCS_EXT_BGR : JCS_CMYK;
    jpeg_set_defaults(&info);
    if (channels == 4) jpeg_set_colorspace(&info, how.ycck ? JCS_YCCK : JCS_CMYK);
    for (int c = 0; c < info.num_components; ++c)
        info.comp_info[c].h_samp_factor = info.comp_info[c].v_samp_factor = 1;
}

void setCoding(jpeg_compress_struct& info, const Jpeg& how) {
    jpeg_set_quality(&info, how.quality, TRUE);
    if (how.kind == JpegKind::Progressive) jpeg_simple_progression(&info);
    info.arith_code = how.kind == JpegKind::Arithmetic;
    info.restart_in_rows = how.restart;
    if (how.density) {
        info.density_unit = UINT8(how.densityUnit);
        info.X_density = info.Y_density = UINT16(how.density);
    }
}

void writeMarkers(jpeg_compress_struct& info, const Jpeg& how) {
    if (!how.exif.isEmpty()) {
        const QByteArray marker = QByteArray("Exif\0\0", 6) + how.exif;
        jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(marker.data()),
                          uint(marker.size()));
    }
    if (!how.profile.isEmpty())
        jpeg_write_icc_profile(&info, reinterpret_cast<const JOCTET*>(how.profile.data()),
                               uint(how.profile.size()));
}

} // namespace

QByteArray jpeg(const cv::Mat& pixels, const Jpeg& how) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    uchar* data = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &data, &size);
    info.image_width = JDIMENSION(pixels.cols);
    info.image_height = JDIMENSION(pixels.rows);
    setColours(info, pixels.channels(), how);
    setCoding(info, how);
    jpeg_start_compress(&info, TRUE);
    writeMarkers(info, how);
    for (int y = 0; y < pixels.rows; ++y) {
        auto* row = const_cast<JSAMPROW>(pixels.ptr(y));
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    jpeg_destroy_compress(&info);
    std::free(data);
    return bytes;
}

} // namespace making
