#pragma once

#include <QByteArray>
#include <QList>

#include <opencv2/core.hpp>

/// Pictures for tests, written by the format libraries themselves.
namespace making {

/// A smooth BGR picture whose four corners differ: red, green, blue and white from top left in reading order.
cv::Mat sample(int width = 96, int height = 64);

/// Mean absolute difference per sample; a large number when sizes or types differ.
double difference(const cv::Mat& a, const cv::Mat& b);

struct Exif {
    int orientation = 0;                ///< 0: none is written
    int dpi = 0;                        ///< 0: none
    bool adobeRgb = false;              ///< as cameras name it, without a profile
    QByteArray taken = {}, offset = {}; ///< "2024:06:01 12:00:00", "+08:00"
    QByteArray lens = {};
    int focal35 = 0; ///< mm
};
QByteArray exifBlock(const Exif& exif); ///< a TIFF structure

/// Profiles built from published primaries, independent of the product's own.
QByteArray displayP3();
QByteArray srgbProfile();
QByteArray greyProfile(double gamma);
QByteArray darkProfile(); ///< RGB whose curves end at half of the light
QByteArray cmykProfile(); ///< maps every ink to mid grey, so that its use shows

enum class JpegKind { Baseline, Progressive, Arithmetic };
struct Jpeg {
    int quality = 95;
    JpegKind kind = JpegKind::Baseline;
    bool ycck = false;   ///< for four channels: YCCK, else CMYK; both with Adobe's mark
    int density = 0;     ///< 0: the library's own
    int densityUnit = 1; ///< 0 none, 1 inch, 2 centimetre
    int restart = 0;     ///< restart markers every so many rows of blocks
    QByteArray exif = {}, profile = {};
};
QByteArray jpeg(const cv::Mat& pixels, const Jpeg& how = {}); ///< 1 grey, 3 BGR, 4 CMYK as stored

enum class PngKind { Grey, GreyAlpha, Colour, ColourAlpha, Palette };
struct Png {
    PngKind kind = PngKind::Colour;
    int depth = 8; ///< 16 repeats each byte
    bool interlaced = false;
    int pixelsPerMetre = 0;
    bool keyBlack = false; ///< black is transparent
    bool text = false;     ///< a compressed text chunk that unpacks to 10 MB
    QByteArray exif = {}, profile = {};
};
QByteArray png(const cv::Mat& pixels,
               const Png& how = {}); ///< BGR(A) or grey (+ alpha); palette: grey as indices
QByteArray pngHeader(quint32 width,
                     quint32 height); ///< a file that declares this size and holds a row's worth

struct Webp {
    bool lossless = true;
    QByteArray exif = {}, profile = {};
};
QByteArray webp(const cv::Mat& pixels, const Webp& how = {}); ///< BGR or BGRA
QByteArray animatedWebp(const QList<cv::Mat>& frames);

enum class TiffKind { Colour, Grey, GreyInverted, Cmyk, Palette, Colour16, ColourAlpha, Float };
struct Tiff {
    TiffKind kind = TiffKind::Colour;
    bool tiled = false;
    bool planar = false;
    int compression = 1;
    int orientation = 0, dpi = 0;
    bool centimetre = false; ///< the dpi is written per centimetre
    bool thumbnail = false;  ///< marked as a reduced picture, as raw files begin
    bool dng = false;        ///< with the version tag of Adobe's raw files
    QByteArray profile = {};
};
QByteArray tiff(const QList<cv::Mat>& pages, const Tiff& how = {}); ///< BGR, grey, CMYK or BGRA by kind

struct Heic {
    int turn = 1; ///< the EXIF orientation that the file's own turn and mirror stand for
    int depth = 8;
    bool p3ByNumber = false;
    QByteArray exif = {}, profile = {};
};
QByteArray heic(const cv::Mat& bgr, const Heic& how = {}); ///< BGR or BGRA

} // namespace making
