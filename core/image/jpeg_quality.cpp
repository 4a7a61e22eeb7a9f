#include "core/image/jpeg_quality.h"

#include "core/image/jpeg_errors.h"

#include <algorithm>
#include <cmath>

namespace mianguan {

namespace {

struct Tables {
    QuantTable luma, chroma;
};

QuantTable copyOf(const JQUANT_TBL* table) {
    QuantTable copy;
    std::copy(std::begin(table->quantval), std::end(table->quantval), copy.begin());
    return copy;
}

/// The tables libjpeg writes at each quality, asked of libjpeg itself; index 0 is unused.
std::array<Tables, 101> libjpegTables() {
    std::array<Tables, 101> all{};
    JpegErrors errors;
    jpeg_compress_struct info{};
    info.err = &errors;
    errors.guard([&] {
        jpeg_create_compress(&info);
        for (int quality = 1; quality <= 100; ++quality) {
            jpeg_set_quality(&info, quality, TRUE);
            all[size_t(quality)] = {copyOf(info.quant_tbl_ptrs[0]), copyOf(info.quant_tbl_ptrs[1])};
        }
    });
    jpeg_destroy_compress(&info);
    return all;
}

double distance(const QuantTable& a, const QuantTable& b) {
    double sum = 0;
    for (size_t i = 0; i < a.size(); ++i)
        sum += std::abs(std::log(double(std::max<int>(a[i], 1)) / b[i]));
    return sum;
}

} // namespace

int estimateJpegQuality(const QuantTable& luma, const QuantTable* chroma) {
    static const auto known = libjpegTables();
    const auto off = [&](const Tables& tables) {
        return distance(luma, tables.luma) + (chroma ? distance(*chroma, tables.chroma) : 0);
    };
    int best = 100;
    double least = off(known[100]);
    for (int quality = 99; quality >= 1 && least > 0; --quality) {
        const double now = off(known[size_t(quality)]);
        if (now < least) least = now, best = quality;
    }
    return best;
}

} // namespace mianguan
