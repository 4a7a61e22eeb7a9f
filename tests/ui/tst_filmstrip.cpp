#include "tests/ui/drawn.h"
#include "ui/review/filmstrip.h"
#include "ui/review/photo_filter.h"
#include "ui/review/photo_list.h"
#include "ui/review/pictures.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// Rows that the store knows nothing of: their thumbnails are asked for and come back empty, which is enough
/// to count.
QList<PhotoRow> rowsOf(int count) {
    QList<PhotoRow> rows;
    for (int i = 0; i < count; ++i) {
        PhotoRow row;
        row.subject = Id::random();
        row.label = QStringLiteral("photo %1").arg(i);
        row.state = i % 2 ? PhotoState::Approved : PhotoState::Pending;
        rows += row;
    }
    return rows;
}

} // namespace

class TestFilmstrip : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder;
    std::unique_ptr<Store> store;

private Q_SLOTS:
    void initTestCase() { store = openStore(folder.filePath(QStringLiteral("store"))); }

    void onlyWhatIsSeenIsDecoded() {
        PhotoList list;
        list.load(rowsOf(10'000));
        PhotoFilter filter(list);
        filter.setShown(Shown::All);
        Pictures pictures(*store);
        Filmstrip strip(Filmstrip::Form::Strip, filter, pictures);
        strip.resize(140, 800);
        strip.show();
        QVERIFY(QTest::qWaitForWindowExposed(&strip));
        QTRY_VERIFY(pictures.thumbnailsMade() >= 4);
        strip.verticalScrollBar()->setValue(strip.verticalScrollBar()->maximum());
        strip.repaint();
        const Id last = *filter.subjectAt(9'999);
        QTRY_VERIFY(pictures.thumbnail(last));
        QVERIFY2(pictures.thumbnailsMade() < 40, qPrintable(QString::number(pictures.thumbnailsMade())));
    }
    void whatIsSetAsideComesFirst() {
        PhotoList list;
        const QList<PhotoRow> rows = rowsOf(10);
        list.load(rows);
        PhotoFilter filter(list);
        QCOMPARE(filter.subjectAt(0), rows.at(0).subject);
        filter.setFirst({rows.at(6).subject, rows.at(4).subject, rows.at(5).subject}); // 5 is not pending
        QCOMPARE(filter.subjectAt(0), rows.at(4).subject);
        QCOMPARE(filter.subjectAt(1), rows.at(6).subject);
        QCOMPARE(filter.subjectAt(2), rows.at(0).subject);
        QCOMPARE(filter.neighbourOf(rows.at(6).subject), rows.at(0).subject);
        filter.setFirst({});
        QCOMPARE(filter.subjectAt(2), rows.at(4).subject);
    }
    void aJumpGivesUpWhatWasWaiting() {
        PhotoList list;
        list.load(rowsOf(10'000));
        PhotoFilter filter(list);
        filter.setShown(Shown::All);
        Pictures pictures(*store);
        Filmstrip grid(Filmstrip::Form::Grid, filter, pictures);
        grid.resize(1200, 800);
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        QScrollBar* bar = grid.verticalScrollBar();
        for (int i = 1; i <= 50; ++i) {
            bar->setValue(bar->maximum() * i / 50);
            grid.repaint();
        }
        QTRY_VERIFY(pictures.thumbnail(*filter.subjectAt(9'999)));
        QTest::qWait(0);
        const int everySeen = 51 * 60;
        QVERIFY2(pictures.thumbnailsMade() < everySeen / 2,
                 qPrintable(QString::number(pictures.thumbnailsMade())));
    }
    void setCurrentIsSilentAndClicksTell() {
        PhotoList list;
        list.load(rowsOf(20));
        PhotoFilter filter(list);
        filter.setShown(Shown::All);
        Pictures pictures(*store);
        Filmstrip strip(Filmstrip::Form::Strip, filter, pictures);
        strip.resize(140, 800);
        strip.show();
        QVERIFY(QTest::qWaitForWindowExposed(&strip));
        QSignalSpy chosen(&strip, &Filmstrip::chosen);
        strip.setCurrent(*filter.subjectAt(3));
        QCOMPARE(chosen.size(), 0);
        QCOMPARE(strip.currentIndex().row(), 3);
        QTest::mouseClick(strip.viewport(), Qt::LeftButton, {},
                          strip.visualRect(filter.index(1, 0)).center());
        QCOMPARE(chosen.value(0).value(0).value<Id>(), *filter.subjectAt(1));
    }
    void filterFollowsStatesAndForesight() {
        PhotoList list;
        list.load(rowsOf(10));
        PhotoFilter filter(list);
        filter.setShown(Shown::Pending);
        QCOMPARE(filter.rowCount(), 5);
        const Id first = *filter.subjectAt(0), second = *filter.subjectAt(1);
        QCOMPARE(filter.neighbourOf(first), std::optional(second));
        QCOMPARE(filter.neighbourOf(*filter.subjectAt(4)), filter.subjectAt(3));
        const QList<Id> forwards = filter.around(second, 1), backwards = filter.around(second, -1);
        QCOMPARE(forwards.first(), second);
        QCOMPARE(forwards.at(1), *filter.subjectAt(2));
        QCOMPARE(backwards.at(1), first);
        QVERIFY(!forwards.contains(Id()) && forwards.size() == 5);
        list.foresee(first, PhotoState::Approved);
        QCOMPARE(filter.rowCount(), 4);
        QCOMPARE(filter.rowOf(first), -1);
        list.takeBack(first);
        QCOMPARE(filter.rowOf(first), 0);
    }
    void whatWasToldBeforeLoadingStays() {
        PhotoList list;
        QList<PhotoRow> rows = rowsOf(3);
        PhotoRow changed = rows.at(1);
        changed.state = PhotoState::Rejected;
        list.put(changed);
        list.load(rows);
        QCOMPARE(list.rowCount(), 3);
        QCOMPARE(list.stateOf(1), PhotoState::Rejected);
    }
    void identityNumbersAreMasked() {
        PhotoList list;
        PhotoRow row;
        row.subject = Id::random();
        row.label = QStringLiteral("11010519491231002X");
        list.put(row);
        QCOMPARE(list.index(0).data(Qt::DisplayRole).toString(), QStringLiteral("110***********002X"));
        QVERIFY(!list.index(0).data(Qt::AccessibleTextRole).toString().contains(QLatin1String("19491231")));
    }
};

QTEST_MAIN(TestFilmstrip)
#include "tst_filmstrip.moc"
