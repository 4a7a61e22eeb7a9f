#include "core/base/language.h"
#include "ui/camera/preview_view.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace mianguan;

namespace {

const QSize frameSize(1920, 1080);

/// Red at picture-left, blue at picture-right.
PreviewPicture halves(const QSize& room, const Specification& spec) {
    PreviewPicture picture;
    picture.frame = frameSize;
    picture.cut = previewCut(frameSize, room, spec);
    picture.image = QImage(picture.cut.pixels, QImage::Format_RGB32);
    picture.image.fill(QColor(200, 40, 40));
    QPainter painter(&picture.image);
    painter.fillRect(picture.image.rect().adjusted(picture.image.width() / 2, 0, 0, 0), QColor(40, 60, 200));
    return picture;
}

GuideFrame guideFor(Instruction instruction) {
    GuideFrame frame;
    frame.faces = 1;
    frame.instruction = instruction;
    frame.rightEye = {0.45, 0.4};
    frame.leftEye = {0.55, 0.4};
    frame.outline = {{0.42, 0.2}, {0.58, 0.2}, {0.58, 0.6}, {0.42, 0.6}};
    frame.crop = {0.3, 0.02, 0.4, 0.95};
    return frame;
}

} // namespace

class TestPreviewView : public QObject {
    Q_OBJECT

    Specification spec = *loadSpecification(defaultSpecificationId());

    std::unique_ptr<PreviewView> live() const {
        auto view = std::make_unique<PreviewView>(spec);
        view->resize(540, 760);
        view->setPicture(halves(view->room(), spec));
        return view;
    }
    static QColor at(const QImage& image, double x, double y) {
        return image.pixelColor(int(image.width() * x), int(image.height() * y));
    }

private Q_SLOTS:
    void initTestCase() {
        installLanguage(*qApp, QStringLiteral("en"));
        applyTheme(*qApp, false);
    }

    void theRegionFillsTheRoom_data() {
        QTest::addColumn<QSize>("frame");
        QTest::addColumn<QSize>("room");
        for (const QSize frame : {QSize(1920, 1080), QSize(1080, 1920), QSize(640, 480), QSize(3, 2000)})
            for (const QSize room : {QSize(492, 600), QSize(1200, 400), QSize(300, 1600)})
                QTest::addRow("%dx%d in %dx%d", frame.width(), frame.height(), room.width(), room.height())
                    << frame << room;
    }
    void theRegionFillsTheRoom() {
        QFETCH(QSize, frame);
        QFETCH(QSize, room);
        const PreviewCut cut = previewCut(frame, room, spec);
        QVERIFY(QRect(QPoint(), frame).contains(cut.part));
        QVERIFY(cut.pixels.width() <= room.width() + 1 && cut.pixels.height() <= room.height() + 1);
        const bool fills = std::abs(cut.region.width() - room.width()) < 2 ||
                           std::abs(cut.region.height() - room.height()) < 2;
        QVERIFY(fills);
        QVERIFY(std::abs(cut.region.width() * 4 - cut.region.height() * 3) < 4);
        QVERIFY(QRectF(QPointF(), QSizeF(cut.pixels)).adjusted(-2, -2, 2, 2).contains(cut.region));
    }
    void noRoomIsNoTrouble() {
        QVERIFY(previewCut(frameSize, {}, spec).pixels.isEmpty());
        QVERIFY(previewCut({}, {400, 400}, spec).pixels.isEmpty());
        PreviewView view(spec);
        view.resize(240, 360);
        QVERIFY(!view.grab().isNull());
    }

