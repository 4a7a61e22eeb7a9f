#pragma once

#include "core/guidance/light_meter.h"
#include "core/vision/vision.h"

namespace mianguan {

/// Why a picture of the empty backdrop is none that portraits can be cut out by.
enum class PlateFault { None, Somebody, TooDark, TooBright, Uneven, NotPlain };

struct PlateVerdict {
    PlateFault fault = PlateFault::None;
    LightReading light;

    bool usable() const { return fault == PlateFault::None; }
    QString sentence() const; ///< what it is and what to do, translated
};

/// Fails only when the machine does.
Result<PlateVerdict> checkPlate(const cv::Mat& bgr, const Vision& vision);

} // namespace mianguan
