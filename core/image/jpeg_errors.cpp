#include "core/image/jpeg_errors.h"

#include <jerror.h>

namespace mianguan {

namespace {

[[noreturn]] void giveUp(j_common_ptr info) {
    auto* errors = static_cast<JpegErrors*>(info->err);
    errors->fatal = errors->msg_code;
    std::longjmp(errors->escape, 1);
}

/// Warnings that mean lost pixels; the others (odd markers, bytes between segments) are harmless.
void note(j_common_ptr info, int level) {
    if (level >= 0) return;
    auto* errors = static_cast<JpegErrors*>(info->err);
    switch (errors->msg_code) {
    case JWRN_JPEG_EOF:
        errors->endsEarly = true;
        break;
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_NOT_SEQUENTIAL:
        errors->damaged = true;
        break;
    default:
        break;
    }
}

void stayQuiet(j_common_ptr) {}

} // namespace

JpegErrors::JpegErrors() : jpeg_error_mgr{} {
    jpeg_std_error(this);
    error_exit = giveUp;
    emit_message = note;
    output_message = stayQuiet;
}

} // namespace mianguan
