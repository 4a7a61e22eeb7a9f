#include "core/ledger/ledger.h"
#include "tests/work/handmade.h"

#include <QSignalSpy>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;
using namespace std::chrono_literals;

namespace {

QString freshPassword() { return QStringLiteral("copper-violin 83 meadow"); }

Result<Id> changeRoles(Store& store, const Id& user, Roles roles) {
    return answerOf<Id>([&](QObject* context, auto done) { store.changeRoles(user, roles, context, done); });
}
Result<Id> remove(Store& store, const Id& user) {
    return answerOf<Id>([&](QObject* context, auto done) { store.removeUser(user, context, done); });
}
Result<Id> resetPassword(Store& store, const Id& user, const QString& password) {
    return answerOf<Id>(
        [&](QObject* context, auto done) { store.resetPassword(user, password, context, done); });
}
Result<Id> changePassword(Store& store, const QString& old, const QString& fresh) {
    return answerOf<Id>(
        [&](QObject* context, auto done) { store.changePassword(old, fresh, context, done); });
}
Result<QString> renewRecoveryCode(Store& store) {
    return answerOf<QString>([&](QObject* context, auto done) { store.renewRecoveryCode(context, done); });
}
Result<Id> changePolicy(Store& store, const Policy& policy) {
    return answerOf<Id>([&](QObject* context, auto done) { store.changePolicy(policy, context, done); });
}
Result<Id> signOut(Store& store) {
    return answerOf<Id>([&](QObject* context, auto done) { store.signOut(SignOut::Asked, context, done); });
}

template <class T>
QString whatOf(const Result<T>& answer) {
    return answer ? QStringLiteral("it was done") : answer.error().what;
}
template <class T>
bool refused(const Result<T>& answer) {
    return !answer && answer.error().kind == ErrorKind::Refused && !answer.error().remedy.isEmpty();
}

/// The slots as someone who copies the file has them.
QList<Slot> slotsOf(const QString& folder) {
    return orDie(orDie(LedgerFile::open(folder))->cabinet().slotList());
}
/// Past the program.
void putSlot(const QString& folder, const Slot& slot) {
    QVERIFY(orDie(LedgerFile::open(folder))->cabinet().put(slot));
}
Result<std::unique_ptr<Ledger>> openWith(const QString& folder, const Key& dataKey) {
    return Ledger::open(orDie(LedgerFile::open(folder)), dataKey.copy(), machineFolderOf(folder));
}
const Slot& slotNamed(const QList<Slot>& all, const QString& name) {
    for (const Slot& slot : all)
        if (slot.answersTo(name)) return slot;
    qFatal("no slot answers to that name");
}

} // namespace

class PeopleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        temporary = std::make_unique<QTemporaryDir>();
        folder = temporary->filePath(QStringLiteral("store"));
    }

    void addedMaySignIn() {
        auto store = foundStore(folder);
        QSignalSpy changed(store.get(), &Store::peopleChanged);
        const NewUser li{QStringLiteral(" LiWei "), QStringLiteral("李伟"), Role::Reviewer, goodPassword()};
        const Id id =
            orDie(answerOf<Id>([&](QObject* context, auto done) { store->addUser(li, context, done); }));
        QCOMPARE(changed.size(), 1);
        const User known = store->users().last();
        QCOMPARE(known.id, id);
        QCOMPARE(known.name, QStringLiteral("LiWei"));
        QCOMPARE(known.displayName, QStringLiteral("李伟"));
        QCOMPARE(known.roles, Roles(Role::Reviewer));
        QVERIFY(!known.key.isNull() && known.addedMs > 0);
        store.reset();
        store = orDie(signIn(folder, QStringLiteral("liwei")));
        QCOMPARE(store->user(), known);
        QCOMPARE(store->users(), QList<User>{known}); // without the right to see people: only oneself
        QCOMPARE(store->school(), goodSchool());
        QVERIFY(!store->practice());
    }

    void namesAreOnePersons() {
        const auto store = foundStore(folder);
        const Id li = orDie(addUser(*store, QStringLiteral("LiWei"), Role::Operator));
        QVERIFY(refused(addUser(*store, QStringLiteral("liWEI"), Role::Operator)));
        QVERIFY(refused(addUser(*store, QStringLiteral("ADMIN"), Role::Operator)));
        QVERIFY(refused(addUser(*store, QStringLiteral("practice"), Role::Operator)));
        QVERIFY(refused(addUser(*store, QStringLiteral("x"), Role::Operator)));
        orDie(remove(*store, li));
        QVERIFY(addUser(*store, QStringLiteral("liwei"), Role::Operator));
        QCOMPARE(store->users().size(), 3);
        QVERIFY(store->users().last().removed);
    }

    void passwordsAndRolesAreChecked() {
        const auto store = foundStore(folder);
        for (const char* bad : {"", "short", "password123", "liwei liwei liwei", "Yunhe College"}) {
            const NewUser user{QStringLiteral("liwei"), {}, Role::Operator, QLatin1String(bad)};
            QVERIFY2(refused(answerOf<Id>(
                         [&](QObject* context, auto done) { store->addUser(user, context, done); })),
                     bad);
        }
        QVERIFY(refused(addUser(*store, QStringLiteral("liwei"), {})));
        const Id li = orDie(addUser(*store, QStringLiteral("liwei"), Role::Operator));
        QVERIFY(refused(changeRoles(*store, li, {})));
        QVERIFY(refused(resetPassword(*store, li, QStringLiteral("password123"))));
        QVERIFY(refused(changePassword(*store, goodPassword(), QStringLiteral("password123"))));
        QCOMPARE(store->users().size(), 2);
    }

    void theLastAdministratorStays() {
        auto store = foundStore(folder);
        const Id admin = store->user().id;
        QVERIFY(whatOf(changeRoles(*store, admin, Role::Operator)).contains(QStringLiteral("last admin")));
        QVERIFY(whatOf(remove(*store, admin)).contains(QStringLiteral("last admin")));
        const Id second = orDie(addUser(*store, QStringLiteral("second"), Role::Administrator));
        QVERIFY(whatOf(remove(*store, admin)).contains(QStringLiteral("yourself")));
        QVERIFY(changeRoles(*store, second, Role::Administrator | Role::Operator));
        QVERIFY(remove(*store, second));
        QVERIFY(!remove(*store, second));
        QVERIFY(whatOf(changeRoles(*store, admin, Role::Operator)).contains(QStringLiteral("last admin")));
        orDie(addUser(*store, QStringLiteral("third"), Role::Administrator));
        QVERIFY(changeRoles(*store, admin, Role::Operator));
        QVERIFY(!store->may(Command::ManagePeople));
        QVERIFY(refused(addUser(*store, QStringLiteral("fourth"), Role::Operator)));
        store.reset();
        store = orDie(signIn(folder, QStringLiteral("third")));
        QCOMPARE(verify(*store), QStringList());
    }

    void theRemovedCannotComeBack() {
        auto store = foundStore(folder);
        const Id photo = orDie(submit(*store, handmade(1)));
        const Id li = orDie(addUser(*store, QStringLiteral("liwei"), everyRole()));
        store.reset();
        const QList<Slot> before = slotsOf(folder);
        store = orDie(signIn(folder));
        orDie(remove(*store, li));
        QCOMPARE(store->blob(photo, Hash::of(handmade(1).original)).value(), handmade(1).original);
        QVERIFY(approve(*store, orDie(submit(*store, handmade(2))))
                    .error()
                    .what.contains(QStringLiteral("yourself")));
        QCOMPARE(verify(*store), QStringList());
        store.reset();
        QVERIFY(refused(signIn(folder, QStringLiteral("liwei"))));
        QCOMPARE(slotsOf(folder).size(), before.size() - 1);
        // What he kept of the file opens nothing any more.
        const auto kept = slotNamed(before, QStringLiteral("liwei")).open(goodPassword(), {});
        QVERIFY(kept);
        QVERIFY(!openWith(folder, kept->dataKey));
        store = orDie(signIn(folder));
        QCOMPARE(store->photos().size(), 2);
        QCOMPARE(verify(*store), QStringList());
    }

    /// A crash after the removal and before the data key was changed.
    void aRemovalCutShortIsFinished() {
        {
            auto store = foundStore(folder);
            orDie(addUser(*store, QStringLiteral("liwei"), Role::Operator));
            orDie(submit(*store, handmade(1)));
        }
        const QList<Slot> before = slotsOf(folder);
        const auto admin = orDie(slotNamed(before, adminName()).open(goodPassword(), {}));
        const Id li = slotNamed(before, QStringLiteral("liwei")).userId();
        {
            const auto ledger = orDie(openWith(folder, admin.dataKey));
            Draft removal{QStringLiteral("user-removed"), {}, {{QStringLiteral("user"), li.bytes()}}};
            removal.userSigned = true;
            orDie(ledger->append(removal, {admin.user, admin.signing},
                                 [&](KeyCabinet& cabinet) { return cabinet.remove(li); }));
        }
        QVERIFY(openWith(folder, admin.dataKey));
        auto store = orDie(signIn(folder));
        QVERIFY(store->users().last().removed);
        QCOMPARE(verify(*store), QStringList());
        store.reset();
        QVERIFY(!openWith(folder, admin.dataKey));
        QVERIFY(signIn(folder));
    }

    void aSlotThatOutlivedItsPersonIsClosed() {
        Slot kept;
        {
            auto store = foundStore(folder);
            const Id li = orDie(addUser(*store, QStringLiteral("liwei"), Role::Operator));
            orDie(remove(*store, li));
        }
        {
            const auto admin = orDie(slotNamed(slotsOf(folder), adminName()).open(goodPassword(), {}));
            const auto ledger = orDie(openWith(folder, admin.dataKey));
            kept = orDie(Slot::forUser(Id::random(), QStringLiteral("ghost"), goodPassword(), {},
                                       PasswordCost::cheap(), ledger->dataKey()));
            orDie(ledger->append({QStringLiteral("test"), {}, {}}, {},
                                 [&](KeyCabinet& cabinet) { return cabinet.put(kept); }));
        }
        QVERIFY(refused(signIn(folder, QStringLiteral("ghost"))));
        for (const Slot& slot : slotsOf(folder))
            QVERIFY(!slot.answersTo(QStringLiteral("ghost")));
        QVERIFY(signIn(folder));
    }

    void anOlderSlotPutBackIsNoticed() {
        auto store = foundStore(folder);
        orDie(addUser(*store, QStringLiteral("liwei"), Role::Supervisor));
        store.reset();
        const Slot older = slotNamed(slotsOf(folder), adminName());
        store = orDie(signIn(folder));
        orDie(changePassword(*store, goodPassword(), freshPassword()));
        QCOMPARE(verify(*store), QStringList());
        store.reset();
        const Slot newer = slotNamed(slotsOf(folder), adminName());
        putSlot(folder, older);
        QVERIFY(refused(signIn(folder))); // the password is the slot's, the slot is not hers
        store = orDie(signIn(folder, QStringLiteral("liwei")));
        QCOMPARE(orDie(verify(*store)).size(), 1);
        store.reset();
        putSlot(folder, newer);
        store = orDie(signIn(folder, adminName(), freshPassword()));
        QCOMPARE(verify(*store), QStringList());
    }

    void aReplacedRecoveryCodePutBackIsNoticed() {
        auto store = foundStore(folder);
        const auto recoverySlot = [&] {
            return *orDie(orDie(LedgerFile::open(folder))->cabinet().slotOf({}));
        };
        store.reset();
        const Slot older = recoverySlot();
        store = orDie(signIn(folder));
        orDie(renewRecoveryCode(*store));
        store.reset();
        putSlot(folder, older);
        store = orDie(signIn(folder));
        QCOMPARE(orDie(verify(*store)).size(), 1);
    }

    void aSlotTakenAwayOrSlippedInIsNamed() {
        auto store = foundStore(folder);
        const Id li = orDie(addUser(*store, QStringLiteral("liwei"), Role::Operator));
        store.reset();
        const QList<Slot> before = slotsOf(folder);
        const auto admin = orDie(slotNamed(before, adminName()).open(goodPassword(), {}));
        const Slot slipped = orDie(Slot::forUser(Id::random(), QStringLiteral("ghost"), goodPassword(), {},
                                                 PasswordCost::cheap(), admin.dataKey));
        putSlot(folder, slipped);
        QVERIFY(orDie(LedgerFile::open(folder))->cabinet().remove(li));
        store = orDie(signIn(folder));
        const QStringList problems = orDie(verify(*store));
        QCOMPARE(problems.size(), 2);
        QVERIFY(problems.first().contains(slipped.userId().hex()));
        QVERIFY(problems.last().contains(QStringLiteral("liwei")));
    }

    void aResetPasswordIsAnotherKey() {
        auto store = foundStore(folder);
        const Id photo = orDie(submit(*store, handmade(1)));
        const Id li = orDie(addUser(*store, QStringLiteral("liwei"), Role::Reviewer));
        QVERIFY(refused(resetPassword(*store, store->user().id, freshPassword())));
        store.reset();
        store = orDie(signIn(folder, QStringLiteral("liwei")));
        const PublicKey before = store->user().key;
        const Id verdict = orDie(approve(*store, photo));
        store.reset();
        store = orDie(signIn(folder));
        orDie(resetPassword(*store, li, freshPassword()));
        store.reset();
        QVERIFY(refused(signIn(folder, QStringLiteral("liwei"))));
        store = orDie(signIn(folder, QStringLiteral("liwei"), freshPassword()));
        QVERIFY(store->user().key != before);
        orDie(undo(*store, photo, verdict));
        orDie(approve(*store, photo));
        store.reset();
        store = orDie(signIn(folder));
        QCOMPARE(verify(*store), QStringList()); // verdicts of the old key and of the new
    }

    void oneChangesOnesOwnPassword() {
        auto store = foundStore(folder);
        const PublicKey before = store->user().key;
        QVERIFY(refused(changePassword(*store, freshPassword(), QStringLiteral("granite 71 whistle-fog"))));
        QVERIFY(changePassword(*store, goodPassword(), freshPassword()));
        store.reset();
        QVERIFY(refused(signIn(folder)));
        store = orDie(signIn(folder, adminName(), freshPassword()));
        QCOMPARE(store->user().key, before);
        QCOMPARE(verify(*store), QStringList());
    }

    void nobodyReviewsWhatTheyCollected() {
        auto store = foundStore(folder);
        QSignalSpy changed(store.get(), &Store::policyChanged);
        const Id mine = orDie(submit(*store, handmade(1)));
        QVERIFY(whatOf(approve(*store, mine)).contains(QStringLiteral("collected this photo yourself")));
        QVERIFY(refused(reject(*store, mine, {QStringLiteral("eyes-closed")})));
        QVERIFY(refused(changePolicy(*store, {true, 0min})));
        QVERIFY(changePolicy(*store, {true, 5min}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(store->policy(), (Policy{true, 5min}));
        QVERIFY(approve(*store, mine));
        QVERIFY(changePolicy(*store, {false, 5min}));
        const Id another = orDie(submit(*store, handmade(2)));
        orDie(addUser(*store, QStringLiteral("reviewer"), Role::Reviewer));
        store.reset();
        store = orDie(signIn(folder, QStringLiteral("reviewer")));
        const Id verdict = orDie(approve(*store, another));
        QVERIFY(undo(*store, another, verdict));
        QVERIFY(refused(undo(*store, mine, store->photo(mine)->verdict))); // another's verdict
    }

    void inPracticeOneReviewsOnesOwn() {
        const auto store = openStore(folder);
        QVERIFY(store->policy().reviewOwnPhotos);
        QVERIFY(approve(*store, orDie(submit(*store, handmade(1)))));
        QCOMPARE(store->user().displayName, QStringLiteral("Practice"));
        QCOMPARE(store->user().roles, everyRole());
        QCOMPARE(verify(*store), QStringList());
    }

    void signingOutIsRecorded() {
        auto store = foundStore(folder);
        QVERIFY(signOut(*store));
        const QList<ActivityRow> rows = store->activity({}, 0, 1);
        QCOMPARE(rows.first().type, QStringLiteral("signed-out"));
    }

    void anUnknownPersonIsNotThere() {
        const auto store = foundStore(folder);
        for (const auto& answer :
             {changeRoles(*store, Id::random(), Role::Operator), remove(*store, Id::random()),
              resetPassword(*store, Id::random(), freshPassword())})
            QVERIFY(!answer && answer.error().kind == ErrorKind::NotFound);
    }

private:
    std::unique_ptr<QTemporaryDir> temporary;
    QString folder;
};

QTEST_GUILESS_MAIN(PeopleTest)
#include "tst_people.moc"
