#pragma once

#include "core/guidance/frame_look.h"
#include "core/guidance/instruction.h"

namespace mianguan {

/// What one frame shows.
struct Situation {
    int faces = 0;
    SitterPlace place;   ///< of the only face
    Findings findings;   ///< foreseen
    double movement = 0; ///< of the eyes' middle over the last `movementSpan`, face widths
};

inline constexpr qint64 movementSpan = 300; ///< ms

/// Everything that is to be mended, most important first; nothing when a shot now would pass. `held`, the
/// instruction being shown, is mended only when its measure is a tenth inside its limits, so that it does not
/// come and go there.
QList<Instruction> needsOf(const Situation& situation, const Specification& specification,
                           Instruction held = Instruction::Ready);

} // namespace mianguan
