#pragma once

#include "core/base/result.h"
#include "core/decoder/wire/descriptor.h"
#include "core/identify/wire/sight_messages.h"

#include <chrono>

namespace mianguan {

enum class SightEnd { CannotStart, Died, TooLong };

/// Why there is no answer.
struct SightLost {
    SightEnd end = SightEnd::Died;
    int error = 0; ///< errno of CannotStart
};

/// A picture that mianguan-sight looks at: in children that stay for many pictures, one per core at most.
/// What ends a child ends one answer.
class Sight {
public:
    /// Copies the picture: grey (CV_8U) for codes, BGR for a card.
    explicit Sight(const cv::Mat& picture);

    tl::expected<QByteArray, SightLost> ask(SightDeed deed, int look,
                                            std::chrono::milliseconds patience) const;

private:
    cv::Size size;
    Descriptor memory;
};

/// The words for CannotStart.
Fail sightMissing(const SightLost& lost);

} // namespace mianguan
