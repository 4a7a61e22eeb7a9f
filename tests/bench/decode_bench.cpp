#include "core/decoder/untrusted_picture.h"
#include "core/image/jpeg_writer.h"
#include "core/image/picture_memory.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdio>
#include <vector>

// decode_bench [ROUNDS]: decodes made JPEGs of 1, 3, 12 and 24 MP in this process and in a child, in turns,
// and prints the medians, with a pass over the pixels as whoever gets a picture makes one; then what the
// start of a child costs the first picture.

using namespace mianguan;

namespace {

cv::Mat noisyPicture(const cv::Size& size) {
    cv::Mat coarse(size / 8, CV_8UC3), fine(size, CV_8UC3), picture;
    cv::randu(coarse, cv::Scalar::all(0), cv::Scalar::all(255));
    cv::resize(coarse, picture, size, 0, 0, cv::INTER_CUBIC);
    cv::randn(fine, cv::Scalar::all(6), cv::Scalar::all(4));
    return picture + fine;
}

QByteArray jpegOf(const cv::Size& size) {
    const qint64 bytes = qint64(size.area()) / 3;
    const auto encoded = writeJpeg(noisyPicture(size), {0, bytes, 0, bytes, 60, 300});
    if (!encoded) qFatal("%s", qPrintable(encoded.error().sentence()));
    return encoded->bytes;
}

template <class Decode>
double msOf(const QByteArray& bytes, const Decode& decode) {
    QElapsedTimer timer;
    timer.start();
    const Result<Picture> picture = decode(bytes, DecodeLimits());
    if (!picture) qFatal("%s", qPrintable(picture.error().sentence()));
    [[maybe_unused]] volatile double sum = cv::sum(picture->bgr)[0];
    return double(timer.nsecsElapsed()) / 1e6;
}

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.at(size_t(share * double(values.size() - 1)));
}

void compare(const cv::Size& size, int rounds) {
    const QByteArray bytes = jpegOf(size);
    std::vector<double> here, child;
    for (int round = 0; round < rounds; ++round) {
        here.push_back(msOf(bytes, decodePicture));
        child.push_back(msOf(bytes, decodeUntrusted));
    }
    std::printf("%5.1f MP, %4.1f MB   here %6.1f (p90 %6.1f)   child %6.1f (p90 %6.1f) ms\n",
                size.area() / 1e6, double(bytes.size()) / 1e6, quantile(here, 0.5), quantile(here, 0.9),
                quantile(child, 0.5), quantile(child, 0.9));
}

} // namespace

int main(int argc, char** argv) {
    keepPictureMemory();
    const QCoreApplication app(argc, argv);
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 40;
    const QByteArray small = jpegOf({64, 48});
    const double first = msOf(small, decodeUntrusted), second = msOf(small, decodeUntrusted);
    std::printf("first picture, with the child's start: %.1f ms; second: %.1f ms\n", first, second);
    for (const cv::Size& size :
         {cv::Size(864, 1152), cv::Size(1536, 2048), cv::Size(3000, 4000), cv::Size(4000, 6000)})
        compare(size, rounds);
    return 0;
}
