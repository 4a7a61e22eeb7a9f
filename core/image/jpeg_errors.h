#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdio>
#include <jpeglib.h>

namespace mianguan {

/// libjpeg's way out: it cannot return errors, so it jumps back to `guard`.
struct JpegErrors : jpeg_error_mgr {
    std::jmp_buf escape;
    int fatal = 0;          ///< libjpeg's code of the error that ended it; 0 for none
    bool endsEarly = false; ///< the data ran out; libjpeg paints the rest grey and goes on
    bool damaged = false;   ///< pixels were lost to bad data

    JpegErrors();

    /// Runs libjpeg calls; false when libjpeg gave up. Nothing with a destructor may live inside `calls`.
    template <class Calls>
    bool guard(Calls calls) {
        if (setjmp(escape)) return false;
        calls();
        return true;
    }
};

} // namespace mianguan
