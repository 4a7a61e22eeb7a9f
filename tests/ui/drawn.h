#pragma once

#include "tests/work/handmade.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

namespace mianguan::test {

inline QByteArray jpegOf(const QImage& image, int quality = 92) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpeg", quality);
    return bytes;
}

/// A drawn bust, nobody's face; different for each number. `scale` 1 is 480 × 640.
inline QImage drawnBust(int number, double scale, const QColor& wall) {
    QImage image((QSizeF(480, 640) * scale).toSize(), QImage::Format_RGB32);
    image.fill(wall);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsv(number * 47 % 360, 120, 90));
    painter.drawEllipse(QRectF(60, 470, 360, 340));
    painter.setBrush(QColor(226, 186, 160));
    painter.drawRect(QRectF(200, 400, 80, 110));
    painter.setBrush(QColor::fromHsv(number * 29 % 360, 80, 50));
    painter.drawEllipse(QRectF(126, 80, 228, 260));
    painter.setBrush(QColor(232, 194, 168));
    painter.drawEllipse(QRectF(145, 120, 190, 320));
    painter.setBrush(QColor(60, 45, 40));
    painter.drawEllipse(QRectF(190, 245, 26, 12));
    painter.drawEllipse(QRectF(264, 245, 26, 12));
    painter.setBrush(QColor(180, 90, 90));
    painter.drawEllipse(QRectF(210, 370, 60, 14));
    painter.setPen(Qt::black);
    painter.setFont(QFont(QStringLiteral("sans"), 20));
    painter.drawText(QRectF(0, 580, 480, 50), Qt::AlignCenter, QString::number(number));
    return image;
}

/// A handmade submission whose pictures can be seen.
inline Store::Submission drawn(int number, double originalScale = 1.5) {
    Store::Submission made = handmade(number);
    made.original = jpegOf(drawnBust(number, originalScale, QColor(210, 205, 200)));
    made.portrait.jpeg = jpegOf(drawnBust(number, 1, QColor(100, 197, 255)));
    const double s = originalScale;
    made.portrait.crop = Crop{0, 0, 480 * s, 640 * s};
    made.portrait.geometry =
        FaceGeometry{{277 * s, 251 * s}, {203 * s, 251 * s}, {240 * s, 440 * s}, 80 * s, 145 * s, 335 * s};
    made.portrait.matte = cv::Mat();
    Finding mouth{QStringLiteral("mouth-closed"), Status::Pass, {}, 0.1, QStringLiteral("ratio"), 90, {}};
    if (number % 3 == 0) {
        mouth.status = Status::Fail;
        mouth.cause = QStringLiteral("open");
        mouth.box = QRectF(205 * s, 360 * s, 70 * s, 34 * s);
    }
    made.portrait.findings = {
        mouth, Finding{QStringLiteral("eye-line"), Status::Pass, {}, 251.0, QStringLiteral("px"), 95, {}}};
    return made;
}

/// Submits photos `from` … `from + count - 1` and waits until all are durable.
inline void fillDrawn(Store& store, int from, int count) {
    QEventLoop loop;
    int answered = 0;
    for (int i = from; i < from + count; ++i)
        store.submit(drawn(i), &loop, [&](const Result<Id>& answer) {
            if (!answer) qFatal("%s", qPrintable(answer.error().sentence()));
            if (++answered == count) loop.quit();
        });
    loop.exec();
}

} // namespace mianguan::test