    void mirroredForEyesOnly() {
        const auto view = live();
        const PreviewPicture picture = halves(view->room(), spec);
        const QImage before = picture.image.copy();
        QVERIFY(at(view->grab().toImage(), 0.3, 0.6).red() > 150);
        view->setMirrored(true);
        view->setPicture(picture);
        const QImage mirrored = view->grab().toImage();
        QVERIFY(at(mirrored, 0.3, 0.6).blue() > 150);
        QVERIFY(at(mirrored, 0.75, 0.6).red() > 150);
        QCOMPARE(picture.image, before);
    }
    /// Pixel for pixel of the screen, whatever its scale.
    void paintedAsItCame() {
        const auto view = live();
        PreviewPicture picture = halves(view->room(), spec);
        for (int y = 0; y < picture.image.height(); ++y)
            for (int x = 0; x < picture.image.width(); ++x)
                picture.image.setPixel(x, y, (x + y) % 2 ? 0xFFFFFFFF : 0xFF000000);
        view->setPicture(picture);
        view->setGuide(guideFor(Instruction::ChinUp));
        const QImage shown = view->grab().toImage();
        int sharp = 0;
        const int from = shown.width() * 2 / 5, row = shown.height() * 4 / 5;
        for (int x = from; x < from + 100; ++x)
            sharp += shown.pixelColor(x, row).lightness() % 255 == 0;
        QCOMPARE(sharp, 100);
    }
    void oneInstructionInWords() {
        const auto view = live();
        view->setGuide(guideFor(Instruction::TurnLeft));
        QCOMPARE(view->words(), sentenceOf(Instruction::TurnLeft));
        QCOMPARE(view->accessibleDescription(), view->words());
        QVERIFY(!view->accessibleName().isEmpty());
        view->setGuide(guideFor(Instruction::TooDark));
        view->setForSitter(true);
        QCOMPARE(view->words(), sitterSentenceOf(Instruction::TooDark));
    }
    void readyIsGreenWithAShapeAndAWord() {
        const auto view = live();
        view->setGuide(guideFor(Instruction::ChinUp));
        const auto green = [&](const QImage& image) {
            int count = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixelColor(x, y) == lightTokens().pass;
            return count;
        };
        QCOMPARE(green(view->grab().toImage()), 0);
        view->setGuide(guideFor(Instruction::Ready));
        QVERIFY(green(view->grab().toImage()) > 5000);
        QCOMPARE(view->words(), sentenceOf(Instruction::Ready));
    }
    void aFrozenPictureLooksFrozen() {
        const auto view = live();
        view->setGuide(guideFor(Instruction::Ready));
        view->setTrouble(QStringLiteral("The picture stands still."));
        const QColor seen = at(view->grab().toImage(), 0.3, 0.6);
        QCOMPARE(seen.red(), seen.blue());
        QCOMPARE(view->words(), QStringLiteral("The picture stands still."));
        view->setTrouble({});
        view->setPicture(halves(view->room(), spec));
        QVERIFY(at(view->grab().toImage(), 0.3, 0.6).red() > 150);
        QVERIFY(view->words().isEmpty());
    }
    void withoutAPictureItSaysWhy() {
        PreviewView view(spec);
        view.resize(540, 760);
        QVERIFY(!view.accessibleDescription().isEmpty());
        view.setAbsence(QStringLiteral("Shots come from a folder."));
        QCOMPARE(view.accessibleDescription(), QStringLiteral("Shots come from a folder."));
        view.grab();
        QCOMPARE(view.painted(), 0);
    }
    void whatWasNotPaintedIsCounted() {
        const auto view = live();
        view->grab();
        QCOMPARE(view->painted(), 1);
        view->setPicture(halves(view->room(), spec));
        view->setPicture(halves(view->room(), spec));
        view->grab();
        QCOMPARE(view->painted(), 2);
        QCOMPARE(view->dropped(), 1);
        view->grab();
        QCOMPARE(view->painted(), 2); // the same once more
    }
    void theRoomIsTold() {
        PreviewView view(spec);
        QSignalSpy changed(&view, &PreviewView::roomChanged);
        view.resize(700, 900);
        view.show();
        QVERIFY(!changed.isEmpty());
        QCOMPARE(changed.last()[0].toSize(), view.room());
    }
    void theLanguageFollows() {
        const auto view = live();
        view->setGuide(guideFor(Instruction::TurnLeft));
        installLanguage(*qApp, QStringLiteral("zh_CN"));
        QCoreApplication::processEvents();
        QCOMPARE(view->words(), sentenceOf(Instruction::TurnLeft));
        installLanguage(*qApp, QStringLiteral("en"));
    }
};

QTEST_MAIN(TestPreviewView)
#include "tst_preview_view.moc"
