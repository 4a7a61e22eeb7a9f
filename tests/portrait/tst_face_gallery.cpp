#include "core/portrait/face_gallery.h"
#include "tests/portrait/faces.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

using Kind = FaceDoubt::Kind;

Id idOf(int number) {
    QByteArray bytes(16, '\0');
    std::memcpy(bytes.data(), &number, sizeof number);
    return *Id::fromBytes(bytes);
}

FaceEntry entry(int picture, const char* graduate) { return {idOf(picture), QString::fromLatin1(graduate)}; }

} // namespace

class TestFaceGallery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneFaceUnderTwoNamesIsADuplicate() {
        FaceGallery gallery;
        gallery.add(entry(1, "a"), madeFace(1));
        gallery.add(entry(2, "b"), madeFace(2));
        QVERIFY(gallery.doubts().isEmpty());
        gallery.add(entry(3, "c"), madeFace(1, 0.9));
        QCOMPARE(gallery.doubts().size(), 1);
        const FaceDoubt doubt = gallery.doubts().first();
        QVERIFY(doubt.kind == Kind::Duplicate);
        QCOMPARE((QSet<Id>{doubt.picture, doubt.other}), (QSet<Id>{idOf(1), idOf(3)}));
        QVERIFY(doubt.likeness.band == Band::Same);
    }

    void oneGraduateMayHaveManyPictures() {
        FaceGallery gallery;
        for (int i = 0; i < 5; ++i)
            gallery.add(entry(i, "a"), madeFace(1, 0.95, i));
        QVERIFY(gallery.doubts().isEmpty());
    }

    /// Two graduates' photos swapped, each with a picture of his own to compare with.
    void crossedPhotosAreFoundOnBothSides() {
        FaceGallery gallery;
        gallery.add(entry(1, "a"), madeFace(1, 0.95, 1)); // references
        gallery.add(entry(2, "b"), madeFace(2, 0.95, 1));
        gallery.add(entry(11, "a"), madeFace(2, 0.95, 2)); // portraits, the wrong way round
        gallery.add(entry(12, "b"), madeFace(1, 0.95, 2));
        const QList<FaceDoubt> doubts = gallery.doubts();
        QCOMPARE(doubts.size(), 2);
        for (const FaceDoubt& doubt : doubts) {
            QVERIFY(doubt.kind == Kind::Crossed);
            QCOMPARE(doubt.other, doubt.picture == idOf(11) ? idOf(2) : idOf(1));
        }
        QVERIFY(doubts[0].picture != doubts[1].picture);
    }

    /// What makes a duplicate a crossed photo may come later: the order of arrival does not matter.
    void aReferenceThatComesLateChangesTheKind() {
        FaceGallery gallery;
        gallery.add(entry(11, "a"), madeFace(2, 0.95, 2));
        gallery.add(entry(2, "b"), madeFace(2, 0.95, 1));
        QVERIFY(gallery.doubts().first().kind == Kind::Duplicate);
        gallery.add(entry(1, "a"), madeFace(1, 0.95, 1));
        QVERIFY(gallery.doubts().first().kind == Kind::Crossed);
        QCOMPARE(gallery.doubts().first().picture, idOf(11));
    }

    /// A weak likeness to oneself is not enough to be called crossed while nobody else is clearly closer.
    void aPoorReferenceAloneRaisesNothing() {
        FaceGallery gallery;
        gallery.add(entry(1, "a"), madeFace(1, 1));
        gallery.add(entry(2, "a"), madeFace(1, 0.4));
        gallery.add(entry(3, "b"), madeFace(3));
        QVERIFY(gallery.doubts().isEmpty());
    }

    void whatIsRemovedIsForgotten() {
        FaceGallery gallery;
        gallery.add(entry(1, "a"), madeFace(1));
        gallery.add(entry(2, "b"), madeFace(1));
        gallery.remove(idOf(2));
        QVERIFY(gallery.doubts().isEmpty() && !gallery.holds(idOf(2)));
        QCOMPARE(gallery.size(), 1);
        gallery.add(entry(3, "c"), madeFace(4)); // in the row that became free
        QVERIFY(gallery.doubts().isEmpty());
        gallery.add(entry(1, "a"), madeFace(4)); // another face for a picture known
        QCOMPARE(gallery.doubts().size(), 1);
    }

    void thousandsAreCompared() {
        FaceGallery gallery;
        for (int i = 0; i < 3000; ++i)
            gallery.add({idOf(i), QString::number(i)}, madeFace(i));
        gallery.add(entry(5000, "last"), madeFace(1234, 0.9));
        QCOMPARE(gallery.doubts().size(), 1);
        QCOMPARE(gallery.doubts().first().picture, idOf(1234));
        QCOMPARE(gallery.doubts().first().other, idOf(5000));
    }

    void whomALabelMeans_data() {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("key");
        QTest::newRow("number") << QStringLiteral("11010519491231002X")
                                << QStringLiteral("11010519491231002x");
        QTest::newRow("with a name") << QStringLiteral("Li_11010519491231002x (2)")
                                     << QStringLiteral("11010519491231002x");
        QTest::newRow("student") << QStringLiteral(" S2021 001 ") << QStringLiteral("s2021 001");
        QTest::newRow("too long a number")
            << QStringLiteral("1101051949123100212") << QStringLiteral("1101051949123100212");
    }
    void whomALabelMeans() {
        QFETCH(QString, label);
        QFETCH(QString, key);
        QCOMPARE(graduateKey(label), key);
    }
};

QTEST_GUILESS_MAIN(TestFaceGallery)
#include "tst_face_gallery.moc"
