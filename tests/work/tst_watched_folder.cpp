#include "core/work/folder_scan.h"
#include "core/work/watched_folder.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mianguan;

namespace {

const int patience = 30'000; // ms; only a failure takes so long

bool put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size();
}

QStringList arrivals(const QSignalSpy& spy) {
    QStringList all;
    for (const auto& call : spy)
        all += call[0].toStringList();
    return all;
}

} // namespace

class WatchedFolderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void settledAfterASecondUnchanged() {
        SettledFiles files;
        FolderScan scan{{QStringLiteral("a.jpg"), {100, 1}}};
        QCOMPARE(files.take(scan, 0), QStringList());
        QCOMPARE(files.take(scan, 999), QStringList());
        QVERIFY(files.unsettled());
        QCOMPARE(files.take(scan, 1000), QStringList{QStringLiteral("a.jpg")});
        QCOMPARE(files.take(scan, 5000), QStringList()); // once
        QVERIFY(!files.unsettled());
    }

    void growingIsNotSettled() {
        SettledFiles files;
        for (int i = 0; i < 10; ++i)
            QCOMPARE(files.take({{QStringLiteral("a.jpg"), {100 + i, i}}}, i * 900), QStringList());
        QCOMPARE(files.take({{QStringLiteral("a.jpg"), {109, 9}}}, 9100).size(), 1);
    }

    void changedIsToldAgain() {
        SettledFiles files;
        files.take({{QStringLiteral("a.jpg"), {100, 1}}}, 0);
        QCOMPARE(files.take({{QStringLiteral("a.jpg"), {100, 1}}}, 2000).size(), 1);
        files.take({{QStringLiteral("a.jpg"), {100, 2}}}, 3000);
        QCOMPARE(files.take({{QStringLiteral("a.jpg"), {100, 2}}}, 5000).size(), 1);
    }

    void scanTakesPicturesOnly() {
        const QTemporaryDir folder;
        for (const char* name : {"/a.jpg", "/b.PNG", "/notes.txt", "/.hidden.jpg"})
            QVERIFY(put(folder.path() + QLatin1String(name), "x"));
        QVERIFY(put(folder.path() + QStringLiteral("/empty.jpg"), ""));
        QCOMPARE(scanFolder(folder.path())->size(), 2);
        QVERIFY(!scanFolder(folder.path() + QStringLiteral("/none")));
    }

    void thereAtTheStartAndArrivingLater() {
        const QTemporaryDir folder;
        QVERIFY(put(folder.path() + QStringLiteral("/10.jpg"), "x"));
        QVERIFY(put(folder.path() + QStringLiteral("/2.jpg"), "x"));
        WatchedFolder watched(folder.path());
        QSignalSpy arrived(&watched, &WatchedFolder::arrived);
        QTRY_COMPARE_WITH_TIMEOUT(arrivals(arrived).size(), 2, patience);
        QVERIFY(arrivals(arrived)[0].endsWith(QStringLiteral("/2.jpg")));
        QVERIFY(put(folder.path() + QStringLiteral("/11.jpg"), "x"));
        QTRY_COMPARE_WITH_TIMEOUT(arrivals(arrived).size(), 3, patience);
    }

    void goneAndBackAgain() {
        const QTemporaryDir above;
        const QString folder = above.path() + QStringLiteral("/stick");
        QVERIFY(QDir().mkpath(folder) && put(folder + QStringLiteral("/1.jpg"), "x"));
        WatchedFolder watched(folder);
        QSignalSpy arrived(&watched, &WatchedFolder::arrived);
        QSignalSpy vanished(&watched, &WatchedFolder::vanished);
        QSignalSpy returned(&watched, &WatchedFolder::returned);
        QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 1, patience);
        QVERIFY(QDir().rename(folder, folder + QStringLiteral("-away")));
        QTRY_COMPARE_WITH_TIMEOUT(vanished.size(), 1, patience);
        QVERIFY(QDir().rename(folder + QStringLiteral("-away"), folder));
        QTRY_COMPARE_WITH_TIMEOUT(returned.size(), 1, patience);
        QVERIFY(put(folder + QStringLiteral("/2.jpg"), "x"));
        QTRY_VERIFY_WITH_TIMEOUT(arrivals(arrived).contains(folder + QStringLiteral("/2.jpg")), patience);
        QCOMPARE(vanished.size(), 1);
        QCOMPARE(arrivals(arrived).size(), 2);
    }
};

QTEST_GUILESS_MAIN(WatchedFolderTest)
#include "tst_watched_folder.moc"
