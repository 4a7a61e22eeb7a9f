#include "ui/desk/code_watch.h"

#include "core/base/aside.h"
#include "core/base/clock.h"
#include "core/decoder/untrusted_picture.h"
#include "core/image/jpeg_writer.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

constexpr qint64 gone = 2000; // ms

/// What a picture file says of someone: a code, or an identity card.
struct Said {
    QString code;
    CardReading card;
};

cv::Mat pixelsOf(const QImage& frame) {
    const cv::Mat bgra(frame.height(), frame.width(), CV_8UC4, const_cast<uchar*>(frame.constBits()),
                       size_t(frame.bytesPerLine()));
    cv::Mat bgr;
    cv::cvtColor(bgra, bgr, cv::COLOR_BGRA2BGR);
    return bgr;
}

Result<Said> readPicture(const cv::Mat& bgr) {
    const Result<QList<CodeFound>> codes = readCodes(bgr);
    if (!codes) return Fail(codes.error());
    if (!codes->isEmpty()) return Said{codes->first().text, {}};
    return readCard(bgr).map([](const CardReading& card) { return Said{{}, card}; });
}

QByteArray jpegOf(const cv::Mat& bgr) {
    if (bgr.empty()) return {};
    const auto jpeg = writeJpeg(bgr, {.bytesMin = 1, .bytesMax = 200'000, .aimMin = 1, .aimMax = 200'000});
    return jpeg ? jpeg->bytes : QByteArray();
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

void CodeWatch::read(const QString& path) {
    runAside(
        pool, this,
        [path] {
            return readUntrusted(path).and_then(
                [](const Picture& picture) { return readPicture(picture.bgr); });
        },
        [this](const Result<Said>& said) {
            if (!said) return Q_EMIT failed(said.error());
            if (!said->code.isEmpty()) return Q_EMIT found(said->code);
            if (!said->card.identityNumber.isEmpty())
                return Q_EMIT cardRead(said->card.identityNumber, jpegOf(said->card.portrait));
            QStringList why;
            for (const CardTrouble trouble : said->card.troubles)
                why += wordsFor(trouble);
            Q_EMIT failed({ErrorKind::Refused,
                           tr("The number on the identity card could not be read for certain"),
                           {},
                           why.join(QLatin1Char(' '))});
        });
}

} // namespace mianguan
