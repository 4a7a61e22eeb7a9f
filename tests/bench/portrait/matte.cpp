#include "core/image/png_writer.h"
#include "core/vision/network.h"
#include "tests/bench/portrait/bench.h"

#include <QElapsedTimer>
#include <QFile>
#include <QMap>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <cstdio>

// Squared error of the matte against the truth over a folder of scenes (scenes.csv with image, plate, alpha,
// backdrop), with the plate, without it, and u2netp's on the same pictures in the same run. The soft band is
// where the truth is neither 0 nor 1, three pixels wider.

namespace mianguan::bench {

namespace {

/// What the wanted quality is measured by: U²-Net's small model, as everyone uses it.
cv::Mat saliencyMatte(const Network& network, const cv::Mat& bgr) {
    cv::Mat small, values;
    cv::resize(bgr, small, {320, 320}, 0, 0, cv::INTER_AREA);
    double high = 0;
    cv::minMaxLoc(small.reshape(1), nullptr, &high);
    small.convertTo(values, CV_32F, 1 / std::max(high, 1.));
    cv::subtract(values, cv::Scalar(0.406, 0.456, 0.485), values);
    cv::divide(values, cv::Scalar(0.225, 0.224, 0.229), values);
    const cv::Mat out = network.forward(cv::dnn::blobFromImage(values, 1, {}, {}, true))[0];
    cv::Mat plane(320, 320, CV_32F, const_cast<float*>(out.ptr<float>(0, 0))), matte;
    cv::normalize(plane, plane, 0, 1, cv::NORM_MINMAX);
    cv::resize(plane, matte, bgr.size(), 0, 0, cv::INTER_LINEAR);
    return matte;
}

struct SquareError {
    double all = 0, soft = 0;
};

SquareError errorOf(const cv::Mat& matte, const cv::Mat& truth) {
    cv::Mat soft = (truth > 0.01F) & (truth < 0.99F);
    cv::dilate(soft, soft, cv::getStructuringElement(cv::MORPH_ELLIPSE, {7, 7}));
    cv::Mat square = matte - truth;
    square = square.mul(square);
    return {cv::mean(square)[0], cv::mean(square, soft)[0]};
}

/// Sums of one way over one kind of backdrop.
struct Sums {
    SquareError sum;
    int count = 0;
    double worst = 0;
    QString worstImage;

    void add(const SquareError& error, const QString& image) {
        sum.all += error.all, sum.soft += error.soft;
        ++count;
        if (error.soft > worst) worst = error.soft, worstImage = image;
    }
    double all() const { return 1000 * sum.all / std::max(1, count); }
    double soft() const { return 1000 * sum.soft / std::max(1, count); }
};

enum Way { WithPlate, Without, Saliency, Ways };
constexpr const char* names[Ways] = {"plate", "none", "u2netp"};

struct Scenes {
    std::shared_ptr<Vision> vision;
    const Network& saliency;
    QString folder, keep;
    QMap<QString, std::array<Sums, Ways>> results;
    double ms = 0;
    int count = 0;

    void scene(const Row& row) {
        const auto cell = [&](const char* name) { return row.value(QLatin1String(name)); };
        const QString image = cell("image");
        const auto picture = readPicture(folder + QLatin1Char('/') + image);
        const auto plate = readPicture(folder + QLatin1Char('/') + cell("plate"));
        const auto alpha = readPicture(folder + QLatin1Char('/') + cell("alpha"));
        if (!picture || !plate || !alpha) qFatal("%s cannot be read", qPrintable(image));
        cv::Mat truth;
        cv::extractChannel(alpha->bgr, truth, 0);
        truth.convertTo(truth, CV_32F, 1 / 255.);
        const cv::Mat mattes[Ways] = {made(*picture, &*plate, image), made(*picture, nullptr, image),
                                      saliencyMatte(saliency, picture->bgr)};
        for (int way = 0; way < Ways; ++way) {
            if (mattes[way].empty()) continue;
            const SquareError error = errorOf(mattes[way], truth);
            results[cell("backdrop")][size_t(way)].add(error, image);
            results[QStringLiteral("all")][size_t(way)].add(error, image);
            if (!keep.isEmpty()) save(mattes[way], image, names[way]);
        }
    }

    cv::Mat made(const Picture& picture, const Picture* plate, const QString& image) {
        QElapsedTimer timer;
        timer.start();
        const auto matte = personMatte(picture, *vision, plate);
        ms += double(timer.nsecsElapsed()) / 1e6;
        ++count;
        if (!matte) {
            std::printf("%s: %s\n", qPrintable(image), qPrintable(matte.error().sentence()));
            return {};
        }
        cv::Mat values;
        matte->convertTo(values, CV_32F, 1 / 255.);
        return values;
    }

    void save(const cv::Mat& matte, const QString& image, const char* way) const {
        cv::Mat bytes;
        matte.convertTo(bytes, CV_8U, 255);
        const auto png = writePng(bytes);
        QFile file(keep + QLatin1Char('/') + image.section(QLatin1Char('.'), 0, 0) + QLatin1Char('_') +
                   QLatin1String(way) + QStringLiteral(".png"));
        if (!png || !file.open(QIODevice::WriteOnly) || file.write(*png) != png->size())
            qFatal("%s cannot be written", qPrintable(file.fileName()));
    }

    void print() const {
        std::printf("MSE × 1000, mean over scenes; share of u2netp's in brackets\n"
                    "%-12s %-7s %5s %18s %18s   worst soft\n",
                    "backdrop", "way", "n", "overall", "soft band");
        for (auto it = results.begin(); it != results.end(); ++it)
            for (int way = 0; way < Ways; ++way) {
                const Sums &own = it.value()[size_t(way)], &bar = it.value()[Saliency];
                std::printf("%-12s %-7s %5d %8.2f (%.2f of) %8.2f (%.2f of)   %.1f %s\n",
                            qPrintable(it.key()), names[way], own.count, own.all(), own.all() / bar.all(),
                            own.soft(), own.soft() / bar.soft(), own.worst * 1000,
                            qPrintable(own.worstImage));
            }
        std::printf("%.0f ms a matte\n", ms / std::max(1, count));
    }
};

} // namespace

void printMatte(const Bench& bench) {
    if (bench.scenes.isEmpty()) return void(std::printf("no --scenes\n"));
    const auto saliency = Network::load(Vision::modelFolder() + QStringLiteral("/u2netp.onnx"), {"1959"});
    if (!saliency) qFatal("%s", qPrintable(saliency.error().sentence()));
    Scenes scenes{bench.vision, *saliency, bench.scenes, bench.keep, {}};
    for (const Row& row : rowsOf(bench.scenes + QStringLiteral("/scenes.csv")))
        scenes.scene(row);
    scenes.print();
}

} // namespace mianguan::bench
