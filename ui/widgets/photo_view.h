#pragma once

#include "ui/widgets/photo_layer.h"
#include "ui/widgets/zoom_link.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace mianguan {

/// A photo on the neutral surround with layers over it. Wheel zooms, dragging moves, both through the link,
/// so that another view follows.
class PhotoView : public QWidget {
    Q_OBJECT
public:
    explicit PhotoView(ZoomLink& link, QWidget* parent = nullptr);

    /// `image` may be smaller than the picture it stands for; layers speak in pixels of `pictureSize`.
    void setPicture(const QImage& image, const QSizeF& pictureSize);
    void clearPicture(const QString& why); ///< the words stand in the middle instead
    bool hasPicture() const { return !image.isNull(); }

    /// The part that a zoomed view starts from; the whole picture when none.
    void setBase(std::optional<QRectF> part);
    void setLayers(std::vector<std::shared_ptr<const PhotoLayer>> over);
    void setCaption(const QString& text);    ///< small words under the photo
    void setMargins(const QMargins& around); ///< the lower one lies between photo and caption

    QTransform transform() const; ///< picture pixels → widget pixels
    QSize sizeHint() const override { return {360, 480}; }

Q_SIGNALS:
    void painted(); ///< a frame with the present picture is on its way to the screen
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    QRectF area() const;
    QRectF base() const;
    void paintPicture(QPainter& painter, const QTransform& toView);
    void paintCaption(QPainter& painter);

    ZoomLink& zoom;
    QImage image;
    QPixmap scaled; ///< of `image` at `scaledSize`, made when first painted
    QSize scaledSize;
    QSizeF size;
    std::optional<QRectF> part;
    std::vector<std::shared_ptr<const PhotoLayer>> layers;
    QString caption, absence;
    QMargins margins{12, 12, 12, 12};
    QPointF dragged;
};

} // namespace mianguan
