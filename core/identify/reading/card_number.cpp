#include "core/identify/reading/card_number.h"

#include "core/identify/identity_check.h"
#include "core/identify/reading/card_ink.h"
#include "core/identify/reading/text_reader.h"

#include <QHash>

#include <algorithm>

namespace mianguan {

namespace {

constexpr CardArea numberArea{26, 42.5, 84.5, 52.5};

struct Pass {
    TextModel model;
    cv::Mat (*prepare)(const cv::Mat& line);
};

cv::Mat asItIs(const cv::Mat& line) { return enlarged(line, 0.65); }
cv::Mat inTwoTones(const cv::Mat& line) { return enlarged(blackAndWhite(line), 0.75); }
cv::Mat withSharperEdges(const cv::Mat& line) { return enlarged(sharpened(line), 0.75); }

constexpr Pass passes[] = {{TextModel::Latin, asItIs},           {TextModel::Chinese, inTwoTones},
                           {TextModel::Latin, inTwoTones},       {TextModel::Chinese, asItIs},
                           {TextModel::Latin, withSharperEdges}, {TextModel::Chinese, withSharperEdges}};
constexpr double leastConfidence = 0.4; ///< of a pass that counts

struct Vote {
    int passes = 0;
    double confidence = 0;
};

QString plain(QString text) {
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

/// Two passes that agree end it, as long as no pass says another number that is right.
bool isSettled(const QHash<QString, Vote>& votes) { return votes.size() == 1 && votes.begin()->passes >= 2; }

} // namespace

WithModels<NumberRead> readNumber(const cv::Mat& ink) {
    const cv::Mat line = lineIn(partOf(ink, numberArea), 1.8, 5.5);
    if (line.empty()) return NumberRead{};
    QHash<QString, Vote> votes;
    for (const Pass& pass : passes) {
        const auto read =
            readText(pass.prepare(line), {pass.model, TextLayout::Line, QStringLiteral("0123456789X")});
        if (!read) return tl::unexpected(read.error());
        const QString number = plain(read->text);
        if (read->confidence < leastConfidence || !identityFacts(number)) continue;
        Vote& vote = votes[number];
        vote = {vote.passes + 1, std::max(vote.confidence, read->confidence)};
        if (isSettled(votes)) return NumberRead{number, vote.confidence, true};
    }
    return NumberRead{{}, 0, true};
}

} // namespace mianguan
