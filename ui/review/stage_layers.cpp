#include "ui/review/stage_layers.h"

#include "core/portrait/report_card.h"
#include "core/spec/wording.h"
#include "ui/widgets/crop_layer.h"
#include "ui/widgets/guide_layer.h"
#include "ui/widgets/mark_layer.h"

namespace mianguan {

namespace {

QRectF cropRect(const Crop& crop) { return {crop.x, crop.y, crop.width, crop.height}; }

/// Original pixels → standard photo pixels.
QTransform toPortrait(const Crop& crop, const QSizeF& photo) {
    const double scale = photo.width() / crop.width;
    return QTransform(scale, 0, 0, scale, -crop.x * scale, -crop.y * scale);
}

/// Several findings often speak of the same place, mostly the face: the worst stands for all.
void addMark(QList<PlaceMark>& marks, const PlaceMark& mark) {
    for (PlaceMark& known : marks) {
        const QRectF shared = known.box & mark.box, all = known.box | mark.box;
        const bool same = shared.width() * shared.height() > 0.8 * all.width() * all.height();
        if (!same) continue;
        if (mark.pointedAt || (!known.pointedAt && mark.status > known.status)) known = mark;
        return;
    }
    marks += mark;
}

/// Places worth showing, as far as `frame` shows them: what is wrong, and what is pointed at.
QList<PlaceMark> marksOf(const Findings& findings, const QTransform& map, const QRectF& frame,
                         const QString& pointedAt) {
    QList<PlaceMark> marks;
    for (const Finding& finding : findings) {
        const bool pointed = finding.id == pointedAt;
        const bool wrong = finding.status == Status::Fail || finding.status == Status::Warn;
        if (!finding.box || !(wrong || pointed)) continue;
        const QRectF place = map.mapRect(*finding.box) & frame;
        if (!place.isEmpty()) addMark(marks, {place, finding.status, titleOf(finding.id), pointed});
    }
    return marks;
}

} // namespace

Layers portraitLayers(const PhotoDetail& detail, const Specification* specification,
                      const QString& pointedAt) {
    if (!specification || !detail.crop) return {};
    const QTransform map = toPortrait(*detail.crop, specification->size);
    return {std::make_shared<GuideLayer>(guidesOf(*specification, detail.crop, detail.geometry)),
            std::make_shared<MarkLayer>(
                marksOf(detail.findings, map, QRectF({}, specification->size), pointedAt))};
}

Layers originalLayers(const PhotoDetail& detail, const QSizeF& full, const QString& pointedAt) {
    Layers layers;
    if (detail.crop) layers.push_back(std::make_shared<CropLayer>(cropRect(*detail.crop), full));
    layers.push_back(std::make_shared<MarkLayer>(marksOf(detail.findings, {}, QRectF({}, full), pointedAt)));
    return layers;
}

} // namespace mianguan
