#pragma once

#include <QtGlobal>

#include <array>

namespace mianguan {

/// One quantization table in natural (not zigzag) order.
using QuantTable = std::array<quint16, 64>;

/// IJG quality 1–100 of a picture's tables: exact for libjpeg's own, else the nearest. `chroma` is nullptr
/// for grey.
int estimateJpegQuality(const QuantTable& luma, const QuantTable* chroma);

} // namespace mianguan
