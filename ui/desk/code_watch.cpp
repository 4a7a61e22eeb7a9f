#include "ui/desk/code_watch.h"

#include "core/base/aside.h"
#include "core/base/clock.h"
#include "core/decoder/untrusted_picture.h"
#include "core/identify/card_reading.h"
#include "ui/base/sentences.h"
#include "ui/desk/card_portrait.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

constexpr qint64 gone = 2000; // ms

/// What a picture says of someone: a code, or an identity card.
struct Said {
    QString code;
    IdentityClaim card;
};

cv::Mat pixelsOf(const QImage& frame) {
    const cv::Mat bgra(frame.height(), frame.width(), CV_8UC4, const_cast<uchar*>(frame.constBits()),
                       size_t(frame.bytesPerLine()));
    cv::Mat bgr;
    cv::cvtColor(bgra, bgr, cv::COLOR_BGRA2BGR);
    return bgr;
}

Fail notForCertain(const QList<CardTrouble>& troubles) {
    QStringList why;
    for (const CardTrouble trouble : troubles)
        why += wordsFor(trouble);
    return fail(ErrorKind::Unreadable,
                CodeWatch::tr("The number on the identity card could not be read for certain"), {},
                runOn(why));
}

Result<IdentityClaim> claimOf(const CardReading& card) {
    if (card.identityNumber.isEmpty()) return notForCertain(card.troubles);
    IdentityClaim claim;
    claim.name = card.name;
    claim.nameIsSure = !card.name.isEmpty() && !card.troubles.contains(CardTrouble::NameUnsure);
    claim.identityNumber = card.identityNumber;
    claim.portrait = cardPortrait(card.portrait);
    return claim;
}

Result<Said> saidBy(const cv::Mat& bgr) {
    const Result<QList<CodeFound>> codes = readCodes(bgr);
    if (!codes) return Fail(codes.error());
    if (!codes->isEmpty()) return Said{codes->first().text, {}};
    return readCard(bgr).and_then(claimOf).map([](const IdentityClaim& card) { return Said{{}, card}; });
}

Result<cv::Mat> pixelsOf(const Still& still) {
    if (still.file.isEmpty()) return pixelsOf(still.pixels.convertToFormat(QImage::Format_RGB32));
    return decodeUntrusted(still.file).map([](const Picture& picture) { return picture.bgr; });
}

} // namespace

CodeWatch::CodeWatch(QObject* parent) : QObject(parent) { pool.setMaxThreadCount(1); }
CodeWatch::~CodeWatch() { pool.waitForDone(); }

void CodeWatch::look(const QImage& frame) {
    if (looking || frame.isNull()) return;
    looking = true;
    runAside(
        pool, this, [this, copy = frame.copy()] { return reader.look(pixelsOf(copy)); },
        [this](const Result<QList<CodeFound>>& codes) {
            looking = false;
            if (codes) tell(*codes, nowMs());
        });
}

void CodeWatch::tell(const QList<CodeFound>& codes, qint64 nowMs) {
    if (codes.isEmpty()) return;
    const QString& code = codes.first().text;
    const bool again = code == last && nowMs - lastMs < gone;
    last = code;
    lastMs = nowMs;
    if (!again) Q_EMIT found(code);
}

template <class See>
void CodeWatch::readAside(See see) {
    runAside(
        pool, this, [see = std::move(see)] { return see().and_then(saidBy); },
        [this, of = ++turn](const Result<Said>& said) {
            if (of != turn) return;
            if (!said) return Q_EMIT failed(said.error());
            if (!said->code.isEmpty()) return Q_EMIT found(said->code);
            Q_EMIT cardRead(said->card);
        });
}

void CodeWatch::forget() { ++turn; }

void CodeWatch::read(const QString& path) {
    readAside([path] { return readUntrusted(path).map([](const Picture& picture) { return picture.bgr; }); });
}

void CodeWatch::read(const Still& still) {
    readAside([still] { return pixelsOf(still); });
}

} // namespace mianguan
