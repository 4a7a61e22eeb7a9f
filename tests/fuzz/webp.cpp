#include "tests/fuzz/picture_promises.h"

// A WebP file as someone brings it.

namespace mianguan::fuzz {

void feed(const QByteArray& input) { decodeSoundly(PictureFormat::Webp, input); }

} // namespace mianguan::fuzz
