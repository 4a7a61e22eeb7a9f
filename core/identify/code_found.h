#pragma once

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

    bool operator==(const CodeFound&) const = default;
};

} // namespace mianguan
