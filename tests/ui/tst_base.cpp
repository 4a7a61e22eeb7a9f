#include "core/base/language.h"
#include "ui/base/background_cache.h"
#include "ui/base/live_text.h"
#include "ui/base/sentences.h"
#include "ui/base/settings.h"

#include <QLabel>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

using namespace mianguan;

class TestUiBase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void settingsComeBack() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("station.ini"));
        {
            Settings settings(file);
            QCOMPARE(settings.get(setting::language), QStringLiteral("zh_CN"));
            QCOMPARE(settings.get(setting::quickReasons).size(), 9);
            settings.set(setting::language, QStringLiteral("en"));
            settings.set(setting::evidence, false);
            settings.set(setting::geometry, QByteArray("\0\1binary", 8));
            settings.set(setting::quickReasons, {QStringLiteral("hat")});
        }
        Settings settings(file);
        QCOMPARE(settings.get(setting::language), QStringLiteral("en"));
        QCOMPARE(settings.get(setting::evidence), false);
        QCOMPARE(settings.get(setting::geometry), QByteArray("\0\1binary", 8));
        QCOMPARE(settings.get(setting::quickReasons), QStringList{QStringLiteral("hat")});
    }
    void aDamagedSettingsFileMeansDefaults() {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("station.ini")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xff\xfe\0\0[[[=look/language\n%%%", 26);
        file.close();
        QCOMPARE(Settings(file.fileName()).get(setting::language), QStringLiteral("zh_CN"));
    }
    void workAnswersOnTheContextsThread() {
        QThreadPool pool;
        QObject context;
        Qt::HANDLE there = nullptr, here = nullptr;
        runAside(
            pool, &context, [&] { return there = QThread::currentThreadId(); },
            [&](Qt::HANDLE) { here = QThread::currentThreadId(); });
        QTRY_VERIFY(here);
        QCOMPARE(here, QThread::currentThreadId());
        QVERIFY(there != here);
    }
    void aDeadContextHearsNothing() {
        QThreadPool pool;
        QSemaphore gate;
        bool called = false;
        auto context = std::make_unique<QObject>();
        runAside(
            pool, context.get(),
            [&] {
                gate.acquire();
                return 1;
            },
            [&](int) { called = true; });
        context.reset();
        gate.release();
        pool.waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }
    void cacheMakesEachOnce() {
        std::atomic<int> made = 0;
        QList<int> told;
        BackgroundCache<int, int> cache(
            1, 100,
            [&](int key) {
                ++made;
                return key * 2;
            },
            [](int) { return 1; }, [&](int key) { told += key; });
        for (int i = 0; i < 3; ++i)
            cache.want(7);
        QTRY_COMPARE(told, QList<int>{7});
        QCOMPARE(*cache.find(7), 14);
        cache.want(7);
        QCOMPARE(made.load(), 1);
    }
    void cacheKeepsToItsBytes() {
        QList<int> told;
        BackgroundCache<int, QByteArray> cache(
            1, 1000, [](int) { return QByteArray(400, 'x'); },
            [](const QByteArray& bytes) { return bytes.size(); }, [&](int key) { told += key; });
        for (int key = 0; key < 4; ++key) {
            cache.want(key);
            QTRY_VERIFY(told.contains(key));
        }
        QVERIFY(!cache.find(0) && !cache.find(1));
        QVERIFY(cache.find(2) && cache.find(3));
    }
    void jumpGivesUpWhatWaits() {
        QSemaphore gate, begun;
        std::atomic<int> made = 0;
        QList<int> told;
        BackgroundCache<int, int> cache(
            1, 100,
            [&](int key) {
                begun.release();
                gate.acquire();
                ++made;
                return key;
            },
            [](int) { return 1; }, [&](int key) { told += key; });
        for (int key = 0; key < 50; ++key)
            cache.want(key);
        begun.acquire();
        cache.want(99, 5);
        cache.keepWanted({99});
        gate.release(60);
        QTRY_COMPARE(told, QList<int>{99});
        QVERIFY(made <= 2);
    }
    void droppedWhileBeingMadeIsNotKept() {
        QSemaphore gate, begun;
        QList<int> told;
        BackgroundCache<int, int> cache(
            1, 100,
            [&](int key) {
                begun.release();
                gate.acquire();
                return key;
            },
            [](int) { return 1; }, [&](int key) { told += key; });
        cache.want(1);
        begun.acquire();
        cache.drop(1);
        cache.want(2);
        gate.release(2);
        QTRY_COMPARE(told, QList<int>{2});
        QVERIFY(!cache.find(1));
    }
    void sentencesRunOnAsTheirScriptSetsThem() {
        QCOMPARE(runOn({QStringLiteral("One."), {}, QStringLiteral("Two.")}), QStringLiteral("One. Two."));
        QCOMPARE(runOn({QStringLiteral("其一。"), QStringLiteral("其二。"), {}}),
                 QStringLiteral("其一。其二。"));
        QCOMPARE(runOn({}), QString());
    }

    void languageChangesLive() {
        installLanguage(*qApp, QStringLiteral("en"));
        QLabel label;
        keepTranslated(&label, [&label] {
            label.setText(
                QCoreApplication::translate("PhotoState", "Pending", "state of a photo: waits for review"));
        });
        QCOMPARE(label.text(), QStringLiteral("Pending"));
        installLanguage(*qApp, QStringLiteral("zh_CN"));
        QTRY_COMPARE(label.text(), QStringLiteral("待审核"));
        installLanguage(*qApp, QStringLiteral("en"));
        QTRY_COMPARE(label.text(), QStringLiteral("Pending"));
    }
};

QTEST_MAIN(TestUiBase)
#include "tst_base.moc"
