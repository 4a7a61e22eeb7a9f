#include "core/identify/code_reader.h"

#include "core/identify/pixels.h"
#include "core/identify/sight.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

constexpr std::chrono::seconds lookPatience(5);
constexpr int mostLooks = 64;

cv::Mat greyOf(const cv::Mat& bgr) {
    cv::Mat grey;
    cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
    return grey;
}

/// A look that ended its process, took too long or was answered wrongly has found nothing.
Result<CodesSeen> seen(const Sight& sight, SightDeed deed, int look) {
    const auto answer = sight.ask(deed, look, lookPatience);
    if (!answer && answer.error().end == SightEnd::CannotStart) return sightMissing(answer.error());
    return answer ? codesSeenFrom(*answer).value_or(CodesSeen()) : CodesSeen();
}

} // namespace

Result<QList<CodeFound>> readCodes(const cv::Mat& bgr) {
    if (const auto fit = checkPixels(bgr); !fit) return Fail(fit.error());
    const Sight sight(greyOf(bgr));
    for (int look = 0; look < mostLooks; ++look) {
        const auto codes = seen(sight, SightDeed::Still, look);
        if (!codes) return Fail(codes.error());
        if (!codes->codes.isEmpty() || codes->wasLast) return codes->codes;
    }
    return QList<CodeFound>();
}

Result<QList<CodeFound>> LiveCodeReader::look(const cv::Mat& bgr) {
    if (const auto fit = checkPixels(bgr); !fit) return Fail(fit.error());
    turn = (turn + 1) % mostLooks;
    return seen(Sight(greyOf(bgr)), SightDeed::Frame, turn).map([](const CodesSeen& codes) {
        return codes.codes;
    });
}

} // namespace mianguan
