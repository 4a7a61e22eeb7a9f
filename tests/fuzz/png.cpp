#include "tests/fuzz/picture_promises.h"

// A PNG file as someone brings it.

namespace mianguan::fuzz {

void feed(const QByteArray& input) { decodeSoundly(PictureFormat::Png, input); }

} // namespace mianguan::fuzz
