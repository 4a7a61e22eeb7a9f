#include "core/image/colour.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

// A colour profile embedded in a picture, after one byte that chooses the picture's inks.

namespace mianguan::fuzz {

void feed(const QByteArray& input) {
    if (input.isEmpty()) return;
    static const Ink inks[] = {Ink::Bgr, Ink::Grey, Ink::Cmyk, Ink::InvertedCmyk};
    const Ink ink = inks[input[0] & 3];
    const int channels = ink == Ink::Grey ? 1 : ink == Ink::Bgr ? 3 : 4;
    const Srgb colour = toSrgb(cv::Mat(3, 5, CV_8UC(channels), cv::Scalar::all(90)), ink, input.mid(1));
    promise(colour.bgr.type() == CV_8UC3 && colour.bgr.size() == cv::Size(5, 3), "every pixel has a colour");
    promise(std::all_of(colour.profile.begin(), colour.profile.end(), [](QChar c) { return c.isPrint(); }),
            "a profile's name can be shown");
}

} // namespace mianguan::fuzz
