#pragma once

#include "core/image/picture.h"
#include "core/vision/vision.h"

#include <functional>

namespace mianguan::bench {

/// A fault made into a clean picture, so that it is known what should be found.
struct MadeTruth {
    const char* check; ///< the finding that must not pass
    const char* name;
    /// The mesh is in pixels of the picture.
    std::function<Picture(const Picture&, const Mesh&, const Vision&)> make;
};
const QList<MadeTruth>& madeTruths();

} // namespace mianguan::bench
