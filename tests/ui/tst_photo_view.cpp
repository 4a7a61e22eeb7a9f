#include "ui/widgets/mark_layer.h"
#include "ui/widgets/photo_view.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace mianguan;

namespace {

const QSizeF portrait(480, 640);
const QRectF whole(QPointF(), portrait);

QImage plain(const QSize& size, const QColor& colour) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

} // namespace

class TestPhotoView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fitShowsTheWholePictureInTheMiddle() {
        const QRectF view(10, 20, 600, 640);
        const QRectF shown = pictureToView(portrait, whole, view, {}).mapRect(whole);
        QCOMPARE(shown, QRectF(70, 20, 480, 640));
    }
    void shapeIsKept() {
        const QTransform map = pictureToView(portrait, whole, QRectF(0, 0, 1000, 300), {});
        QCOMPARE(map.m11(), map.m22());
    }
    void focusStandsInTheMiddle() {
        const QRectF view(0, 0, 480, 640);
        const Look look{3, {0.5, 0.4}};
        const QPointF middle = pictureToView(portrait, whole, view, look).map(QPointF(240, 256));
        QCOMPARE(middle, view.center());
    }
    void zoomedPictureLeavesNoGap() {
        const QRectF view(0, 0, 480, 640);
        for (const QPointF focus : {QPointF(0, 0), QPointF(1, 1), QPointF(0, 1)}) {
            const QRectF shown = pictureToView(portrait, whole, view, {2, focus}).mapRect(whole);
            QVERIFY(shown.contains(view));
        }
    }
    void nothingToShowIsNoTrouble() {
        QVERIFY(pictureToView({}, {}, QRectF(0, 0, 10, 10), {}).isIdentity());
        QVERIFY(pictureToView(portrait, whole, {}, {}).isIdentity());
    }
    void zoomKeepsThePointUnderThePointer() {
        ZoomLink link;
        const QRectF view(0, 0, 480, 640);
        link.zoomBy(2);
        const QPointF point(0.6, 0.4), pixel(point.x() * 480, point.y() * 640);
        const QPointF before = pictureToView(portrait, whole, view, link.look()).map(pixel);
        link.zoomBy(1.5, point);
        const QPointF after = pictureToView(portrait, whole, view, link.look()).map(pixel);
        QVERIFY(QLineF(before, after).length() < 0.5);
    }
    void zoomHasEnds() {
        ZoomLink link;
        link.zoomBy(1000);
        QCOMPARE(link.look().factor, 8.0);
        link.moveBy({5, -5});
        QCOMPARE(link.look().focus, QPointF(1, 0));
        link.zoomBy(0.0001);
        QCOMPARE(link.look().factor, 1.0);
        QCOMPARE(link.look().focus, QPointF(0.5, 0.5));
    }
    void twoViewsShowTheSamePart() {
        ZoomLink link;
        PhotoView standard(link), original(link);
        for (PhotoView* view : {&standard, &original})
            view->resize(500, 700);
        const QRectF crop(300, 200, 960, 1280); // twice the standard photo
        standard.setPicture(plain({480, 640}, Qt::blue), portrait);
        original.setPicture(plain({1500, 2000}, Qt::gray), QSizeF(1500, 2000));
        original.setBase(crop);
        link.zoomBy(2.5, {0.4, 0.4});
        const QPointF eye(200, 250);
        const QPointF here = standard.transform().map(eye);
        const QPointF there = original.transform().map(crop.topLeft() + eye * 2);
        QVERIFY2(QLineF(here, there).length() < 1, qPrintable(QString::number(QLineF(here, there).length())));
    }
    void wheelZoomsBoth() {
        ZoomLink link;
        PhotoView view(link);
        view.resize(500, 700);
        view.setPicture(plain({480, 640}, Qt::blue), portrait);
        QWheelEvent wheel({250, 350}, {250, 350}, {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &wheel);
        QVERIFY(link.look().factor > 1.1);
    }
    void layersAreDrawnWhereTheySpeakOf() {
        ZoomLink link;
        PhotoView view(link);
        view.resize(504, 712);
        view.setMargins({});
        view.setPicture(plain({480, 640}, Qt::white), portrait);
        view.setLayers(
            {std::make_shared<MarkLayer>(QList<PlaceMark>{{{100, 200, 80, 60}, Status::Fail, {}, true}})});
        const QImage frame = view.grab().toImage();
        const QPoint corner = view.transform().map(QPointF(100, 200)).toPoint();
        bool inked = false;
        for (int dx = 4; dx < 12; ++dx)
            for (int dy = -2; dy <= 2; ++dy)
                inked |= frame.pixelColor(corner + QPoint(dx, dy)).red() > 140 &&
                         frame.pixelColor(corner + QPoint(dx, dy)).green() < 80;
        QVERIFY(inked);
    }
    void absenceIsSaid() {
        ZoomLink link;
        PhotoView view(link);
        view.resize(500, 700);
        QSignalSpy painted(&view, &PhotoView::painted);
        view.clearPicture(QStringLiteral("nothing here"));
        view.grab();
        QVERIFY(!view.hasPicture());
        QCOMPARE(painted.size(), 0);
    }
};

QTEST_MAIN(TestPhotoView)
#include "tst_photo_view.moc"
