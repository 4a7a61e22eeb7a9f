#pragma once

#include "core/image/decode_errors.h"
#include "core/image/picture.h"
#include "core/image/picture_format.h"

#include <QByteArrayView>

namespace mianguan {

/// What the samples of stored pixels mean.
enum class Ink { Grey, Bgr, Cmyk, InvertedCmyk };

/// What a format's reader hands on: pixels as stored, before colour profile and orientation.
struct Raster {
    cv::Mat pixels; ///< 8 bits; 1 channel for grey, 3 for BGR, 4 for CMYK
    Ink ink = Ink::Bgr;
    QByteArray profile; ///< ICC; empty for none
    QByteArray exif;    ///< a TIFF structure; may refer to the file's bytes, which outlive it
    PictureFacts facts; ///< what this format tells; the rest is filled in by decodePicture
};

Reading<Raster> readJpeg(QByteArrayView bytes, const DecodeLimits& limits);
Reading<Raster> readPng(QByteArrayView bytes, const DecodeLimits& limits);
Reading<Raster> readWebp(QByteArrayView bytes, const DecodeLimits& limits);
Reading<Raster> readTiff(QByteArrayView bytes, const DecodeLimits& limits);
Reading<Raster> readHeif(QByteArrayView bytes, const DecodeLimits& limits);

/// What decodePicture does once the format is known.
Reading<Picture> decodeAs(PictureFormat format, QByteArrayView bytes, const DecodeLimits& limits);

/// What decodePicture asks before it decodes: neither empty nor too large, and of a known format.
Result<PictureFormat> recognizePicture(const QByteArray& bytes, const DecodeLimits& limits);

/// Fails when a declared size is empty or over the limits; asked before any pixel is allocated.
Reading<void> checkSize(qint64 width, qint64 height, const DecodeLimits& limits);

/// Grey + alpha or BGRA over white, to grey or BGR.
cv::Mat layOverWhite(const cv::Mat& withAlpha);

} // namespace mianguan
