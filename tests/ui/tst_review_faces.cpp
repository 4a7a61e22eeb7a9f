#include "core/base/language.h"
#include "core/work/face_watch.h"
#include "tests/portrait/faces.h"
#include "tests/ui/drawn.h"
#include "ui/base/settings.h"
#include "ui/review/review_page.h"

#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// A picture whose colour says whom it shows.
QByteArray pictureOf(int person, int take = 0) {
    QImage image(60, 80 + take, QImage::Format_RGB32);
    image.fill(QColor(128, 128, person * 20));
    return jpegOf(image);
}

Result<FaceTemplate> lookAt(const Picture& picture) {
    return madeFace(int(std::lround(cv::mean(picture.bgr)[0] / 20)), 0.95, picture.bgr.rows);
}

} // namespace

/// What the review page tells of faces, over a real store and made faces.
class TestReviewFaces : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Store> store;
    std::unique_ptr<FaceWatch> watch;
    std::unique_ptr<ReviewPage> page;
    int number = 0;

    Id add(const char* label, int person) {
        Store::Submission photo = drawn(++number);
        photo.label = QString::fromLatin1(label);
        photo.portrait.jpeg = pictureOf(person, number);
        return *submit(*store, photo);
    }
    void addReference(const Id& photo, int person) {
        QVERIFY(answerOf<Id>([&](QObject* context, auto done) {
            store->addReference(photo, QStringLiteral("card.jpg"), pictureOf(person, ++number), context,
                                done);
        }));
    }
    void open(const Id& photo) {
        page = std::make_unique<ReviewPage>(*store, *settings);
        watch = std::make_unique<FaceWatch>(*store, lookAt);
        page->setFaceWatch(watch.get());
        page->resize(1300, 700);
        page->show();
        page->open(photo);
        QTRY_VERIFY(!watch->busy());
        QTRY_COMPARE(page->photo(), std::optional(photo));
    }
    QString text(const char* name) const { return page->findChild<QLabel*>(QLatin1String(name))->text(); }
    bool visible(const char* name) const {
        return page->findChild<QWidget*>(QLatin1String(name))->isVisible();
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("zh_CN")); }
    void init() {
        folder = std::make_unique<QTemporaryDir>();
        settings = std::make_unique<Settings>(folder->filePath(QStringLiteral("station.ini")));
        store = openStore(folder->filePath(QStringLiteral("store")));
    }
    void cleanup() {
        page.reset();
        watch.reset();
        store.reset();
    }

    void nothingToTellIsNotThere() {
        open(add("a", 1));
        QVERIFY(!visible("faces"));
        QVERIFY(!visible("alarmedPhotos"));
    }

    void theReferenceAndItsBand() {
        const Id same = add("a", 1), other = add("b", 2);
        addReference(same, 1);
        addReference(other, 5);
        open(same);
        QTRY_VERIFY(visible("referenceFace"));
        QTRY_COMPARE(text("referenceFaceTitle"), QStringLiteral("同一人"));
        page->open(other);
        QTRY_COMPARE(text("referenceFaceTitle"), QStringLiteral("不是同一人"));
        QVERIFY(page->findChild<QPushButton*>(QStringLiteral("approve"))->isEnabled()); // a person decides
    }

    void aReferenceThatComesIsShownAtOnce() {
        const Id photo = add("a", 1);
        open(photo);
        QVERIFY(!visible("referenceFace"));
        addReference(photo, 1);
        QTRY_VERIFY(visible("referenceFace"));
        QTRY_COMPARE(text("referenceFaceTitle"), QStringLiteral("同一人"));
    }

    void oneFaceTwiceLeadsToTheOther() {
        const Id first = add("a", 1);
        add("b", 2);
        const Id third = add("c", 1);
        open(first);
        QTRY_VERIFY(visible("faceAlarm"));
        QVERIFY(!visible("faceAlarm2"));
        QVERIFY(page->findChild<QPushButton*>(QStringLiteral("alarmedPhotos"))
                    ->text()
                    .contains(QLatin1Char('2')));
        QVERIFY(text("faceAlarmWords").contains(QLatin1Char('c')));
        page->findChild<QPushButton*>(QStringLiteral("faceAlarmGo"))->click();
        QTRY_COMPARE(page->photo(), std::optional(third));
        QTRY_VERIFY(text("faceAlarmWords").contains(QLatin1Char('a')));
        QTest::keyClick(page->findChild<QWidget*>(QStringLiteral("stage")), Qt::Key_J); // and back
        QTRY_COMPARE(page->photo(), std::optional(first));
    }

    void crossedPhotosAreCalledSo() {
        const Id first = add("a", 2), second = add("b", 1);
        addReference(first, 1);
        addReference(second, 2);
        open(first);
        QTRY_COMPARE(text("faceAlarmTitle"), QStringLiteral("照片可能弄反"));
        QCOMPARE(text("referenceFaceTitle"), QStringLiteral("不是同一人"));
        page->open(second);
        QTRY_VERIFY(text("faceAlarmWords").contains(QLatin1Char('a')));
    }
};

QTEST_MAIN(TestReviewFaces)
#include "tst_review_faces.moc"
