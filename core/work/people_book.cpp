#include "core/work/people_book.h"

#include "core/access/user_name.h"
#include "core/keys/password_rules.h"
#include "core/work/people_events.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("People", words); }

Fail refused(const char* what, const QString& where, const char* remedy) {
    return fail(ErrorKind::Refused, text(what), where, text(remedy));
}

Fail rolesMissing(const QString& name) {
    return refused(QT_TRANSLATE_NOOP("People", "Someone without a role can do nothing"), name,
                   QT_TRANSLATE_NOOP("People", "Give at least one role, or remove this person."));
}

Fail removedWithOldKey(const QString& name, const Error& why) {
    return fail(
        why.kind,
        text(QT_TRANSLATE_NOOP("People", "%1 is removed and can no longer sign in, but the key of the data "
                                         "could not be changed"))
            .arg(name),
        why.sentence(), text(QT_TRANSLATE_NOOP("People", "Start the program again: it is changed then.")));
}

} // namespace

PeopleBook::PeopleBook(Journal& lists, Means slotMeans)
    : journal(lists), tables(lists.lists()), means(std::move(slotMeans)) {}

Result<Id> PeopleBook::record(const Draft& draft, const Ledger::Alongside& alongside) {
    return journal.record(draft, alongside).map([](const Record& written) { return written.event.id; });
}

Result<Id> PeopleBook::recordWith(const Slot& slot, const Draft& draft) {
    return record(withSlot(draft, slot), [slot](KeyCabinet& cabinet) { return cabinet.put(slot); });
}

Result<User> PeopleBook::present(const Id& id) const {
    const std::optional<User> user = tables.user(id);
    if (user && !user->removed) return *user;
    return fail(ErrorKind::NotFound, text(QT_TRANSLATE_NOOP("People", "There is no such person any more")),
                user ? user->displayName : id.hex(),
                text(QT_TRANSLATE_NOOP("People", "Look at the list again.")));
}

Result<void> PeopleBook::staysAdministered(const User& user) const {
    const QList<User> administrators = tables.administrators();
    if (administrators.size() != 1 || administrators.first().id != user.id) return {};
    return refused(QT_TRANSLATE_NOOP("People", "This is the last administrator"), user.displayName,
                   QT_TRANSLATE_NOOP("People", "Make someone else an administrator first."));
}

Result<QString> PeopleBook::freeName(const QString& wanted) const {
    Result<QString> name = checkedUserName(wanted);
    if (!name || !tables.userNamed(*name)) return name;
    return refused(QT_TRANSLATE_NOOP("People", "Someone has this name already"), *name,
                   QT_TRANSLATE_NOOP("People", "Choose another name."));
}

Result<Slot> PeopleBook::slotFor(const User& user, const QString& password) const {
    const QString school = tables.founding().value_or(Founding()).school;
    const auto good = checkPassword(password, {user.name, user.displayName, school});
    if (!good) return Fail(good.error());
    return Slot::forUser(user.id, user.name, password, means.device, means.cost, journal.ledger().dataKey());
}

Result<Id> PeopleBook::add(const NewUser& asked) {
    const Result<QString> name = freeName(asked.name);
    if (!name) return Fail(name.error());
    const Result<QString> displayName = checkedDisplayName(asked.displayName, *name);
    if (!displayName) return Fail(displayName.error());
    if (!asked.roles) return rolesMissing(*displayName);
    User user{Id::random(), *name, *displayName, asked.roles, {}, false, 0};
    const Result<Slot> slot = slotFor(user, asked.password);
    if (!slot) return Fail(slot.error());
    user.key = slot->publicKey();
    return recordWith(*slot, userAddition(user)).map([&](const Id&) { return user.id; });
}

Result<Id> PeopleBook::changeRoles(const Id& id, Roles roles) {
    const Result<User> user = present(id);
    if (!user) return Fail(user.error());
    if (!roles) return rolesMissing(user->displayName);
    if (!roles.testFlag(Role::Administrator))
        if (const auto stays = staysAdministered(*user); !stays) return Fail(stays.error());
    return record(rolesChange(id, roles));
}

