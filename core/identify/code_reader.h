#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <opencv2/core.hpp>

#include <array>

namespace mianguan {

enum class CodeKind { Qr, DataMatrix, Code128, Code39 };

/// A code in a picture, and what it says.
struct CodeFound {
    CodeKind kind = CodeKind::Qr;
    QByteArray bytes; ///< as encoded, before any character set
    QString text;     ///< the same as text; UTF-8, GB 18030 and others are told apart by the reader
    /// Pixels of the picture given, from the code's own top left, clockwise; of a bar code a flat line.
    std::array<cv::Point2f, 4> corners;
};

/// Every code in a still (CV_8UC3, BGR), of a telephone's screen above all: several sizes, evened light,
/// smoothed against moiré, light on dark, bars at a slant, until one way finds something. Empty when nothing
/// is found. Fails for pixels of another kind.
Result<QList<CodeFound>> readCodes(const cv::Mat& bgr);

/// Codes in a camera's frames. Each frame is looked at in one way only, the next frame in the next, so that a
/// 1080p frame takes about 15 ms; a code held still is found within a few frames. For one thread at a time.
class LiveCodeReader {
public:
    Result<QList<CodeFound>> look(const cv::Mat& bgr);

private:
    int turn = 0;
};

} // namespace mianguan
