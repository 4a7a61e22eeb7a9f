#pragma once

#include "core/identify/code_reader.h"

#include <opencv2/core.hpp>

namespace made {

/// A code drawn by ZXing's writer, black on white with its quiet zone, so many pixels on its longer side.
cv::Mat code(mianguan::CodeKind kind, const QByteArray& text, int side);

/// Letters and digits such as an encrypted payload's.
QByteArray randomText(int length, cv::RNG& random);

/// A telephone that shows a collection code: its body, a page with lines of text, the QR in the middle.
cv::Mat telephone(const QByteArray& text, bool darkPage, cv::RNG& random);

} // namespace made
