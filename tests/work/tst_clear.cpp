#include "tests/work/clear_day.h"
#include "tests/work/safety_tools.h"

#include <QProcess>
#include <QStringConverter>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

QList<QByteArray> encodingsOf(const QString& word) {
    QStringEncoder utf16(QStringConverter::Utf16LE);
    QStringEncoder chinese("GB18030");
    if (!chinese.isValid()) qFatal("no GB18030");
    return {word.toUtf8(), utf16(word), chinese(word)};
}

/// What a picture is recognised by: its beginning, something of its middle, and the names of its formats.
QList<QByteArray> pictureMarks(const QString& folder) {
    QList<QByteArray> marks{QByteArray("JFIF\0", 5), QByteArray("Exif\0\0", 6),
                            QByteArray("\x89PNG\r\n\x1a\n")};
    for (const QString& path : everyFileUnder(folder)) {
        if (!path.endsWith(QStringLiteral(".jpg"))) continue;
        const QByteArray bytes = bytesOf(path);
        marks += {bytes.left(16), bytes.mid(bytes.size() / 2, 24)};
    }
    return marks;
}

struct Needle {
    QByteArray bytes;
    QString what;
};

/// In names of files too.
QStringList hitsIn(const QString& folder, const QList<Needle>& needles) {
    QStringList hits;
    for (const QString& path : everyFileUnder(folder)) {
        const QByteArray bytes = path.mid(folder.size()).toUtf8() + '\0' + bytesOf(path);
        for (const Needle& needle : needles)
            if (bytes.contains(needle.bytes)) hits += needle.what + QStringLiteral(" in ") + path;
    }
    return hits;
}

} // namespace

class ClearTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        places = {root.filePath(QStringLiteral("machine")), root.filePath(QStringLiteral("outside"))};
        bringPictures(places);
        QVERIFY(QDir().mkpath(places.machine + QStringLiteral("/tmp")));
    }

    /// Open, killed in the midst of work, closed in good order: nothing in clear below the machine's folders.
    void nothingPersonalInClear() {
        QProcess day;
        start(day, QStringLiteral("--day"));
        QVERIFY2(waitFor(day, "open"), printed.constData());
        collectNeedles();
        QVERIFY(needles.size() > 60);
        QVERIFY(everyFileUnder(places.machine).size() > 20);
        QCOMPARE(hitsIn(places.machine, needles), QStringList());

        day.write("\n");
        QVERIFY2(waitFor(day, "busy"), printed.constData());
        QTest::qWait(400);
        QCOMPARE(hitsIn(places.machine, needles), QStringList()); // while it writes
        day.kill();
        QVERIFY(day.waitForFinished());
        printed += day.readAll();
        QCOMPARE(hitsIn(places.machine, needles), QStringList());

        QProcess morning;
        start(morning, QStringLiteral("--morning"));
        QVERIFY(morning.waitForFinished(60'000));
        printed += morning.readAll();
        QVERIFY2(morning.exitCode() == 0, printed.constData());
        QCOMPARE(hitsIn(places.machine, needles), QStringList());
        for (const Needle& needle : needles)
            QVERIFY2(!printed.contains(needle.bytes), qPrintable(needle.what));
    }

    void whatPeopleTookAlongIsFound() {
        QVERIFY(hitsIn(places.outside, needles).size() > 20); // pictures, names and the manifest: in clear
        const QByteArray exported = bytesOf(places.outside + QStringLiteral("/activity.csv"));
        QVERIFY(exported.contains(QStringLiteral("赵媛媛").toUtf8()));
        QVERIFY(!exported.contains("110105194912"));
    }

    /// The search finds each thing that is looked for, wherever it lies.
    void theSearchCanFail() {
        QVERIFY(!needles.isEmpty());
        const QString planted = places.machine + QStringLiteral("/tmp/planted");
        for (const Needle& needle : needles) {
            QFile file(planted);
            QVERIFY(file.open(QFile::WriteOnly));
            file.write("before" + needle.bytes + "after");
            file.close();
            QVERIFY2(!hitsIn(places.machine + QStringLiteral("/tmp"), needles).isEmpty(),
                     qPrintable(needle.what));
        }
        QVERIFY(QFile::rename(planted, planted + QStringLiteral("王小明")));
        QVERIFY(!hitsIn(places.machine + QStringLiteral("/tmp"), needles)
                     .filter(QStringLiteral("王小明"))
                     .isEmpty());
    }

private:
    void start(QProcess& process, const QString& part) {
        QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
        const std::pair<const char*, const char*> folders[] = {
            {"HOME", "home"},
            {"TMPDIR", "tmp"},
            {"XDG_STATE_HOME", "data/mianguan/state"},
            {"XDG_CACHE_HOME", "cache"},
            {"XDG_CONFIG_HOME", "config"},
            {"XDG_DATA_HOME", "data"},
        };
        for (const auto& [name, folder] : folders)
            all.insert(QLatin1String(name), places.machine + QLatin1Char('/') + QLatin1String(folder));
        process.setProcessEnvironment(all);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QCoreApplication::applicationFilePath(), {part, places.machine, places.outside});
    }

    bool waitFor(QProcess& process, const QByteArray& word) {
        while (!printed.contains(word) && process.waitForReadyRead(120'000))
            printed += process.readAll();
        return printed.contains(word);
    }

    void collectNeedles() {
        QList<QString> words = wordsOfTheDay();
        words += QString::fromUtf8(bytesOf(places.codes()));
        for (const QString& word : words)
            for (const QByteArray& bytes : encodingsOf(word))
                needles += Needle{bytes, word};
        for (const QByteArray& mark : pictureMarks(places.outside))
            needles += Needle{mark, QStringLiteral("a picture")};
    }

    QTemporaryDir root;
    DayPlaces places;
    QList<Needle> needles;
    QByteArray printed;
};

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == QStringLiteral("--day")) return liveTheDay({arguments[2], arguments[3]});
    if (arguments.value(1) == QStringLiteral("--morning")) return signInAgain({arguments[2], arguments[3]});
    ClearTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_clear.moc"
