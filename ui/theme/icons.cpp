#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

namespace mianguan {

namespace {

QByteArray svgOf(const QString& name, const QColor& colour) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().replace("currentColor", colour.name().toLatin1())
                                          : QByteArray();
}

QPixmap rendered(const QString& name, const QColor& colour, const QSize& pixels) {
    const QString key = QStringLiteral("mianguan/%1/%2/%3x%4")
                            .arg(name, colour.name())
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    const QByteArray svg = svgOf(name, colour);
    if (svg.isEmpty()) return {};
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TokenIcon : public QIconEngine {
public:
    TokenIcon(QString icon, Ink role) : name(std::move(icon)), ink(role) {}

    void paint(QPainter* painter, const QRect& area, QIcon::Mode mode, QIcon::State) override {
        const int side = std::min(area.width(), area.height()); // never stretched
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(area).center());
        drawIcon(*painter, square, name, colour(mode));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return rendered(name, colour(mode), size);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override {
        return rendered(name, colour(mode), size);
    }
    QIconEngine* clone() const override { return new TokenIcon(*this); }

private:
    QColor colour(QIcon::Mode mode) const { return mode == QIcon::Disabled ? tokens().quiet : tokens().*ink; }
    QString name;
    Ink ink;
};

} // namespace

QIcon icon(const QString& name, Ink ink) { return QIcon(new TokenIcon(name, ink)); }

void drawIcon(QPainter& painter, const QRectF& area, const QString& name, const QColor& colour) {
    const double ratio = painter.device()->devicePixelRatioF();
    const QPixmap pixmap = rendered(name, colour, (area.size() * ratio).toSize());
    painter.drawPixmap(area, pixmap, QRectF(pixmap.rect()));
}

void drawIconVectors(QPainter& painter, const QRectF& area, const QString& name, const QColor& colour) {
    QSvgRenderer(svgOf(name, colour)).render(&painter, area);
}

} // namespace mianguan
