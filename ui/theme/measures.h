#pragma once

#include <QFont>

namespace mianguan {

/// Distances and sizes, in logical pixels.
namespace measure {
inline constexpr int hair = 4, tight = 8, normal = 12, wide = 16, loose = 24, section = 32;
inline constexpr int corner = 6;
inline constexpr int row = 36, denseRow = 28;
inline constexpr int target = 36, bigTarget = 48;
inline constexpr int icon = 20, scrollBar = 12;
inline constexpr int railWide = 152, railNarrow = 56, topBar = 52;
inline constexpr int narrowWindow = 1366; ///< the rail shows icons only up to this width
} // namespace measure

/// Type sizes, in logical pixels.
enum class Type { Small = 12, Body = 13, Emphasis = 15, Page = 20, Instruction = 28 };

/// The program's font in a size; figures are tabular in its first family.
QFont fontOf(Type type, QFont::Weight weight = QFont::Normal);

} // namespace mianguan
