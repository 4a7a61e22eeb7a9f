#pragma once

#include "core/image/picture.h"

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

Result<Raster> readJpeg(QByteArrayView bytes, const DecodeLimits& limits);
Result<Raster> readPng(QByteArrayView bytes, const DecodeLimits& limits);
Result<Raster> readWebp(QByteArrayView bytes, const DecodeLimits& limits);
Result<Raster> readTiff(QByteArrayView bytes, const DecodeLimits& limits);
Result<Raster> readHeif(QByteArrayView bytes, const DecodeLimits& limits);

/// Fails when a declared size is empty or over the limits; asked before any pixel is allocated.
Result<void> checkSize(qint64 width, qint64 height, const DecodeLimits& limits);

/// Grey + alpha or BGRA over white, to grey or BGR.
cv::Mat layOverWhite(const cv::Mat& withAlpha);

} // namespace mianguan
