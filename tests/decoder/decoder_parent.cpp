#include "core/decoder/decoder_pool.h"

#include <QFile>

// decoder_parent PROGRAM: has PROGRAM decode a picture that takes for ever, for a test that ends this one.

int main(int count, char** arguments) {
    if (count != 2) return 2;
    mianguan::DecoderPool pool(QFile::decodeName(arguments[1]), 1, std::chrono::minutes(5));
    (void)pool.decode("\xFF\xD8\xFFhang", {});
    return 1;
}
