#include "core/ledger/ledger.h"
#include "core/work/fee_events.h"
#include "core/work/people_events.h"
#include "core/work/photo_events.h"
#include "tests/work/handmade.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

struct Person {
    Id id;
    std::shared_ptr<const SigningKey> key;

    Author author() const { return {id, key}; }
};

/// Whoever signs in to look: nothing is done in his name.
QString checker() { return QStringLiteral("checker"); }

Draft unsignedBy(Draft draft) {
    draft.userSigned = false;
    return draft;
}

} // namespace

/// Someone with the keys who writes into the ledger past the store's commands: what he had no right to is
/// found by reading the history again.
class AuthorityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        temporary = std::make_unique<QTemporaryDir>();
        folder = temporary->filePath(QStringLiteral("store"));
        auto store = foundStore(folder, Role::Administrator | Role::Supervisor);
        for (const Role role : {Role::Operator, Role::Reviewer, Role::Supervisor})
            orDie(addUser(*store, roleId(role), role));
        orDie(addUser(*store, checker(), Role::Administrator));
        photo = orDie(submit(*store, handmade(1)));
        submissionId = store->photo(photo)->submission;
        store.reset();
        file = orDie(LedgerFile::open(folder));
        admin = unlock(adminName());
        oper = unlock(roleId(Role::Operator));
        reviewer = unlock(roleId(Role::Reviewer));
        supervisor = unlock(roleId(Role::Supervisor));
        ledger = orDie(Ledger::open(std::move(file), dataKey.copy(), machineFolderOf(folder)));
    }
    void cleanup() { ledger.reset(); }

    void whatMayBeIsNotNamed() {
        const Id verdict = add(approval(photo, submissionId), reviewer);
        add(undoing(photo, verdict), reviewer);
        const Id again = add(approval(photo, submissionId), reviewer);
        add(undoing(photo, again), supervisor);
        add(policyChange({true, std::chrono::minutes(10)}), admin);
        add(approval(photo, submissionId), admin);
        add(recovery(admin.id), {});
        const SigningKey fresh = SigningKey::random();
        add(keyChange(admin.id, fresh.publicKey(), false), {});
        add(recoveryRenewal(false), {});
        QCOMPARE(problems(), QStringList());
    }

    /// A program that was tampered with writes other sums than the payments come to.
    void aClosingWithSumsOfItsOwn() {
        FeeDay day;
        day.payments = 2;
        day.lines = {{oper.id, {}, FeeState::Paid, QStringLiteral("cash"), 2, 4000}};
        for (int paid = 0; paid < 2; ++paid)
            add(payment(Id::random(), {FeeState::Paid, 2000, QStringLiteral("cash"), {}, 0, {}}), oper);
        add(feeClosing(day, 4000, {}).last(), oper); // as an earlier version did, which named no payments
        QCOMPARE(problems(), QStringList());
        for (int paid = 0; paid < 2; ++paid)
            day.entries += FeeEntry{
                add(payment(Id::random(), {FeeState::Paid, 2000, QStringLiteral("cash"), {}, 0, {}}), oper),
                true,
                {}};
        day.lines.first().cents = 1000;
        add(feeClosing(day, 1000, {}).last(), oper);
        const QStringList found = problems();
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.first().contains(QStringLiteral("10.00 yuan, its payments come to 40.00")),
                 qPrintable(found.first()));
    }

    void withoutTheRight() {
        add(approval(photo, submissionId), oper);
        named({roleId(Role::Operator), commandName(Command::JudgePhotos)});
    }
    void withoutTheRightToPeople() {
        add(rolesChange(oper.id, everyRole()), supervisor);
        named({roleId(Role::Supervisor), commandName(Command::ManagePeople)});
    }
    void notSigned() {
        add(unsignedBy(approval(photo, submissionId)), reviewer);
        named({roleId(Role::Reviewer), QStringLiteral("did not sign"), commandName(Command::JudgePhotos)});
    }
    void signedByAnother() {
        add(approval(photo, submissionId), {reviewer.id, oper.key});
        named({roleId(Role::Reviewer), QStringLiteral("signature")});
    }
    void byNobody() {
        add(unsignedBy(policyChange({})), {});
        named({QStringLiteral("nobody"), commandName(Command::ChangePolicy)});
    }
    void byAStranger() {
        add(approval(photo, submissionId),
            {Id::random(), std::make_shared<const SigningKey>(SigningKey::random())});
        named({QStringLiteral("does not know"), commandName(Command::JudgePhotos)});
    }
    void byTheRemoved() {
        add(userRemoval(reviewer.id), admin,
            [this](KeyCabinet& cabinet) { return cabinet.remove(reviewer.id); });
        add(dataKeyChange(), {});
        add(approval(photo, submissionId), reviewer);
        named({roleId(Role::Reviewer), QStringLiteral("removed")});
    }
    void afterTheRoleWasTaken() {
        const Id verdict = add(approval(photo, submissionId), reviewer);
        add(rolesChange(reviewer.id, Role::Operator), admin);
        add(undoing(photo, verdict), reviewer);
        named({roleId(Role::Reviewer), commandName(Command::UndoOwnVerdict)});
    }
    void withTheOldKey() {
        const auto fresh = std::make_shared<const SigningKey>(SigningKey::random());
        add(keyChange(reviewer.id, fresh->publicKey(), true), admin);
        const Id verdict = add(approval(photo, submissionId), {reviewer.id, fresh});
        QCOMPARE(problems(), QStringList());
        add(undoing(photo, verdict), reviewer);
        named({roleId(Role::Reviewer), QStringLiteral("signature")});
    }
    void onesOwnPhoto() {
        add(approval(photo, submissionId), admin);
        named({adminName(), QStringLiteral("collected")});
    }
    /// While another's photo stands he may; no longer once his own stands again.
    void onesOwnPhotoThatStandsAgain() {
        const Id stray = Id::random();
        const Id strayId = add(submission(stray, handmade(2)), oper);
        const Id match = add(matching(stray, photo, QStringLiteral("a"), QStringLiteral("b")), oper);
        const Id verdict = add(rejection(photo, strayId, {}, {}), admin);
        add(undoing(photo, verdict), admin);
        add(matchUndoing(stray, photo, match, QStringLiteral("b")), oper);
        QCOMPARE(problems(), QStringList());
        add(approval(photo, submissionId), admin);
        named({adminName(), QStringLiteral("collected")});
    }
    void anothersVerdict() {
        const Id verdict = add(approval(photo, submissionId), supervisor);
        add(undoing(photo, verdict), reviewer);
        named({roleId(Role::Reviewer), commandName(Command::UndoAnyVerdict)});
    }
    void aKeyWithoutARecovery() {
        add(keyChange(admin.id, SigningKey::random().publicKey(), false), {});
        named({QStringLiteral("nobody"), commandName(Command::ManagePeople)});
    }
    void anotherKeyThanTheRecovered() {
        add(recovery(admin.id), {});
        add(keyChange(supervisor.id, SigningKey::random().publicKey(), false), {});
        named({QStringLiteral("nobody"), commandName(Command::ManagePeople)});
    }
    void onesOwnAddition() {
        User self{Id::random(), QStringLiteral("me"), QStringLiteral("me"), everyRole(), {}};
        const Slot slot = orDie(
            Slot::forUser(self.id, self.name, goodPassword(), {}, PasswordCost::cheap(), ledger->dataKey()));
        self.key = slot.publicKey();
        const auto key = orDie(slot.open(goodPassword(), {})).signing;
        add(withSlot(userAddition(self), slot), {self.id, key},
            [&](KeyCabinet& cabinet) { return cabinet.put(slot); });
        named({QStringLiteral("does not know"), commandName(Command::ManagePeople)});
    }

