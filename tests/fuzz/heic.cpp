#include "tests/fuzz/picture_promises.h"

// A HEIC file as a phone makes it: boxes, and the HEVC stream within.

namespace mianguan::fuzz {

void feed(const QByteArray& input) { decodeSoundly(PictureFormat::Heif, input); }

} // namespace mianguan::fuzz
