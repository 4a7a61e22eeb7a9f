#include "tests/fuzz/picture_promises.h"

// A TIFF file as someone brings it.

namespace mianguan::fuzz {

void feed(const QByteArray& input) { decodeSoundly(PictureFormat::Tiff, input); }

} // namespace mianguan::fuzz
