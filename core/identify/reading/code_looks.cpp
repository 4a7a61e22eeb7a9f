#include "core/identify/reading/code_looks.h"

#include "core/identify/reading/code_views.h"

#include <ZXing/ReadBarcode.h>
#include <algorithm>
#include <functional>

namespace mianguan {

namespace {

using ZXing::BarcodeFormat;
using ZXing::BarcodeFormats;

constexpr int shortestBarText = 4; ///< fewer characters in bars are texture more often than a card's number

const BarcodeFormats squares = BarcodeFormat::QRCode | BarcodeFormat::DataMatrix;
const BarcodeFormats bars = BarcodeFormat::Code128 | BarcodeFormat::Code39;

struct Effort {
    BarcodeFormats formats;
    bool harder = true;
};

const Effort wholeSquares{squares, true}, wholeBars{bars, true}, quickSquares{squares, false},
    quickBars{bars, false};

CodeKind kindOf(BarcodeFormat format) {
    switch (format) {
    case BarcodeFormat::DataMatrix:
        return CodeKind::DataMatrix;
    case BarcodeFormat::Code128:
        return CodeKind::Code128;
    case BarcodeFormat::Code39:
        return CodeKind::Code39;
    default:
        return CodeKind::Qr;
    }
}

bool isWorthBelieving(const ZXing::Result& code) {
    if (!code.isValid() || code.bytes().empty()) return false;
    return !bars.testFlag(code.format()) || int(code.bytes().size()) >= shortestBarText;
}

CodeFound found(const ZXing::Result& code, const cv::Matx23d& toPicture) {
    CodeFound found;
    found.kind = kindOf(code.format());
    found.bytes = QByteArray(reinterpret_cast<const char*>(code.bytes().data()), code.bytes().size());
    found.text = QString::fromStdString(code.text());
    for (size_t i = 0; i < 4; ++i) {
        const auto& at = code.position()[i];
        const cv::Vec2d point = toPicture * cv::Vec3d(at.x, at.y, 1);
        found.corners[i] = cv::Point2f(float(point[0]), float(point[1]));
    }
    return found;
}

QList<CodeFound> codesIn(const CodeView& view, const Effort& effort) {
    ZXing::DecodeHints hints;
    hints.setFormats(effort.formats)
        .setTryHarder(effort.harder)
        .setTryRotate(effort.harder)
        .setTryDownscale(effort.harder)
        .setMinLineCount(3);
    // Telling several bar codes apart is where the library's assertions fail.
    if (effort.formats == bars) hints.setMaxNumberOfSymbols(1);
    const ZXing::ImageView image(view.grey.data, view.grey.cols, view.grey.rows, ZXing::ImageFormat::Lum,
                                 int(view.grey.step));
    QList<CodeFound> codes;
    for (const ZXing::Result& code : ZXing::ReadBarcodes(image, hints))
        if (isWorthBelieving(code)) codes.append(found(code, view.toPicture));
    return codes;
}

using Look = std::function<QList<CodeFound>(const cv::Mat& grey)>;

/// The scale that gives the longer side so many pixels; beyond twice the size nothing is gained.
double scaleTo(const cv::Mat& grey, int side) {
    return std::min(2., double(side) / std::max(grey.cols, grey.rows));
}

CodeView viewOf(const cv::Mat& grey, int side) { return sizedView(grey, scaleTo(grey, side)); }

/// From the ways that read most pictures to those that read the last.
const std::vector<Look>& everyLook() {
    static const std::vector<Look> looks = [] {
        std::vector<Look> all;
        const auto add = [&](const Effort& effort, auto view) {
            all.emplace_back([view, effort](const cv::Mat& grey) {
                // A frame hides bars: each line's threshold lies between its two commonest greys.
                return codesIn(effort.formats == bars ? view(grey) : framed(view(grey)), effort);
            });
        };
        const auto addSizes = [&](const Effort& effort, auto view) {
            for (const int side : {1000, 1800, 600, 1400})
                add(effort, [=](const cv::Mat& grey) { return view(viewOf(grey, side)); });
        };
        addSizes(wholeSquares, [](const CodeView& view) { return view; });
        addSizes(wholeBars, [](const CodeView& view) { return smoothed(view, 1); });
        addSizes(wholeSquares, [](const CodeView& view) { return evened(smoothed(view, 1.2)); });
        addSizes(wholeSquares, [](const CodeView& view) { return inverted(evened(smoothed(view, 0.8))); });
        for (const double degrees : {30., -30.})
            addSizes(wholeBars, [=](const CodeView& view) { return turned(smoothed(view, 1), degrees); });
        for (const int block : {31, 81}) {
            addSizes(wholeSquares,
                     [=](const CodeView& view) { return cutLocally(smoothed(view, 1.6), block); });
            addSizes(wholeSquares,
                     [=](const CodeView& view) { return cutLocally(inverted(smoothed(view, 1.6)), block); });
        }
        add(wholeSquares, [](const cv::Mat& grey) { return viewOf(grey, 3600); });
        return all;
    }();
    return looks;
}

QList<CodeFound> firstIn(std::initializer_list<std::function<QList<CodeFound>()>> ways) {
    for (const auto& way : ways)
        if (auto codes = way(); !codes.isEmpty()) return codes;
    return {};
}

/// A live frame's ways. Half of 1080p is enough for a screen held up to the camera, and quick.
const std::vector<Look>& quickLooks() {
    static const std::vector<Look> looks = {
        [](const cv::Mat& grey) {
            const CodeView view = viewOf(grey, 960);
            return firstIn({[&] { return codesIn(view, quickSquares); },
                            [&] { return codesIn(inverted(evened(smoothed(view, 0.8))), quickSquares); },
                            [&] { return codesIn(smoothed(viewOf(grey, 640), 0.8), quickSquares); }});
        },
        [](const cv::Mat& grey) {
            return firstIn({[&] { return codesIn(viewOf(grey, 1400), quickSquares); },
                            [&] { return codesIn(viewOf(grey, 960), quickBars); }});
        },
        [](const cv::Mat& grey) {
            return firstIn({[&] { return codesIn(evened(smoothed(viewOf(grey, 960), 0.8)), quickSquares); },
                            [&] { return codesIn(viewOf(grey, 1920), quickSquares); }});
        },
    };
    return looks;
}

} // namespace

int stillLooks() { return int(everyLook().size()); }

QList<CodeFound> lookAtStill(const cv::Mat& grey, int look) { return everyLook()[size_t(look)](grey); }

QList<CodeFound> lookAtFrame(const cv::Mat& grey, int turn) {
    return quickLooks()[size_t(turn) % quickLooks().size()](grey);
}

} // namespace mianguan
