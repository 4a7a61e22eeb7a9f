#pragma once

#include "core/guidance/guide.h"
#include "ui/theme/icons.h"

#include <QPolygonF>

class QPainter;

namespace mianguan {

/// What is drawn over a live picture; places are view pixels.
struct PreviewMarks {
    QRectF target;     ///< where a head belongs
    QPolygonF outline; ///< of the face; empty when there is none
    QLineF eyes;
    QRectF crop; ///< where a portrait shot now would be cut from
    bool ready = false;
};
void paintMarks(QPainter& painter, const PreviewMarks& marks);

/// One sentence under the picture, as large as it fits up to so many pixels, with its shape before it.
struct PreviewWords {
    QString text, icon;
    QColor fill, ink;
};
void paintWords(QPainter& painter, const QRectF& area, const PreviewWords& words, int largest);

} // namespace mianguan
