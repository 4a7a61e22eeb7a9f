#include "ui/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace mianguan {

const Tokens& lightTokens() {
    static const Tokens light{
        .dark = false,
        .surface = QColor(0xF6F6F5),
        .panel = QColor(0xFFFFFF),
        .surround = QColor(0xBEBEBE),
        .line = QColor(0xDADAD8),
        .edge = QColor(0x888B8F),
        .text = QColor(0x1C1D1F),
        .quiet = QColor(0x63666A),
        .onSurround = QColor(0x2B2D30),
        .accent = QColor(0x1F6FB2),
        .onAccent = QColor(0xFFFFFF),
        .pass = QColor(0x23824B),
        .warn = QColor(0xA86200),
        .fail = QColor(0xB3261E),
        .hover = QColor(0xEDEDEB),
        .pressed = QColor(0xE2E2DF),
        .selected = QColor(0xDCEAF6),
        .shade = QColor(20, 21, 23, 150),
    };
    return light;
}

const Tokens& darkTokens() {
    static const Tokens dark{
        .dark = true,
        .surface = QColor(0x1E1F21),
        .panel = QColor(0x27292C),
        .surround = QColor(0x303030),
        .line = QColor(0x3A3D41),
        .edge = QColor(0x83888E),
        .text = QColor(0xECECEA),
        .quiet = QColor(0xA2A6AB),
        .onSurround = QColor(0xD4D6D8),
        .accent = QColor(0x5AA9E6),
        .onAccent = QColor(0x16181A),
        .pass = QColor(0x5CC78A),
        .warn = QColor(0xF0B35A),
        .fail = QColor(0xF28B82),
        .hover = QColor(0x313438),
        .pressed = QColor(0x3B3F44),
        .selected = QColor(0x22394E),
        .shade = QColor(0, 0, 0, 170),
    };
    return dark;
}

namespace {

double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

double contrast(const QColor& one, const QColor& other) {
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace mianguan