private:
    Person unlock(const QString& name) {
        Unlocked opened = orDie(file->cabinet().open(name, goodPassword(), {}));
        dataKey = std::move(opened.dataKey);
        return {opened.user, opened.signing};
    }
    Id add(const Draft& draft, const Person& person, const Ledger::Alongside& alongside = {}) {
        const Record record = orDie(ledger->append(draft, person.author(), alongside));
        last = record.position;
        return record.event.id;
    }
    QStringList problems() {
        ledger.reset();
        auto store = orDie(signIn(folder, checker()));
        auto found = orDie(verify(*store));
        store.reset();
        ledger =
            orDie(Ledger::open(orDie(LedgerFile::open(folder)), dataKey.copy(), machineFolderOf(folder)));
        return found;
    }
    /// The last event, and no other, with these words.
    void named(const QStringList& words) {
        const qint64 position = last;
        const QStringList found = problems();
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.first().contains(QStringLiteral("Event %1:").arg(position)),
                 qPrintable(found.first()));
        for (const QString& word : words)
            QVERIFY2(found.first().contains(word), qPrintable(found.first()));
    }

    std::unique_ptr<QTemporaryDir> temporary;
    QString folder;
    std::unique_ptr<LedgerFile> file;
    std::unique_ptr<Ledger> ledger;
    Key dataKey;
    Person admin, oper, reviewer, supervisor;
    Id photo, submissionId;
    qint64 last = 0;
};

QTEST_GUILESS_MAIN(AuthorityTest)
#include "tst_authority.moc"
