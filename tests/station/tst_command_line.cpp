#include "app/station/options.h"
#include "tests/work/handmade.h"

#include <QDirIterator>
#include <QProcess>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

struct Ended {
    int status = -1;
    QString out, err;
};

struct Around {
    QStringList without;   ///< variables
    QString state = {};    ///< where the machine remembers
    QByteArray input = {}; ///< standard input
};

Ended run(const QStringList& arguments, const Around& around = {}) {
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : around.without)
        environment.remove(name);
    if (!around.state.isEmpty()) environment.insert(QStringLiteral("XDG_STATE_HOME"), around.state);
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(STATION), arguments);
    program.write(around.input);
    program.closeWriteChannel();
    program.waitForFinished(120'000);
    return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
            QString::fromUtf8(program.readAllStandardError())};
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void optionsAreRead() {
        const Options options =
            optionsFrom({QStringLiteral("--practice"), QStringLiteral("--language"), QStringLiteral("en"),
                         QStringLiteral("--import"), QStringLiteral("/a.jpg"), QStringLiteral("/b.jpg")});
        QVERIFY(options.practice && options.mistake.isEmpty());
        QCOMPARE(optionsFrom({QStringLiteral("--title"), QStringLiteral("Desk 1")}).title,
                 QStringLiteral("Desk 1"));
        QCOMPARE(options.imports, QStringList({QStringLiteral("/a.jpg"), QStringLiteral("/b.jpg")}));
        QVERIFY(options.data.endsWith(QLatin1String("practice")));
    }
    void mistakesAreSaid() {
        QVERIFY(!optionsFrom({QStringLiteral("--import")}).mistake.isEmpty());
        const QString training = QStringLiteral("--training");
        QVERIFY(!optionsFrom({training}).mistake.isEmpty());
        QVERIFY(
            !optionsFrom({training, QStringLiteral("/t"), QStringLiteral("--practice")}).mistake.isEmpty());
        QCOMPARE(optionsFrom({training, QStringLiteral("/t")}).training, QStringLiteral("/t"));
        QVERIFY(!optionsFrom({QStringLiteral("--language"), QStringLiteral("fr")}).mistake.isEmpty());
        const Ended ended = run({QStringLiteral("--nonsense")});
        QCOMPARE(ended.status, 2);
        QVERIFY(!ended.err.isEmpty());
    }
    void aTrainingLeavesOtherPeoplesFoldersAlone() {
        QTemporaryDir folder;
        QDir(folder.path()).mkdir(QStringLiteral("desk"));
        QFile own(folder.filePath(QStringLiteral("desk/thesis.odt")));
        QVERIFY(own.open(QIODevice::WriteOnly));
        const Ended ended = run({QStringLiteral("--training"), folder.path()});
        QCOMPARE(ended.status, 1);
        QVERIFY(!ended.err.isEmpty() && own.exists());
    }
    void helpAndVersionNeedNoDisplay() {
        const QStringList display{QStringLiteral("DISPLAY"), QStringLiteral("WAYLAND_DISPLAY"),
                                  QStringLiteral("QT_QPA_PLATFORM")};
        QCOMPARE(run({QStringLiteral("--version")}, {display}).out,
                 QStringLiteral("mianguan " MIANGUAN_VERSION "\n"));
        QVERIFY(run({QStringLiteral("--help"), QStringLiteral("--language"), QStringLiteral("en")}, {display})
                    .out.contains(QStringLiteral("--verify")));
        const Ended windowless = run({}, {display});
        QCOMPARE(windowless.status, 2);
        QVERIFY(windowless.err.contains(QStringLiteral("mianguan-batch")));
    }
    void verifyPassesAWholeStoreAndNamesDamage() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("store"));
        submit(*openStore(path), handmade(1));
        const QStringList arguments{QStringLiteral("--verify"), QStringLiteral("--practice"),
                                    QStringLiteral("--data"), path};
        const Around around{{}, QFileInfo(machineFolderOf(path)).absolutePath()};
        QCOMPARE(run(arguments, around).status, 0);
        QDirIterator blobs(path + QStringLiteral("/blobs"), QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(blobs.hasNext());
        QFile blob(blobs.next());
        QFile::setPermissions(blob.fileName(), QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(blob.open(QIODevice::ReadWrite));
        blob.write("X");
        blob.close();
        const Ended damaged = run(arguments, around);
        QCOMPARE(damaged.status, 1);
        QVERIFY(!damaged.out.isEmpty());
    }
    void verifyOfARealStoreAsksForThePassword() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("store"));
        submit(*foundStore(path), handmade(1));
        const QString state = QFileInfo(machineFolderOf(path)).absolutePath();
        const QStringList sealed{QStringLiteral("--verify"), QStringLiteral("--data"), path,
                                 QStringLiteral("--language"), QStringLiteral("en")};
        const QStringList whole = sealed + QStringList{QStringLiteral("--user"), adminName()};
        const Ended withoutKey = run(sealed, {{}, state});
        QCOMPARE(withoutKey.status, 0);
        QVERIFY(withoutKey.out.contains(QStringLiteral("--user")));
        const Ended well = run(whole, {{}, state, goodPassword().toUtf8() + '\n'});
        QCOMPARE(well.status, 0);
        QVERIFY2(!well.out.contains(QStringLiteral("--user")), qPrintable(well.out));
        const Ended wrong = run(whole, {{}, state, "something else\n"});
        QCOMPARE(wrong.status, 1);
        QVERIFY(!wrong.err.isEmpty());
        QCOMPARE(run(whole, {{}, state}).status, 2); // no password at all
    }
    void verifyOfNothingMakesNoStore() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("none"));
        QCOMPARE(run({QStringLiteral("--verify"), QStringLiteral("--data"), path}).status, 1);
        QVERIFY(!QFileInfo::exists(path));
    }
    void userGoesWithVerifyOnly() {
        QVERIFY(!optionsFrom({QStringLiteral("--user"), QStringLiteral("li")}).mistake.isEmpty());
        QVERIFY(!optionsFrom({QStringLiteral("--verify"), QStringLiteral("--practice"),
                              QStringLiteral("--user"), QStringLiteral("li")})
                     .mistake.isEmpty());
        QCOMPARE(
            optionsFrom({QStringLiteral("--verify"), QStringLiteral("--user"), QStringLiteral("li")}).user,
            QStringLiteral("li"));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
