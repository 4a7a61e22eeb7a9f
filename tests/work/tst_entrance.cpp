#include "core/base/hash.h"
#include "core/work/event_types.h"
#include "tests/ledger/failing_disk.h"
#include "tests/ledger/memory_folder.h"
#include "tests/work/handmade.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

QString freshPassword() { return QStringLiteral("copper-violin 83 meadow"); }

std::unique_ptr<Entrance> door(const QString& folder, bool practice = false, FileSystem* disk = nullptr) {
    return orDie(Entrance::open(folder, optionsOf(folder, practice, disk)));
}

template <class T>
bool refused(const Result<T>& answer) {
    return !answer && answer.error().kind == ErrorKind::Refused && !answer.error().remedy.isEmpty();
}

int countOf(const Store& store, QLatin1String type) {
    int count = 0;
    for (const ActivityRow& row : store.activity({}, 0, 1000))
        count += row.type == type;
    return count;
}

void copyFolder(const QString& from, const QString& to) {
    QDirIterator walk(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString file = walk.next();
        const QString target = to + file.mid(from.size());
        QDir().mkpath(QFileInfo(target).absolutePath());
        QFile::copy(file, target);
        QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
    }
}

QString golden(const QString& name) { return QStringLiteral(GOLDEN "/") + name; }

QJsonObject goldenFacts(const QString& name) {
    QFile file(golden(name) + QStringLiteral(".json"));
    if (!file.open(QFile::ReadOnly)) qFatal("no %s", qPrintable(file.fileName()));
    return QJsonDocument::fromJson(file.readAll()).object();
}

QString nameOf(PhotoState state) {
    const char* names[] = {"pending", "approved", "rejected", "unmade"};
    return QLatin1String(names[int(state)]);
}

QString hexOrNothing(const Id& id) { return id.isNull() ? QString() : id.hex(); }

QJsonObject factsOf(const Store& store, const PhotoRow& row) {
    const PhotoDetail photo = store.photo(row.subject).value();
    return {{QStringLiteral("subject"), row.subject.hex()},
            {QStringLiteral("label"), row.label},
            {QStringLiteral("state"), nameOf(row.state)},
            {QStringLiteral("importedMs"), row.importedMs},
            {QStringLiteral("delivered"), row.delivered},
            {QStringLiteral("submission"), hexOrNothing(photo.submission)},
            {QStringLiteral("verdict"), hexOrNothing(photo.verdict)},
            {QStringLiteral("original"), photo.original.hex()},
            {QStringLiteral("specification"), photo.specification},
            {QStringLiteral("reasons"), QJsonArray::fromStringList(photo.reasons)},
            {QStringLiteral("remark"), photo.remark},
            {QStringLiteral("findings"), photo.findings.size()}};
}

/// Everything a file of the golden stores held in clear: names, numbers, remarks, pictures.
QList<QByteArray> secretsOf(const QString& name) {
    QList<QByteArray> secrets;
    for (const auto& value : goldenFacts(name).value(QLatin1String("photos")).toArray()) {
        const QJsonObject photo = value.toObject();
        secrets += photo.value(QLatin1String("label")).toString().toUtf8();
        const QByteArray remark = photo.value(QLatin1String("remark")).toString().toUtf8();
        if (!remark.isEmpty()) secrets += remark;
    }
    QDirIterator blobs(golden(name), {}, QDir::Files, QDirIterator::Subdirectories);
    while (blobs.hasNext()) {
        const QString path = blobs.next();
        if (!path.contains(QLatin1String("/blobs/")) && !path.contains(QLatin1String("/incoming/"))) continue;
        QFile file(path);
        if (file.open(QFile::ReadOnly)) secrets += file.readAll().mid(file.size() / 3, 64);
    }
    return secrets;
}

QStringList filesHolding(const QString& folder, const QList<QByteArray>& secrets) {
    QStringList found;
    QDirIterator walk(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (!file.open(QFile::ReadOnly)) return {file.fileName()};
        const QByteArray bytes = file.readAll();
        for (const QByteArray& secret : secrets)
            if (bytes.contains(secret)) found += file.fileName();
    }
    return found;
}

} // namespace

class EntranceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("mianguan.*=false")); }
    void init() {
        temporary = std::make_unique<MemoryFolder>();
        folder = temporary->filePath(QStringLiteral("store"));
    }

    void firstStart() {
        auto entrance = door(folder);
        QVERIFY(entrance->state() == Entrance::State::New);
        QVERIFY(entrance->asksForPassword() && !entrance->wantsDevice());
        QVERIFY(refused(entrance->signIn(adminName(), goodPassword(), {})));
        QVERIFY(refused(entrance->openPractice()));
        const NewUser admin{QStringLiteral("admin"), QStringLiteral("王主任"), {}, goodPassword()};
        QVERIFY(refused(entrance->setUp({}, admin, {})));
        QVERIFY(refused(entrance->setUp(goodSchool(), {QStringLiteral("a"), {}, {}, goodPassword()}, {})));
        QVERIFY(refused(
            entrance->setUp(goodSchool(), {QStringLiteral("admin"), {}, {}, QStringLiteral("admin")}, {})));
        QVERIFY(entrance->state() == Entrance::State::New);
        auto begun = orDie(entrance->setUp(goodSchool(), admin, {}));
        QVERIFY(RecoveryCode::parse(begun.recoveryCode));
        QCOMPARE(begun.store->school(), goodSchool());
        QCOMPARE(begun.store->user().displayName, QStringLiteral("王主任"));
        QCOMPARE(begun.store->user().roles, Roles(Role::Administrator));
        QVERIFY(begun.store->notice().isEmpty() && begun.store->damage().isEmpty());
        begun.store.reset();
        entrance = door(folder);
        QVERIFY(entrance->state() == Entrance::State::Sealed);
        QVERIFY(refused(entrance->setUp(goodSchool(), admin, {})));
        const auto store = orDie(entrance->signIn(adminName(), goodPassword(), {}));
        const auto twice = entrance->signIn(adminName(), goodPassword(), {});
        QVERIFY(!twice && twice.error().kind == ErrorKind::Busy);
        QCOMPARE(entrance->wait(adminName()).count(), 0);
    }

    void anotherHoldsIt() {
        const auto store = foundStore(folder);
        const auto second = Entrance::open(folder, optionsOf(folder, false));
        QVERIFY(!second && second.error().kind == ErrorKind::Busy);
    }

    /// Whatever step of the first start fails, the next one comes out right.
    void firstStartWithEachStepFailing_data() {
        QTest::addColumn<FailingDisk::Then>("then");
        QTest::newRow("from then on") << FailingDisk::Then::Dead;
        QTest::newRow("once") << FailingDisk::Then::Well;
    }
    void firstStartWithEachStepFailing() {
        QFETCH(FailingDisk::Then, then);
        int finished = 0, again = 0;
        for (int step = 0, failed = 1; failed; ++step) {
            const MemoryFolder own;
            const QString path = own.filePath(QStringLiteral("store"));
            FailingDisk disk(step, EIO, then);
            const bool done = setUp(path, everyRole(), &disk).has_value();
            failed = disk.failed();
            const bool founded = door(path)->state() == Entrance::State::Sealed;
            QVERIFY2(founded || !done, qPrintable(QStringLiteral("step %1").arg(step)));
            ++(founded ? finished : again);
            const auto store =
                founded ? signIn(path)
                        : setUp(path).map([](Entrance::Begun begun) { return std::move(begun.store); });
            QVERIFY2(store, qPrintable(QStringLiteral("step %1: %2")
                                           .arg(step)
                                           .arg(store ? QString() : store.error().sentence())));
            QCOMPARE((*store)->users().size(), 1);
            QCOMPARE(verify(**store), QStringList());
        }
        QVERIFY(again > 10 && finished > 0);
    }

    void aSetUpCutShortGoesOnWithTheSamePassword() {
        for (int step = 1;; ++step) {
            const MemoryFolder own;
            const QString path = own.filePath(QStringLiteral("store"));
            FailingDisk disk(step, EIO);
            const bool done = setUp(path, everyRole(), &disk).has_value();
            QVERIFY2(!done, "no step leaves slots without a founder");
            if (orDie(LedgerFile::open(path))->state() != LedgerFile::State::Sealed) continue;
            const auto entrance = door(path);
            if (entrance->state() == Entrance::State::Sealed) continue;
            NewUser admin = newUser(adminName(), everyRole());
            admin.password = freshPassword();
            const auto other = entrance->setUp(goodSchool(), admin, {});
            QVERIFY(refused(other) && other.error().what.contains(QStringLiteral("begun before")));
            const auto begun = entrance->setUp(goodSchool(), newUser(adminName(), everyRole()), {});
            QVERIFY(begun && RecoveryCode::parse(begun->recoveryCode));
            return;
        }
    }

    void wrongPasswords() {
        foundStore(folder);
        const auto entrance = door(folder);
        for (int i = 0; i < 3; ++i)
            QVERIFY(refused(entrance->signIn(adminName(), freshPassword(), {})));
        QVERIFY(refused(entrance->signIn(QStringLiteral("nobody"), goodPassword(), {})));
        QCOMPARE(entrance->wait(adminName()).count(), 0);
        const auto store = orDie(entrance->signIn(adminName(), goodPassword(), {}));
        QCOMPARE(countOf(*store, EventType::signInRefused), 1);
        QVERIFY(store->activity({}, 1, 1).first().sentence.contains(QLatin1Char('4')));
        QCOMPARE(countOf(*store, EventType::signedIn), 2);
    }

    void fiveWrongPasswordsWait() {
        foundStore(folder);
        {
            const auto entrance = door(folder);
            for (int i = 0; i < 5; ++i)
                QVERIFY(refused(entrance->signIn(adminName(), freshPassword(), {})));
            QVERIFY(entrance->wait(adminName()).count() > 0);
        }
        const auto entrance = door(folder); // a restart does not help
        QVERIFY(entrance->wait(adminName()).count() > 0);
        const auto right = entrance->signIn(adminName(), goodPassword(), {});
        QVERIFY(!right && right.error().what.contains(QStringLiteral("wait")));
    }

    void recovery() {
        auto begun = orDie(setUp(folder));
        orDie(addUser(*begun.store, QStringLiteral("second"), Role::Administrator));
        orDie(addUser(*begun.store, QStringLiteral("liwei"), Role::Reviewer));
        const Id photo = orDie(submit(*begun.store, handmade(1)));
        begun.store.reset();
        const RecoveryCode code = orDie(RecoveryCode::parse(begun.recoveryCode));
        const auto recover = [&](const RecoveryCode& with, const QString& name, const QString& password) {
            return door(folder)->recover(with, name, password, {});
        };
        const auto slotNow = [&] {
            return orDie(orDie(LedgerFile::open(folder))->cabinet().slotOf({})).value();
        };
        const Slot first = slotNow();
        QVERIFY(refused(recover(RecoveryCode::random(), {}, freshPassword())));
        QVERIFY(refused(recover(code, QStringLiteral("liwei"), freshPassword())));
        QVERIFY(refused(recover(code, {}, QStringLiteral("short"))));
        auto recovered = orDie(recover(code, {}, freshPassword()));
        QCOMPARE(recovered.store->user().name, adminName());
        QCOMPARE(recovered.store->photos().first().subject, photo);
        QVERIFY(recovered.recoveryCode != begun.recoveryCode);
        QCOMPARE(verify(*recovered.store), QStringList());
        recovered.store.reset();
        QVERIFY(refused(recover(code, {}, freshPassword()))); // used up
        const Slot renewed = slotNow();
        QVERIFY(orDie(LedgerFile::open(folder))->cabinet().put(first)); // past the program
        QVERIFY(refused(recover(code, {}, freshPassword())));
        QVERIFY(orDie(LedgerFile::open(folder))->cabinet().put(renewed));
        QVERIFY(refused(signIn(folder)));
        QVERIFY(signIn(folder, adminName(), freshPassword()));
        const RecoveryCode next = orDie(RecoveryCode::parse(recovered.recoveryCode));
        const auto second = orDie(recover(next, QStringLiteral("SECOND"), freshPassword()));
        QCOMPARE(second.store->user().name, QStringLiteral("second"));
    }

    void renewedRecoveryCode() {
        auto begun = orDie(setUp(folder));
        const QString fresh = orDie(answerOf<QString>(
            [&](QObject* context, auto done) { begun.store->renewRecoveryCode(context, done); }));
        begun.store.reset();
        const auto old = orDie(RecoveryCode::parse(begun.recoveryCode));
        QVERIFY(refused(door(folder)->recover(old, {}, freshPassword(), {})));
        QVERIFY(door(folder)->recover(orDie(RecoveryCode::parse(fresh)), {}, freshPassword(), {}));
    }

    void practice() {
        {
            const auto entrance = door(folder, true);
            QVERIFY(entrance->practice() && !entrance->asksForPassword());
            QVERIFY(refused(entrance->setUp(goodSchool(), newUser(adminName(), everyRole()), {})));
            const auto store = orDie(entrance->openPractice());
            QVERIFY(store->practice());
            orDie(submit(*store, handmade(1)));
        }
        const QString key = machineFolderOf(folder) + QStringLiteral("/practice.key");
        QCOMPARE(QFile::permissions(key) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(openStore(folder)->photos().size(), 1);
        QVERIFY(filesHolding(temporary->path(), {handmade(1).original, "photo 00001"}).isEmpty());
        QVERIFY(QFile::remove(key));
        const auto lost = door(folder, true)->openPractice();
        QVERIFY(!lost && lost.error().kind == ErrorKind::NotFound && !lost.error().remedy.isEmpty());
    }

    void aMachineThatDoesNotKnowTheStoreSaysSo() {
        foundStore(folder);
        QVERIFY(QDir(machineFolderOf(folder)).removeRecursively());
        auto store = orDie(signIn(folder));
        QVERIFY(!store->notice().isEmpty());
        QCOMPARE(verify(*store), QStringList());
        store.reset();
        QVERIFY(orDie(signIn(folder))->notice().isEmpty());
    }

    /// Everything the first version knew is there, sealed, and nothing of it in clear anywhere.
    void firstVersionsStore_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("practice");
        QTest::newRow("real") << QStringLiteral("v1-real") << false;
        QTest::newRow("practice") << QStringLiteral("v1-practice") << true;
    }
    void firstVersionsStore() {
        QFETCH(QString, name);
        QFETCH(bool, practice);
        copyFolder(golden(name), folder);
        const QList<QByteArray> secrets = secretsOf(name);
        QVERIFY(!filesHolding(folder, secrets).isEmpty());
        const auto otherKind = Entrance::open(folder, optionsOf(folder, !practice));
        QVERIFY(refused(otherKind));
        {
            const auto entrance = door(folder, practice);
            QVERIFY(entrance->state() == Entrance::State::Plain);
            const auto store =
                practice
                    ? orDie(entrance->openPractice())
                    : std::move(
                          orDie(entrance->setUp(goodSchool(), newUser(adminName(), everyRole()), {})).store);
            compareWithGolden(*store, name);
            QCOMPARE(store->practice(), practice);
            QVERIFY(!store->notice().isEmpty());
            QCOMPARE(verify(*store), QStringList());
        }
        QCOMPARE(filesHolding(temporary->path(), secrets), QStringList());
        const auto store = practice ? openStore(folder) : orDie(signIn(folder));
        compareWithGolden(*store, name);
        QVERIFY(store->notice().isEmpty());
        QCOMPARE(verify(*store), QStringList());
        for (const PhotoRow& row : store->photos())
            if (row.state == PhotoState::Pending) QVERIFY(approve(*store, row.subject));
    }

    /// Sealing an old store that is cut short anywhere goes on at the next start; nothing is lost.
    void sealingWithEachStepFailing() {
        for (int step = 0, failed = 1; failed; step += 1 + step / 8) {
            const MemoryFolder own;
            const QString path = own.filePath(QStringLiteral("store"));
            copyFolder(golden(QStringLiteral("v1-real")), path);
            FailingDisk disk(step, EIO);
            const bool done = setUp(path, everyRole(), &disk).has_value();
            failed = disk.failed();
            const bool founded = door(path)->state() == Entrance::State::Sealed;
            QVERIFY(founded || !done);
            const auto store =
                founded ? signIn(path)
                        : setUp(path).map([](Entrance::Begun begun) { return std::move(begun.store); });
            QVERIFY2(store, qPrintable(QStringLiteral("step %1: %2")
                                           .arg(step)
                                           .arg(store ? QString() : store.error().sentence())));
            compareWithGolden(**store, QStringLiteral("v1-real"));
            if (QTest::currentTestFailed()) return;
            QCOMPARE(verify(**store), QStringList());
            QCOMPARE(filesHolding(own.path(), secretsOf(QStringLiteral("v1-real"))), QStringList());
        }
    }

