#pragma once

#include "core/portrait/derivation.h"

namespace mianguan::batch {

/// How a portrait was made, as JSON beside it: `spec, crop, geometry, background, matte` (a PNG in base64,
/// null when the background was kept) and the version that made it.
struct Record {
    QString specification;
    Recipe recipe;
};

QString recordPath(const QString& portrait); ///< photo.jpg → photo.record.json
/// `matte` is the portrait's; empty when the background was kept.
Result<void> writeRecord(const QString& path, const Portrait& portrait, const cv::Mat& matte,
                         const QString& specification);

/// Errors: not found, not a record.
Result<Record> readRecord(const QString& path);

} // namespace mianguan::batch