Result<Id> PeopleBook::remove(const Id& id) {
    const Result<User> user = present(id);
    if (!user) return Fail(user.error());
    if (const auto stays = staysAdministered(*user); !stays) return Fail(stays.error());
    if (id == journal.author().user)
        return refused(QT_TRANSLATE_NOOP("People", "You cannot remove yourself"), user->displayName,
                       QT_TRANSLATE_NOOP("People", "Have another administrator do it."));
    const auto removed = record(userRemoval(id), [id](KeyCabinet& cabinet) { return cabinet.remove(id); });
    if (!removed) return removed;
    const auto settled = settleDataKey(journal);
    return settled ? removed : removedWithOldKey(user->displayName, settled.error());
}

Result<Id> PeopleBook::resetPassword(const Id& id, const QString& password) {
    const Result<User> user = present(id);
    if (!user) return Fail(user.error());
    if (id == journal.author().user)
        return refused(QT_TRANSLATE_NOOP("People", "Your own password is not reset but changed"),
                       user->displayName,
                       QT_TRANSLATE_NOOP("People", "Choose \"Change password\" and give the present one."));
    const Result<Slot> slot = slotFor(*user, password);
    if (!slot) return Fail(slot.error());
    return recordWith(*slot, keyChange(id, slot->publicKey(), true));
}

/// The old password is tried through the cabinet, so that guessing it here too has its waits.
Result<Id> PeopleBook::changePassword(const QString& old, const QString& fresh) {
    const Result<User> user = present(journal.author().user);
    if (!user) return Fail(user.error());
    const QString school = tables.founding().value_or(Founding()).school;
    const auto good = checkPassword(fresh, {user->name, user->displayName, school});
    if (!good) return Fail(good.error());
    KeyCabinet& cabinet = journal.ledger().cabinet();
    const auto opened = cabinet.open(user->name, old, means.device);
    if (!opened) return Fail(opened.error());
    const auto slot = cabinet.slotOf(user->id);
    if (!slot) return Fail(slot.error());
    const auto changed =
        slot->value_or(Slot()).withPassword(old, fresh, means.device, means.cost, journal.ledger().dataKey());
    return changed ? recordWith(*changed, passwordChange()) : Fail(changed.error());
}

Result<Id> PeopleBook::changePolicy(const Policy& policy) {
    if (const auto good = checkPolicy(policy); !good) return Fail(good.error());
    return record(policyChange(policy));
}

Result<QString> PeopleBook::renewRecoveryCode() {
    const RecoveryCode code = RecoveryCode::random();
    const Slot slot = Slot::forRecovery(code, journal.ledger().dataKey());
    return recordWith(slot, recoveryRenewal(true)).map([&](const Id&) { return code.text(); });
}

Result<Id> PeopleBook::comeBack(const QString& name, const QString& password) {
    const Result<User> user = present(journal.author().user);
    if (!user) return Fail(user.error());
    if (foldedName(name) != foldedName(user->name))
        return refused(QT_TRANSLATE_NOOP("People", "Work of this person still goes on behind the lock"),
                       user->displayName,
                       QT_TRANSLATE_NOOP("People", "Anyone else can sign in when it has ended."));
    return journal.ledger().cabinet().open(user->name, password, means.device).map([&](const Unlocked&) {
        return user->id;
    });
}

Result<Id> PeopleBook::signOut(SignOut cause) { return record(signingOut(cause)); }

Result<void> settleDataKey(Journal& journal) {
    if (!PeopleTables(journal.lists()).owesDataKey()) return {};
    if (const auto changed = journal.ledger().changeDataKey(); !changed) return changed;
    if (const auto said = journal.record(dataKeyChange()); !said) return Fail(said.error());
    return journal.keepSnapshot();
}

} // namespace mianguan
