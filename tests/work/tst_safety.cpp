#include "core/work/event_types.h"
#include "tests/ledger/ledger_tools.h"
#include "tests/ledger/memory_folder.h"
#include "tests/work/safety_tools.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

std::stop_token stopped() {
    std::stop_source source;
    source.request_stop();
    return source.get_token();
}

Result<Verification> verifyWith(Store& store, const Store::Told& told, const std::stop_token& stop) {
    return answerOf<Verification>(
        [&](QObject* context, auto done) { store.verify(told, stop, context, done); });
}

bool wasCancelled(const auto& answer) { return !answer && answer.error().kind == ErrorKind::Cancelled; }
bool wasRefused(const auto& answer) { return !answer && answer.error().kind == ErrorKind::Refused; }

int times(const Store& store, QLatin1String type) {
    const auto rows = store.activity({}, 0, 10000);
    return int(std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.type == type; }));
}

} // namespace

class SafetyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        root = std::make_unique<MemoryFolder>();
        folder = root->filePath(QStringLiteral("store"));
    }

    void verifyTellsHowFarItIs() {
        const auto store = openStore(folder);
        for (int i = 0; i < 20; ++i)
            QVERIFY(submit(*store, handmade(i)));
        QList<qint64> steps;
        const auto found = verifyWith(*store,
                                      [&](qint64 done, qint64 total) {
                                          QCOMPARE(total, 100);
                                          steps += done;
                                      },
                                      {});
        QCOMPARE(found->problems, QStringList());
        QCOMPARE(found->blobs, 60);
        QVERIFY(found->events >= 22);
        QVERIFY(steps.size() > 1);
        QVERIFY(std::is_sorted(steps.begin(), steps.end()));
        QVERIFY(steps.last() <= 100);
    }

    void verifyCanBeStopped() {
        const auto store = openStore(folder);
        QVERIFY(submit(*store, handmade(1)));
        QVERIFY(wasCancelled(verifyWith(*store, {}, stopped())));
    }

    void verifyGoesOnBesideCommands() {
        const auto store = openStore(folder);
        for (int i = 0; i < 30; ++i)
            QVERIFY(submit(*store, handmade(i)));
        int answered = 0;
        for (int i = 100; i < 130; ++i)
            store->submit(handmade(i), nullptr, [&](const Result<Id>& answer) { answered += bool(answer); });
        QCOMPARE(verify(*store).value(), QStringList());
        QTRY_COMPARE(answered, 30);
        QCOMPARE(verify(*store).value(), QStringList());
    }

    void closingStopsWhatOnlyReads() {
        auto store = openStore(folder);
        for (int i = 0; i < 30; ++i)
            QVERIFY(submit(*store, handmade(i)));
        for (int i = 0; i < 5; ++i)
            store->verify({}, {}, nullptr, {});
        store->backUp(root->filePath(QStringLiteral("backup")), {}, {}, nullptr, {});
        store.reset();
        QCOMPARE(openStore(folder)->photos().size(), 30);
    }

    void damageIsNamedAndChangesNothing() {
        auto store = openStore(folder);
        const Id first = submit(*store, handmade(1)).value();
        QVERIFY(submit(*store, handmade(2)));
        store.reset();
        damageBodyOf(first);
        QVERIFY(QFile::remove(folder + QStringLiteral("/snapshot")));
        store = openStore(folder);
        QVERIFY(!store->damage().isEmpty());
        QVERIFY(!verify(*store)->isEmpty());
        QVERIFY(wasRefused(submit(*store, handmade(3))));
        QVERIFY(wasRefused(purge(*store, {PurgeRequest::Scope::Everything, 0, {}, QStringLiteral("over")})));
        QVERIFY(backUp(*store, root->filePath(QStringLiteral("backup"))));
        QVERIFY(writeActivity(*store, root->filePath(QStringLiteral("activity.csv"))));
    }

    void backupIsMadeBesideCommands() {
        const auto store = openStore(folder);
        for (int i = 0; i < 50; ++i)
            QVERIFY(submit(*store, handmade(i)));
        int answered = 0;
        for (int i = 100; i < 140; ++i)
            store->submit(handmade(i), nullptr, [&](const Result<Id>& answer) { answered += bool(answer); });
        const auto made = backUp(*store, root->filePath(QStringLiteral("backup")));
        QVERIFY2(made, qPrintable(made ? QString() : made.error().sentence()));
        QTRY_COMPARE(answered, 40);
        QCOMPARE(verifyBackup(root->filePath(QStringLiteral("backup"))).value(), QStringList());
        QCOMPARE(verify(*store).value(), QStringList());
        QCOMPARE(times(*store, EventType::backupMade), 1);
    }

    /// A backup begun before a purge either knows of it or stands on the certificate.
    void purgeBesideABackup() {
        const auto store = openStore(folder);
        QList<Id> subjects;
        for (int i = 0; i < 60; ++i)
            subjects += submit(*store, handmade(i)).value();
        const QString stick = root->filePath(QStringLiteral("backup"));
        std::optional<Result<BackupReport>> made;
        QObject context;
        store->backUp(stick, {}, {}, &context, [&](const Result<BackupReport>& report) { made = report; });
        const Result<PurgeCertificate> first = purge(*store, subjects.mid(10, 20));
        const bool stillRead = !first && first.error().kind == ErrorKind::Busy;
        QVERIFY2(first || stillRead, qPrintable(first ? QString() : first.error().sentence()));
        QTRY_VERIFY(made);
        QVERIFY2(*made, qPrintable(*made ? QString() : made->error().sentence()));
        if (stillRead) QVERIFY(purge(*store, subjects.mid(10, 20)));
        QCOMPARE(verifyBackup(stick).value(), QStringList());
        QCOMPARE(verify(*store).value(), QStringList());
        const auto heads = (*made)->heads;
        const ActivityRow closing = closingOf(*store);
        const bool knows = std::any_of(heads.begin(), heads.end(), [&](const Head& head) {
            return head.station == closing.station && head.seq >= closing.seq;
        });
        QCOMPARE(store->purges()[0].left.isEmpty(), knows);
    }

    void backupsAreRemembered() {
        auto store = openStore(folder);
        QVERIFY(submit(*store, handmade(1)));
        const QString stick = root->filePath(QStringLiteral("graduates 2026"));
        const auto first = backUp(*store, stick);
        QVERIFY(first && first->copied > 0);
        QVERIFY(submit(*store, handmade(2)));
        const auto again = backUp(*store, stick);
        QCOMPARE(again->id, first->id);
        QVERIFY(backUp(*store, root->filePath(QStringLiteral("other"))));
        store.reset();
        store = openStore(folder);
        const auto backups = store->backups();
        QCOMPARE(backups.size(), 2);
        QVERIFY(backups[0].what.contains(QStringLiteral("other")));
        QVERIFY(backups[1].what.contains(QStringLiteral("graduates 2026")));
        QVERIFY(backups[1].what.contains(QStringLiteral("2 photo")));
        QVERIFY(!backups[1].what.contains(root->path()));
        const auto told = store->activity({}, 0, 100);
        const auto made = std::find_if(told.begin(), told.end(), [](const ActivityRow& row) {
            return row.type == EventType::backupMade;
        });
        QVERIFY(made->sentence.contains(QStringLiteral("made a backup to")));
        QVERIFY(!made->sentence.contains(root->path()));
    }

    void backupThatFailsIsNotRecorded() {
        const auto store = openStore(folder);
        QVERIFY(submit(*store, handmade(1)));
        const QString foreign = root->filePath(QStringLiteral("foreign"));
        QVERIFY(QDir().mkpath(foreign));
        QFile file(foreign + QStringLiteral("/thesis.txt"));
        QVERIFY(file.open(QFile::WriteOnly));
        QVERIFY(!backUp(*store, foreign));
        const auto cancelled = answerOf<BackupReport>([&](QObject* context, auto done) {
            store->backUp(root->filePath(QStringLiteral("backup")), {}, stopped(), context, done);
        });
        QVERIFY(wasCancelled(cancelled));
        QVERIFY(store->backups().isEmpty());
        QCOMPARE(times(*store, EventType::backupMade), 0);
    }

    void onlyWhoMay() {
        auto store = foundStore(folder);
        QVERIFY(submit(*store, handmade(1)));
        QVERIFY(backUp(*store, root->filePath(QStringLiteral("backup"))));
        QVERIFY(addUser(*store, QStringLiteral("operator"), Role::Operator));
        store.reset();
        store = orDie(signIn(folder, QStringLiteral("operator")));
        QVERIFY(wasRefused(verify(*store)));
        QVERIFY(wasRefused(backUp(*store, root->filePath(QStringLiteral("mine")))));
        QVERIFY(!QFileInfo::exists(root->filePath(QStringLiteral("mine"))));
        QVERIFY(store->backups().isEmpty());
        QVERIFY(store->purges().isEmpty());
    }

private:
    static ActivityRow closingOf(const Store& store) {
        for (const ActivityRow& row : store.activity({}, 0, 10))
            if (row.type == EventType::purgeFinished) return row;
        return {};
    }

    void damageBodyOf(const Id& subject) {
        Tamper tamper(folder);
        tamper.unlock();
        const QVariantList which{subject.bytes()};
        QByteArray body =
            columnOf(folder, QStringLiteral("SELECT body FROM event WHERE subject = ?"), which).first();
        body[40] = char(body[40] ^ 1);
        QVERIFY(tamper.run(QStringLiteral("UPDATE event SET body = ? WHERE subject = ?"),
                           QVariantList{body} + which));
    }

    std::unique_ptr<MemoryFolder> root;
    QString folder;
};

QTEST_GUILESS_MAIN(SafetyTest)
#include "tst_safety.moc"
