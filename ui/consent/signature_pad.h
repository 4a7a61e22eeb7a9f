#pragma once

#include <QPainterPath>
#include <QWidget>

namespace mianguan {

/// Where someone signs with mouse, finger or pen.
class SignaturePad : public QWidget {
    Q_OBJECT
public:
    explicit SignaturePad(QWidget* parent = nullptr);

    bool isSigned() const { return ink >= enough; } ///< more than a dot
    QByteArray png() const;                         ///< black on white, small; empty while unsigned
    void clear();

    QSize sizeHint() const override { return {520, 150}; }

Q_SIGNALS:
    void changed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    static constexpr double enough = 80; // pixels of line

    void paintStrokes(QPainter& painter, const QColor& colour, double width) const;

    QPainterPath strokes;
    double ink = 0;
};

} // namespace mianguan
