#include "app/station/verify_command.h"
#include "core/vision/vision.h"
#include "tests/station/station_driver.h"
#include "tests/ui/drawn.h"
#include "ui/widgets/banner.h"

#include <QDirIterator>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>

#include <csignal>
#include <unistd.h>

using namespace mianguan;
using namespace mianguan::test;

namespace {

QString photosFolder() { return qEnvironmentVariable("MIANGUAN_PHOTOS") + QStringLiteral("/portraits"); }

QStringList photos(int count) {
    QStringList paths;
    for (const QFileInfo& file : QDir(photosFolder()).entryInfoList(QDir::Files, QDir::Name))
        if (paths.size() < count) paths += file.absoluteFilePath();
    return paths;
}

Options optionsFor(const QString& store) {
    Options options;
    options.practice = true;
    options.data = store;
    return options;
}

void sayAcknowledged(const QString& label) {
    std::printf("acknowledged %s\n", qPrintable(label));
    std::fflush(stdout);
}

/// A process of its own that works in the window and then dies without a word. It reports what the screen had
/// confirmed by then: a verdict counts once the toast names the photo.
int workAndDie(const QString& folder, int verdicts) {
    StationDriver driver(optionsFor(folder + QStringLiteral("/store")),
                         folder + QStringLiteral("/station.ini"));
    if (!QTest::qWaitFor([&] { return driver.ready() && !driver.photoLabel().isEmpty(); }, 60'000)) return 1;
    for (int i = 0; i < verdicts; ++i) {
        const QString label = driver.photoLabel();
        if (!QTest::qWaitFor([&] { return driver.part<QPushButton>("approve")->isEnabled(); }, 60'000))
            return 2;
        driver.press(i % 4 == 3 ? Qt::Key_2 : Qt::Key_A);
        if (!QTest::qWaitFor([&] { return driver.toast().contains(label); }, 60'000)) return 3;
        sayAcknowledged(label);
    }
    driver.press(Qt::Key_A); // under way when the end comes
    ::kill(::getpid(), SIGKILL);
    return 4;
}

/// Imports, and dies when `enough` photos are in the queue.
int importAndDie(const QString& folder, int enough) {
    StationDriver driver(optionsFor(folder + QStringLiteral("/store")),
                         folder + QStringLiteral("/station.ini"));
    if (!QTest::qWaitFor([&] { return driver.ready(); }, 60'000)) return 1;
    driver.drop(photos(20));
    if (!QTest::qWaitFor([&] { return driver.count(4) >= enough; }, 300'000)) return 2;
    std::printf("acknowledged %d\n", driver.count(4));
    std::fflush(stdout);
    ::kill(::getpid(), SIGKILL);
    return 4;
}

} // namespace

/// The whole way through the real window.
class TestStation : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder;
    QString at(const char* name) const { return folder->filePath(QLatin1String(name)); }
    QString store() const { return at("store"); }
    std::unique_ptr<StationDriver> start() const {
        return std::make_unique<StationDriver>(optionsFor(store()), at("station.ini"));
    }

    /// Runs this program again as one who works and is killed; answers the acknowledged words.
    QStringList killed(const char* what, int amount) const {
        QProcess worker;
        worker.setProcessChannelMode(QProcess::SeparateChannels);
        worker.start(QCoreApplication::applicationFilePath(),
                     {QLatin1String(what), folder->path(), QString::number(amount)});
        if (!worker.waitForFinished(600'000)) return {};
        if (worker.exitStatus() != QProcess::CrashExit)
            qWarning("%s", worker.readAllStandardError().constData());
        QStringList words;
        for (const QByteArray& line : worker.readAllStandardOutput().split('\n'))
            if (line.startsWith("acknowledged ")) words += QString::fromUtf8(line.mid(13));
        return words;
    }
    static bool hasModels() { return Vision::load().has_value(); }

private Q_SLOTS:
    void init() { folder = std::make_unique<QTemporaryDir>(); }

    void emptyStoreSaysWhatToDo() {
        const auto driver = start();
        QTRY_VERIFY(driver->ready());
        QTRY_VERIFY(driver->part("reviewEmpty")->isVisible());
        QVERIFY(driver->part("practiceMark")->isVisible());
        driver->click("emptyAction");
        QTRY_VERIFY(driver->part("importPage")->isVisible());
        driver->click("railDelivery");
        QTRY_VERIFY(driver->part("deliveryEmptyAction")->isVisible());
    }

    void nothingIsLostByKillingAndTheWorkIsDelivered() {
        fillDrawn(*openStore(store()), 0, 20);
        const QStringList acknowledged = killed("--work-and-die", 9);
        QCOMPARE(acknowledged.size(), 9);

        int approved = 0;
        {
            const auto driver = start();
            QTRY_VERIFY(driver->ready());
            QTRY_VERIFY(driver->count(1) + driver->count(2) >= 9);
            QCOMPARE(driver->count(4), 20);
            QVERIFY(driver->count(2) == 2);
            approved = driver->count(1);
            QVERIFY(approved == 7 || approved == 8); // the one under way is whole or not there
            while (driver->count(0) > 0) {
                const int before = driver->count(0);
                QTRY_VERIFY(driver->part<QPushButton>("approve")->isEnabled());
                driver->press(Qt::Key_A);
                QTRY_VERIFY(driver->count(0) < before);
            }
            QTRY_COMPARE(driver->count(1), 18);
            QVERIFY(QDir().mkpath(at("out")));
            driver->press(Qt::Key_3, Qt::ControlModifier);
            QTRY_VERIFY(driver->part("deliveryPage")->isVisible());
            driver->part<QLineEdit>("deliveryFolder")->setText(at("out"));
            driver->part<QLineEdit>("deliveryPattern")->setText(QStringLiteral("{number:4}-{file}"));
            QTRY_VERIFY(driver->part<QPushButton>("deliver")->isEnabled());
            QTRY_COMPARE(driver->part<QListView>("namePreview")->model()->rowCount(), 18);
            driver->click("deliver");
            auto* banner = driver->part("deliveryPage")->findChild<Banner*>();
            QTRY_VERIFY(banner->headline().contains(QStringLiteral("18")));
        }
        const QStringList files = QDir(at("out")).entryList({QStringLiteral("*.jpg")});
        QCOMPARE(files.size(), 18);
        const auto reopened = openStore(store());
        QCOMPARE(reopened->counts().undelivered, 0);
        for (const QString& label : acknowledged) {
            const auto rows = reopened->photos();
            const auto found = std::find_if(rows.begin(), rows.end(),
                                            [&](const PhotoRow& row) { return row.label == label; });
            QVERIFY2(found != rows.end() && found->state != PhotoState::Pending, qPrintable(label));
        }
        QVERIFY(verify(*reopened)->isEmpty());
    }

    void twentyPicturesImportedThroughAKill() {
        if (photos(20).size() < 20) QSKIP("No photos: set MIANGUAN_PHOTOS to a folder that has portraits/");
        if (!hasModels()) QSKIP("No models: set MIANGUAN_MODELS, or run installer/run.sh once");
        const int acknowledged = killed("--import-and-die", 6).value(0).toInt();
        QVERIFY(acknowledged >= 6);
        const auto driver = start();
        QTRY_VERIFY(driver->ready());
        QTRY_VERIFY(driver->count(4) >= acknowledged);
        driver->drop(photos(20));
        QTRY_COMPARE_WITH_TIMEOUT(driver->count(4), 20, 300'000);
        QTRY_VERIFY_WITH_TIMEOUT(!driver->part("activity")->isVisible(), 60'000);
        driver->press(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(driver->part<QPushButton>("approve")->isVisible() &&
                    driver->part<QPushButton>("approve")->isEnabled());
        driver->press(Qt::Key_R);
        QTRY_VERIFY(driver->part<QLineEdit>("reasonSearch")->hasFocus());
        driver->type(QStringLiteral("mz"));
        driver->press(Qt::Key_Return);
        QTRY_COMPARE(driver->count(2), 1);
        driver->press(Qt::Key_A);
        QTRY_COMPARE(driver->count(1), 1);
    }

    void aWatchedFolderIsTakenUpAgain() {
        if (photos(1).isEmpty()) QSKIP("No photos: set MIANGUAN_PHOTOS to a folder that has portraits/");
        if (!hasModels()) QSKIP("No models: set MIANGUAN_MODELS, or run installer/run.sh once");
        QDir().mkpath(at("watched"));
        Settings settings(at("station.ini"));
        settings.set(setting::watchFolder, at("watched"));
        settings.set(setting::watching, true);
        const auto driver = start();
        QTRY_VERIFY(driver->ready());
        QVERIFY(QFile::copy(photos(1).first(), at("watched/new.jpg")));
        QTRY_COMPARE_WITH_TIMEOUT(driver->count(4), 1, 60'000);
    }

    void namesInTheWayAreShownAndNothingIsWritten() {
        fillDrawn(*openStore(store()), 0, 2);
        QDir().mkpath(at("out"));
        QFile other(at("out/photo 00000.jpg"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("another photo");
        other.close();
        const auto driver = start();
        QTRY_VERIFY(driver->ready());
        QTRY_VERIFY(driver->part<QPushButton>("approve")->isEnabled());
        driver->press(Qt::Key_A);
        QTRY_COMPARE(driver->count(1), 1);
        driver->press(Qt::Key_3, Qt::ControlModifier);
        driver->part<QLineEdit>("deliveryFolder")->setText(at("out"));
        auto* banner = driver->part("deliveryPage")->findChild<Banner*>();
        QTRY_VERIFY(!banner->headline().isEmpty());
        QVERIFY(!driver->part<QPushButton>("deliver")->isEnabled());
        QCOMPARE(driver->part<QListView>("namePreview")->model()->rowCount(), 1);
        driver->part<QLineEdit>("deliveryPattern")->setText(QStringLiteral("{file} {number}"));
        QTRY_VERIFY(driver->part<QPushButton>("deliver")->isEnabled());
        QVERIFY(banner->headline().isEmpty());
        QCOMPARE(QDir(at("out")).entryList(QDir::Files).size(), 1);
    }

    void whatCannotBeReadIsListed() {
        if (!hasModels()) QSKIP("No models: set MIANGUAN_MODELS, or run installer/run.sh once");
        QDir().mkpath(at("bad"));
        const QStringList bad{at("bad/empty.jpg"), at("bad/text.jpg"), at("bad/gone.jpg")};
        QFile empty(bad.at(0)), text(bad.at(1));
        QVERIFY(empty.open(QIODevice::WriteOnly) && text.open(QIODevice::WriteOnly));
        text.write("these are words\n");
        text.close();
        const auto driver = start();
        QTRY_VERIFY(driver->ready());
        driver->drop(bad);
        auto* problems = driver->part<QListView>("problems");
        QTRY_COMPARE_WITH_TIMEOUT(problems->model()->rowCount(), 3, 60'000);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!problems->model()->index(i, 0).data(Qt::ToolTipRole).toString().isEmpty());
        driver->click("clearProblems");
        QTRY_VERIFY(!driver->part("problemCard")->isVisible());
    }

    void aSecondWindowSaysSoAndGoesOnAlone() {
        auto held = openStore(store());
        const auto driver = start();
        QTRY_VERIFY(driver->part("retryOpen") && driver->part("retryOpen")->isVisible());
        QVERIFY(!driver->ready());
        held.reset();
        QTRY_VERIFY_WITH_TIMEOUT(driver->ready(), 20'000);
    }

    void aStoreThatCannotBeMadeSaysWhy() {
        QFile inTheWay(store());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.write("not a folder");
        inTheWay.close();
        const auto driver = start();
        QTRY_VERIFY(driver->part("retryOpen")->isVisible());
        QVERIFY(inTheWay.remove());
        driver->click("retryOpen");
        QTRY_VERIFY_WITH_TIMEOUT(driver->ready(), 20'000);
    }

    void withoutModelsReviewGoesOn() {
        fillDrawn(*openStore(store()), 0, 2);
        const QByteArray before = qgetenv("MIANGUAN_MODELS");
        qputenv("MIANGUAN_MODELS", at("no-models").toUtf8());
        const auto driver = start();
        QTRY_VERIFY(driver->ready());
        auto* banner = driver->part("importPage")->findChild<Banner*>();
        driver->press(Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(!banner->headline().isEmpty());
        driver->press(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(driver->part<QPushButton>("approve")->isEnabled());
        driver->press(Qt::Key_A);
        QTRY_COMPARE(driver->count(1), 1);
        qputenv("MIANGUAN_MODELS", before);
    }

    void layoutComesBack() {
        {
            const auto driver = start();
            QTRY_VERIFY(driver->ready());
            driver->press(Qt::Key_3, Qt::ControlModifier);
            driver->window()->resize(1200, 700);
            QTRY_VERIFY(Settings(at("station.ini")).get(setting::geometry) ==
                        driver->window()->saveGeometry());
        }
        Settings settings(at("station.ini"));
        MainWindow window(settings);
        QCOMPARE(window.size(), QSize(1200, 700));
        QCOMPARE(settings.get(setting::page), QStringLiteral("delivery"));
    }

    void tabFollowsTheEye() {
        const auto driver = start();
        QTRY_VERIFY(driver->ready());
        for (const char* button : {"railImport", "railDelivery", "railSettings"}) {
            driver->click(button);
            QWidget* page = driver->part<QStackedWidget>("pages")->currentWidget();
            QList<QWidget*> chain;
            for (QWidget* at = page->nextInFocusChain(); at != page; at = at->nextInFocusChain())
                if (page->isAncestorOf(at) && at->isVisible() && at->focusPolicy() & Qt::TabFocus &&
                    !at->focusProxy())
                    chain += at;
            QVERIFY(!chain.isEmpty());
            for (int i = 1; i < chain.size(); ++i) {
                const QPoint before = chain.at(i - 1)->mapTo(page, QPoint()),
                             here = chain.at(i)->mapTo(page, QPoint());
                const bool nextColumn = here.x() > before.x() + chain.at(i - 1)->width();
                QVERIFY2(here.y() >= before.y() - 4 || nextColumn,
                         qPrintable(chain.at(i - 1)->objectName() + QStringLiteral(" → ") +
                                    chain.at(i)->objectName()));
            }
        }
    }

    void railShowsIconsOnlyWhenNarrow() {
        const auto driver = start();
        QTRY_VERIFY(driver->ready());
        driver->window()->resize(1366, 768);
        QTRY_VERIFY(driver->part("rail")->width() < 60);
        driver->window()->resize(1600, 900);
        QTRY_VERIFY(driver->part("rail")->width() > 100);
    }
};

int main(int argc, char** argv) {
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--work-and-die"))
        return workAndDie(arguments.value(2), arguments.value(3).toInt());
    if (arguments.value(1) == QLatin1String("--import-and-die"))
        return importAndDie(arguments.value(2), arguments.value(3).toInt());
    TestStation test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_station.moc"
