#include "ui/widgets/photo_view.h"

#include "ui/theme/measures.h"
#include "ui/theme/tokens.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace mianguan {

namespace {

constexpr int captionHeight = 22;

} // namespace

PhotoView::PhotoView(ZoomLink& link, QWidget* parent) : QWidget(parent), zoom(link) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 200);
    connect(&zoom, &ZoomLink::changed, this, qOverload<>(&QWidget::update));
}

void PhotoView::setPicture(const QImage& picture, const QSizeF& pictureSize) {
    image = picture;
    size = pictureSize;
    scaled = {};
    absence.clear();
    update();
}

void PhotoView::clearPicture(const QString& why) {
    image = {};
    scaled = {};
    size = {};
    absence = why;
    update();
}

void PhotoView::setBase(std::optional<QRectF> zoomedPart) {
    part = zoomedPart;
    update();
}

void PhotoView::setLayers(std::vector<std::shared_ptr<const PhotoLayer>> over) {
    layers = std::move(over);
    update();
}

void PhotoView::setCaption(const QString& text) {
    caption = text;
    update();
}

void PhotoView::setMargins(const QMargins& around) {
    margins = around;
    update();
}

QRectF PhotoView::area() const {
    return QRectF(rect().marginsRemoved(margins)).adjusted(0, 0, 0, -captionHeight);
}

QRectF PhotoView::base() const { return part && zoom.look().factor > 1 ? *part : QRectF(QPointF(), size); }

QTransform PhotoView::transform() const { return pictureToView(size, base(), area(), zoom.look()); }

void PhotoView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tokens().surround);
    painter.setFont(fontOf(Type::Small));
    if (image.isNull()) {
        painter.setPen(tokens().onSurround);
        painter.setFont(fontOf(Type::Body));
        painter.drawText(area(), Qt::AlignCenter | Qt::TextWordWrap, absence);
        return;
    }
    const QTransform toView = transform();
    painter.save();
    if (zoom.look().factor > 1) painter.setClipRect(area());
    paintPicture(painter, toView);
    for (const auto& layer : layers)
        layer->paint(painter, toView, area());
    painter.restore();
    paintCaption(painter);
    Q_EMIT painted();
}

void PhotoView::paintPicture(QPainter& painter, const QTransform& toView) {
    const QRectF target = toView.mapRect(QRectF(QPointF(), size));
    const QSize pixels = (target.size() * devicePixelRatioF()).toSize();
    if (zoom.look().factor > 1) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        return painter.drawImage(target, image);
    }
    if (scaledSize != pixels || scaled.isNull()) {
        scaled = QPixmap::fromImage(image.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        scaledSize = pixels;
    }
    painter.drawPixmap(target, scaled, QRectF(scaled.rect()));
}

void PhotoView::paintCaption(QPainter& painter) {
    const double bottom = std::min(transform().mapRect(QRectF(QPointF(), size)).bottom(), area().bottom());
    const QRectF line(0, bottom + margins.bottom(), width(), captionHeight);
    painter.setFont(fontOf(Type::Small));
    painter.setPen(tokens().onSurround);
    painter.drawText(line, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(caption, Qt::ElideMiddle, int(line.width())));
}

void PhotoView::wheelEvent(QWheelEvent* event) {
    if (image.isNull()) return;
    const QPointF picture = transform().inverted().map(event->position());
    const QRectF whole = part.value_or(QRectF(QPointF(), size));
    const QPointF around((picture.x() - whole.x()) / whole.width(),
                         (picture.y() - whole.y()) / whole.height());
    zoom.zoomBy(std::pow(1.2, event->angleDelta().y() / 120.0), around);
}

void PhotoView::mousePressEvent(QMouseEvent* event) {
    dragged = event->position();
    Q_EMIT clicked();
}

void PhotoView::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton) || image.isNull() || zoom.look().factor <= 1) return;
    const QPointF moved = (dragged - event->position()) / transform().m11();
    dragged = event->position();
    zoom.moveBy({moved.x() / base().width(), moved.y() / base().height()});
}

void PhotoView::mouseDoubleClickEvent(QMouseEvent*) { zoom.fit(); }

} // namespace mianguan