private:
    static void compareWithGolden(const Store& store, const QString& name) {
        const QJsonArray expected = goldenFacts(name).value(QLatin1String("photos")).toArray();
        const QList<PhotoRow> rows = store.photos();
        QCOMPARE(rows.size(), expected.size());
        for (int i = 0; i < rows.size(); ++i) {
            QJsonObject photo = expected[i].toObject();
            const QString folder = photo.take(QLatin1String("deliveredTo")).toString();
            const QString file = photo.take(QLatin1String("deliveredAs")).toString();
            if (!file.isEmpty()) QCOMPARE(store.handovers(folder).first().name, file);
            const Hash portrait =
                Hash::fromHex(photo.take(QLatin1String("portrait")).toString()).value_or(Hash());
            QCOMPARE(store.photo(rows[i].subject)->portrait, portrait);
            QCOMPARE(factsOf(store, rows[i]), photo);
            const Hash original = store.photo(rows[i].subject)->original;
            QCOMPARE(Hash::of(store.blob(rows[i].subject, original).value()), original);
            if (!portrait.isNull())
                QCOMPARE(Hash::of(store.blob(rows[i].subject, portrait).value()), portrait);
        }
    }

    std::unique_ptr<MemoryFolder> temporary;
    QString folder;
};

QTEST_GUILESS_MAIN(EntranceTest)
#include "tst_entrance.moc"
