#include "tests/fuzz/application.h"
#include "tests/fuzz/fuzz.h"

#include <cstddef>
#include <cstdint>

// What libFuzzer asks of a program.

extern "C" int LLVMFuzzerInitialize(int*, char***);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

int LLVMFuzzerInitialize(int*, char***) {
    mianguan::fuzz::makeApplication();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    // In libFuzzer's own memory, so that whoever reads past the end is caught.
    mianguan::fuzz::feed(QByteArray::fromRawData(reinterpret_cast<const char*>(data), qsizetype(size)));
    return 0;
}
