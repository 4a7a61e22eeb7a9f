#include "core/base/hash.h"
#include "core/decoder/wire/messages.h"
#include "tests/fuzz/seeding.h"
#include "tests/image/making/making.h"

// Writes small pictures, by the libraries' own writers, for the fuzzers of the readers: picture_seeds FOLDER.

namespace mianguan::fuzz {

namespace {

const cv::Mat& colour() {
    static const cv::Mat picture = making::sample(24, 16);
    return picture;
}

cv::Mat like(int channels) {
    cv::Mat picture(colour().size(), CV_8UC(channels));
    cv::randu(picture, cv::Scalar::all(0), cv::Scalar::all(255));
    return picture;
}

QByteArray exif() {
    return making::exifBlock(
        {.orientation = 6, .dpi = 72, .taken = "2024:06:01 12:00:00", .offset = "+08:00"});
}

void seedJpeg() {
    using making::JpegKind;
    for (const auto kind : {JpegKind::Baseline, JpegKind::Progressive, JpegKind::Arithmetic})
        seed("jpeg", making::jpeg(colour(), {.quality = 60, .kind = kind, .restart = 1}));
    seed("jpeg", making::jpeg(like(1)));
    seed("jpeg", making::jpeg(like(4), {.ycck = true}));
    seed("jpeg", making::jpeg(colour(), {.density = 300, .exif = exif(), .profile = making::displayP3()}));
}

void seedPng() {
    using making::PngKind;
    seed("png", making::png(colour(), {.interlaced = true, .pixelsPerMetre = 11811, .exif = exif()}));
    seed("png", making::png(colour(), {.depth = 16, .keyBlack = true, .profile = making::displayP3()}));
    seed("png", making::png(like(1), {.kind = PngKind::Grey}));
    seed("png", making::png(like(2), {.kind = PngKind::GreyAlpha}));
    seed("png", making::png(like(4), {.kind = PngKind::ColourAlpha}));
    seed("png", making::png(like(1) & 3, {.kind = PngKind::Palette}));
}

void seedWebp() {
    for (const bool lossless : {true, false}) {
        seed("webp", making::webp(colour(), {.lossless = lossless}));
        seed("webp",
             making::webp(like(4), {.lossless = lossless, .exif = exif(), .profile = making::displayP3()}));
    }
    seed("webp", making::animatedWebp({colour(), like(3)}));
}

void seedTiff() {
    using making::TiffKind;
    const QList<std::pair<TiffKind, int>> kinds{
        {TiffKind::Colour, 3},  {TiffKind::Grey, 1},     {TiffKind::GreyInverted, 1}, {TiffKind::Cmyk, 4},
        {TiffKind::Palette, 1}, {TiffKind::Colour16, 3}, {TiffKind::ColourAlpha, 4}};
    for (const auto& [kind, channels] : kinds)
        seed("tiff", making::tiff({like(channels)}, {.kind = kind, .dpi = 300}));
    for (const int compression : {5, 7, 8, 32773})
        seed("tiff", making::tiff({colour()}, {.tiled = compression == 5, .compression = compression}));
    seed("tiff",
         making::tiff({colour()}, {.planar = true, .orientation = 6, .profile = making::displayP3()}));
}

void seedHeic() {
    seed("heic", making::heic(colour()));
    seed("heic", making::heic(like(4), {.turn = 6}));
    seed("heic", making::heic(colour(), {.depth = 10, .p3ByNumber = true, .exif = exif()}));
    seed("heic", making::heic(colour(), {.profile = making::displayP3()}));
}

void seedMetadata() {
    seed("exif", exif());
    seed("exif", making::exifBlock({.orientation = 3, .adobeRgb = true}));
    for (const QByteArray& profile : {making::displayP3(), making::srgbProfile(), making::darkProfile()})
        seed("icc", '\0' + profile);
    seed("icc", '\1' + making::greyProfile(1.8));
    seed("icc", '\2' + making::cmykProfile());
    seed("icc", '\3' + making::cmykProfile());
}

void seedReplies() {
    PictureFacts facts;
    facts.format = QStringLiteral("jpeg");
    facts.bytes = 40;
    facts.stored = {24, 16};
    facts.bitsPerPixel = 24;
    facts.colourProfile = QStringLiteral("Display P3");
    const QByteArray memory("\1\0\1", 3);
    seed("decoder_reply", memory + toBytes(DecodeReply{{}, {24, 16}, facts}));
    facts.orientation = 6;
    seed("decoder_reply", memory + toBytes(DecodeReply{{}, {16, 24}, facts}));
    seed("decoder_reply", memory + toBytes(DecodeReply{Refusal{Trouble::TooManyPixels, 5'000, 9}, {}, {}}));
    seed("decoder_reply", memory + toBytes(DecodeReply{Refusal{Trouble::EndsEarly}, {}, {}}));
}

} // namespace

void writeSeeds() {
    seedJpeg();
    seedPng();
    seedWebp();
    seedTiff();
    seedHeic();
    seedMetadata();
    seedReplies();
}

} // namespace mianguan::fuzz
