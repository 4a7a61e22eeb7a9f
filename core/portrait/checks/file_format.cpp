#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

/// 99号: colour JPEG of 480×640, quality at least 60.
Finding fileFormat(const Scene& scene) {
    const PictureFacts& file = scene.file;
    const QSize& size = scene.specification.size;
    QString cause;
    if (file.quality < scene.specification.qualityMin) cause = QStringLiteral("quality");
    if (file.stored != cv::Size(size.width(), size.height())) cause = QStringLiteral("size");
    if (file.format != QLatin1String("jpeg") || file.bitsPerPixel != 24) cause = QStringLiteral("kind");
    return judged(
        {QStringLiteral("file-format"), cause.isEmpty() ? 1. : 0., QStringLiteral("count"), cause, {}, {}},
        scene.specification);
}

} // namespace mianguan::checks
