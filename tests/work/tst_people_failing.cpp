#include "tests/ledger/failing_disk.h"
#include "tests/ledger/memory_folder.h"
#include "tests/work/handmade.h"

#include <QDirIterator>
#include <QLoggingCategory>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

QString freshPassword() { return QStringLiteral("copper-violin 83 meadow"); }
QString li() { return QStringLiteral("liwei"); }

void copyFolder(const QString& from, const QString& to) {
    QDirIterator walk(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString file = walk.next();
        const QString target = to + file.mid(from.size());
        QDir().mkpath(QFileInfo(target).absolutePath());
        if (!QFile::copy(file, target)) qFatal("cannot copy %s", qPrintable(file));
    }
}

/// Goes in with a disk that works, then counts down to the step that fails.
std::unique_ptr<Store> signInOn(FailingDisk& disk, const QString& folder, int steps) {
    disk.left = 1'000'000;
    auto entrance = orDie(Entrance::open(folder, optionsOf(folder, false, &disk)));
    auto store = orDie(entrance->signIn(adminName(), goodPassword(), {}));
    disk.left = steps;
    return store;
}

bool opens(const QString& folder, const QString& name, const QString& password) {
    return signIn(folder, name, password).has_value();
}
bool opens(const QString& folder, const RecoveryCode& code) {
    auto file = orDie(LedgerFile::open(folder));
    return file->cabinet().open(code).has_value();
}

} // namespace

/// Whatever step of the disk fails while people change, slots and events say the same afterwards.
class PeopleFailingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        QLoggingCategory::setFilterRules(QStringLiteral("mianguan.*=false"));
        auto begun = orDie(setUp(model.filePath(QStringLiteral("store"))));
        code = std::make_unique<RecoveryCode>(orDie(RecoveryCode::parse(begun.recoveryCode)));
        user = orDie(addUser(*begun.store, li(), Role::Operator));
        orDie(submit(*begun.store, handmade(1)));
    }

    void removed_data() { eachWay(); }
    void removed() {
        const auto remove = [this](Store& store) {
            return answerOf<Id>([&](QObject* context, auto done) { store.removeUser(user, context, done); });
        };
        const auto check = [](const QString& folder, const Store& store, bool acknowledged) {
            const bool gone = store.users().last().removed;
            return [=] {
                QVERIFY(gone || !acknowledged);
                QCOMPARE(opens(folder, li(), goodPassword()), !gone);
            };
        };
        eachStep(remove, check);
    }

    void resetPassword_data() { eachWay(); }
    void resetPassword() {
        const auto reset = [this](Store& store) {
            return answerOf<Id>([&](QObject* context, auto done) {
                store.resetPassword(user, freshPassword(), context, done);
            });
        };
        const auto check = [](const QString& folder, const Store&, bool acknowledged) {
            return [=] { eitherPassword(folder, li(), acknowledged); };
        };
        eachStep(reset, check);
    }

    void renewedCode_data() { eachWay(); }
    void renewedCode() {
        const auto renew = [](Store& store) {
            return answerOf<QString>(
                [&](QObject* context, auto done) { store.renewRecoveryCode(context, done); });
        };
        const auto check = [this](const QString& folder, const Store& store, bool acknowledged) {
            const bool renewed = typesIn(store).contains(QStringLiteral("recovery-code-renewed"));
            return [=, this] {
                QVERIFY(renewed || !acknowledged);
                QCOMPARE(opens(folder, *code), !renewed);
            };
        };
        eachStep(renew, check);
    }

    void recovered_data() { eachWay(); }
    void recovered() {
        QFETCH(FailingDisk::Then, then);
        for (int step = 0, failed = 1; failed; step += 1 + step / 16) {
            const MemoryFolder own;
            copyFolder(model.path(), own.path());
            const QString folder = own.filePath(QStringLiteral("store"));
            FailingDisk disk(1'000'000, EIO, then);
            auto entrance = orDie(Entrance::open(folder, optionsOf(folder, false, &disk)));
            disk.left = step;
            const bool done = entrance->recover(*code, {}, freshPassword(), {}).has_value();
            failed = disk.failed();
            entrance.reset();
            const bool fresh = opens(folder, adminName(), freshPassword());
            QVERIFY(fresh || !done);
            QCOMPARE(opens(folder, *code), !fresh);
            const auto store = orDie(signIn(folder, adminName(), fresh ? freshPassword() : goodPassword()));
            QCOMPARE(verify(*store), QStringList());
        }
    }

private:
    static void eachWay() {
        QTest::addColumn<FailingDisk::Then>("then");
        QTest::newRow("from then on") << FailingDisk::Then::Dead;
        QTest::newRow("once") << FailingDisk::Then::Well;
    }

    /// `check` looks at the store as it is found afterwards and answers what is to be looked at without it.
    template <class Act, class Check>
    void eachStep(Act act, Check check) {
        QFETCH(FailingDisk::Then, then);
        int kept = 0;
        for (int step = 0, failed = 1; failed; ++step) {
            const MemoryFolder own;
            copyFolder(model.path(), own.path());
            const QString folder = own.filePath(QStringLiteral("store"));
            FailingDisk disk(0, EIO, then);
            auto store = signInOn(disk, folder, step);
            const bool acknowledged = act(*store).has_value();
            failed = disk.failed();
            store.reset();
            store = orDie(signIn(folder));
            QCOMPARE(verify(*store), QStringList());
            QCOMPARE(store->photos().size(), 1);
            const auto later = check(folder, *store, acknowledged);
            store.reset();
            later();
            if (QTest::currentTestFailed()) qWarning("at step %d", step);
            if (QTest::currentTestFailed()) return;
            kept += !acknowledged;
        }
        QVERIFY(kept > 3); // some steps really failed it
    }

    static void eitherPassword(const QString& folder, const QString& name, bool acknowledged) {
        const bool fresh = opens(folder, name, freshPassword());
        QVERIFY(fresh || !acknowledged);
        QCOMPARE(opens(folder, name, goodPassword()), !fresh);
    }
    static QStringList typesIn(const Store& store) {
        QStringList types;
        for (const ActivityRow& row : store.activity({}, 0, 100))
            types += row.type;
        return types;
    }

    MemoryFolder model;
    std::unique_ptr<RecoveryCode> code;
    Id user;
};

QTEST_GUILESS_MAIN(PeopleFailingTest)
#include "tst_people_failing.moc"
