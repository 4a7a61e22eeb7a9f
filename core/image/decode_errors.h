#pragma once

#include "core/base/result.h"

namespace mianguan {

/// The few ways in which decoding a picture fails. Readers speak in these, not in words, so that a decoder in
/// another process can be believed.
enum class Trouble : quint8 {
    EndsEarly,
    Damaged,
    TooManyPixels,
    RareJpeg,
    RareTiff,
    RareHeic,
    CameraRaw,
    Animation,
    OutOfMemory, ///< last: whoever takes a number for a trouble checks against it
};

struct Refusal {
    Trouble trouble = Trouble::Damaged;
    qint64 width = 0, height = 0; ///< as declared, pixels; with TooManyPixels only

    bool operator==(const Refusal&) const = default;
};

using Refused = tl::unexpected<Refusal>;
template <class T>
using Reading = tl::expected<T, Refusal>;

inline Refused refused(Trouble trouble) { return Refused(Refusal{trouble}); }

/// The refusal in words; readPicture adds which file.
Error errorOf(const Refusal& refusal);

} // namespace mianguan
