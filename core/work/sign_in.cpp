#include "core/work/sign_in.h"

#include "core/keys/password_rules.h"
#include "core/work/people_events.h"
#include "core/work/slot_check.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Entrance", words); }

Fail refused(const char* what, const QString& where, const char* remedy) {
    return fail(ErrorKind::Refused, text(what), where, text(remedy));
}

Fail oldCode() {
    return refused(
        QT_TRANSLATE_NOOP("Entrance", "This recovery code was replaced, but someone put it back"), {},
        QT_TRANSLATE_NOOP("Entrance", "Give the code that was printed last, or restore a backup."));
}

Fail unknownPerson(const Journal& journal) {
    const QStringList damage = journal.damage();
    if (damage.isEmpty())
        return refused(QT_TRANSLATE_NOOP("Entrance", "This person may no longer sign in"), {},
                       QT_TRANSLATE_NOOP("Entrance", "Ask an administrator."));
    return fail(ErrorKind::Corrupt,
                text(QT_TRANSLATE_NOOP("Entrance", "The store is damaged where it says who may sign in")),
                damage.first(), text(QT_TRANSLATE_NOOP("Entrance", "Restore the last backup.")));
}

/// Whose slot was put into the store's file past the program: an older one, with an older password, say.
Fail notLastWritten(const QString& whose) {
    return refused(
        QT_TRANSLATE_NOOP("Entrance", "This password is not the one the store's history knows"), whose,
        QT_TRANSLATE_NOOP("Entrance", "Tell your administrator: someone changed the store's files."));
}

Result<std::unique_ptr<Journal>> openJournal(std::unique_ptr<LedgerFile>&& file, const Key& dataKey,
                                             const QString& machineFolder, const Progress& progress) {
    auto ledger = Ledger::open(std::move(file), dataKey.copy(), machineFolder, progress);
    if (!ledger) return Fail(ledger.error());
    auto journal = Journal::open(std::move(*ledger), progress);
    if (!journal || !(*journal)->damage().isEmpty()) return journal;
    if (const auto settled = settleDataKey(**journal); !settled) return Fail(settled.error());
    return journal;
}

Result<bool> opensByItsOwn(Journal& journal, const Id& whose) {
    if (!journal.damage().isEmpty()) return true; // what is known of slots may be among what cannot be read
    return isLastWritten(journal.ledger().cabinet(), PeopleTables(journal.lists()), whose);
}

/// A slot that outlived its person goes; the try is recorded as one refused.
Result<void> closeSlot(Journal& journal, const Id& user) {
    if (!journal.damage().isEmpty()) return {};
    const auto closed =
        journal.record(refusedSignIns(1), [&](KeyCabinet& cabinet) { return cabinet.remove(user); });
    return closed ? Result<void>() : Fail(closed.error());
}

Result<void> admit(Journal& journal, const Unlocked& unlocked) {
    const std::optional<User> user = PeopleTables(journal.lists()).user(unlocked.user);
    if (!user || user->removed) {
        if (const auto closed = closeSlot(journal, unlocked.user); !closed) return closed;
        return unknownPerson(journal);
    }
    const Result<bool> own = opensByItsOwn(journal, unlocked.user);
    if (!own) return Fail(own.error());
    if (!*own || user->key != unlocked.signing->publicKey()) return notLastWritten(user->displayName);
    return {};
}

Result<void> recordArrival(Journal& journal) {
    if (!journal.damage().isEmpty()) return {};
    const Result<int> wrong = journal.ledger().cabinet().wrongTries();
    if (!wrong) return Fail(wrong.error());
    QList<Draft> drafts{signingIn()};
    if (*wrong > 0) drafts.prepend(refusedSignIns(*wrong));
    return journal.recordAll(drafts, [](KeyCabinet& cabinet) { return cabinet.forgetWrongTries(); })
        .map([](const QList<Record>&) {});
}

Result<User> administrator(const PeopleTables& people, const QString& name) {
    const QList<User> all = people.administrators();
    if (name.trimmed().isEmpty() && !all.isEmpty()) return all.first();
    const std::optional<User> named = people.userNamed(name);
    if (named && named->roles.testFlag(Role::Administrator)) return *named;
    return refused(QT_TRANSLATE_NOOP("Entrance", "There is no administrator of this name"), name,
                   QT_TRANSLATE_NOOP("Entrance", "Leave the name empty to be let in as the first one."));
}

} // namespace

Result<OpenedJournal> signIn(std::unique_ptr<LedgerFile>&& file, const Credentials& given, const Key& device,
                             const QString& machineFolder, const Progress& progress) {
    auto unlocked = file->cabinet().open(given.name, given.password, device);
    if (!unlocked) return Fail(unlocked.error());
    auto journal = openJournal(std::move(file), unlocked->dataKey, machineFolder, progress);
    if (!journal) return Fail(journal.error());
    if (const auto admitted = admit(**journal, *unlocked); !admitted) return Fail(admitted.error());
    (*journal)->setAuthor({unlocked->user, unlocked->signing});
    if (const auto recorded = recordArrival(**journal); !recorded) return Fail(recorded.error());
    return OpenedJournal{std::move(*journal)};
}

Result<OpenedJournal> recover(std::unique_ptr<LedgerFile>&& file, const RecoveryCode& code,
                              const Credentials& given, const PeopleBook::Means& means,
                              const QString& machineFolder, const Progress& progress) {
    auto unlocked = file->cabinet().open(code);
    if (!unlocked) return Fail(unlocked.error());
    auto opened = openJournal(std::move(file), unlocked->dataKey, machineFolder, progress);
    if (!opened) return Fail(opened.error());
    Journal& journal = **opened;
    const Result<bool> own = opensByItsOwn(journal, Id());
    if (!own) return Fail(own.error());
    if (!*own) return oldCode();
    const PeopleTables people(journal.lists());
    const Result<User> user = administrator(people, given.name);
    if (!user) return Fail(user.error());
    const QString school = people.founding().value_or(Founding()).school;
    const auto good = checkPassword(given.password, {user->name, user->displayName, school});
    if (!good) return Fail(good.error());

    const Key& dataKey = journal.ledger().dataKey();
    const auto slot = Slot::forUser(user->id, user->name, given.password, means.device, means.cost, dataKey);
    if (!slot) return Fail(slot.error());
    const auto mine = slot->open(given.password, means.device);
    if (!mine) return Fail(mine.error());
    const RecoveryCode next = RecoveryCode::random();
    const Slot nextSlot = Slot::forRecovery(next, dataKey);
    const auto recorded =
        journal.recordAll({recovery(user->id), withSlot(keyChange(user->id, slot->publicKey(), false), *slot),
                           withSlot(recoveryRenewal(false), nextSlot)},
                          [&](KeyCabinet& cabinet) {
                              return cabinet.put(*slot).and_then([&] { return cabinet.put(nextSlot); });
                          });
    if (!recorded) return Fail(recorded.error());
    journal.setAuthor({user->id, mine->signing});
    if (const auto arrived = recordArrival(journal); !arrived) return Fail(arrived.error());
    return OpenedJournal{std::move(*opened), next.text()};
}

} // namespace mianguan
