#include "tests/fuzz/picture_promises.h"

// A JPEG file as someone brings it.

namespace mianguan::fuzz {

void feed(const QByteArray& input) { decodeSoundly(PictureFormat::Jpeg, input); }

} // namespace mianguan::fuzz
