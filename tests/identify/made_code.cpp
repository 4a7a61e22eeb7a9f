#include "tests/identify/made_code.h"

#include <opencv2/imgproc.hpp>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

namespace made {

namespace {

using mianguan::CodeKind;

ZXing::BarcodeFormat formatOf(CodeKind kind) {
    switch (kind) {
    case CodeKind::DataMatrix:
        return ZXing::BarcodeFormat::DataMatrix;
    case CodeKind::Code128:
        return ZXing::BarcodeFormat::Code128;
    case CodeKind::Code39:
        return ZXing::BarcodeFormat::Code39;
    case CodeKind::Qr:
        break;
    }
    return ZXing::BarcodeFormat::QRCode;
}

bool isBars(CodeKind kind) { return kind == CodeKind::Code128 || kind == CodeKind::Code39; }

void writeLines(cv::Mat& page, const cv::Rect& where, const cv::Scalar& ink, cv::RNG& random) {
    for (int y = where.y + 40; y < where.br().y; y += 60)
        cv::putText(page, randomText(random.uniform(8, 24), random).constData(), {where.x, y},
                    cv::FONT_HERSHEY_SIMPLEX, 1.4, ink, 3, cv::LINE_AA);
}

} // namespace

cv::Mat code(CodeKind kind, const QByteArray& text, int side) {
    const auto bits = ZXing::MultiFormatWriter(formatOf(kind))
                          .setMargin(isBars(kind) ? 10 : 4)
                          .encode(text.toStdString(), isBars(kind) ? 1 : 0, isBars(kind) ? 1 : 0);
    cv::Mat drawn(bits.height(), bits.width(), CV_8UC3, cv::Scalar::all(255));
    for (int y = 0; y < drawn.rows; ++y)
        for (int x = 0; x < drawn.cols; ++x)
            if (bits.get(x, y)) drawn.at<cv::Vec3b>(y, x) = {0, 0, 0};
    const double scale = double(side) / drawn.cols;
    const cv::Size size(side, isBars(kind) ? side / 4 : cvRound(drawn.rows * scale));
    cv::resize(drawn, drawn, size, 0, 0, cv::INTER_NEAREST);
    return drawn;
}

QByteArray randomText(int length, cv::RNG& random) {
    constexpr QByteArrayView letters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    QByteArray text;
    for (int i = 0; i < length; ++i)
        text.append(letters[random.uniform(0, int(letters.size()))]);
    return text;
}

cv::Mat telephone(const QByteArray& text, bool darkPage, cv::RNG& random) {
    const cv::Scalar paper = cv::Scalar::all(darkPage ? 24 : 250), ink = cv::Scalar::all(darkPage ? 225 : 40);
    cv::Mat body(2340, 1160, CV_8UC3, cv::Scalar::all(random.uniform(10, 60)));
    cv::Mat page = body(cv::Rect(40, 60, 1080, 2220));
    page.setTo(paper);
    cv::Mat drawn = code(CodeKind::Qr, text, 840);
    if (darkPage) drawn = ~drawn + paper; // light modules on the page's own grey
    drawn.copyTo(page(cv::Rect(120, 560, drawn.cols, drawn.rows)));
    writeLines(page, {120, 160, 840, 320}, ink, random);
    writeLines(page, {120, 1500, 840, 520}, ink, random);
    return body;
}

} // namespace made
