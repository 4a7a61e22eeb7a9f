#pragma once

#include "core/spec/finding.h"
#include "ui/widgets/photo_layer.h"

#include <QList>
#include <QString>

namespace mianguan {

/// A place in a picture that a finding speaks of.
struct PlaceMark {
    QRectF box; ///< picture pixels
    Status status = Status::Fail;
    QString title;
    bool pointedAt = false; ///< drawn strongly, with its title
};

/// The findings' boxes, one frame where several share a place, each with its status' shape and colour.
class MarkLayer : public PhotoLayer {
public:
    explicit MarkLayer(QList<PlaceMark> places) : marks(std::move(places)) {}
    void paint(QPainter& painter, const QTransform& pictureToView, const QRectF& view) const override;

private:
    QList<PlaceMark> marks;
};

} // namespace mianguan
