#pragma once

#include "core/portrait/standardize.h"

#include <QCborMap>

namespace mianguan {

/// A portrait's facts as they are kept in an event, so that it can be made again from its original.
QCborMap toRecord(const Portrait& portrait);

std::optional<Crop> cropIn(const QCborMap& record);
std::optional<FaceGeometry> geometryIn(const QCborMap& record);
std::optional<BackgroundSource> backgroundIn(const QCborMap& record);
Findings findingsIn(const QCborMap& record);
Status worstIn(const QCborMap& record); ///< of its findings, without reading them

/// The 8-bit matte compressed without loss, row after row; its size stands in the record.
QByteArray packMatte(const cv::Mat& matte);

} // namespace mianguan
