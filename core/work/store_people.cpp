#include "core/keys/secret.h"
#include "core/work/store_private.h"

#include <algorithm>
#include <utility>

namespace mianguan {

Policy Store::policy() const { return d->people.people().policy(); }

QList<User> Store::users() const {
    return may(Command::SeePeople) ? d->people.people().users() : QList<User>{user()};
}

bool Store::keyringTakesPart() const {
    const QList<Slot> all = d->journal->ledger().cabinet().slotList().value_or(QList<Slot>());
    return std::all_of(all.begin(), all.end(),
                       [](const Slot& slot) { return slot.isRecovery() || slot.wantsDevice(); });
}

void Store::addUser(NewUser user, QObject* context, Answer<Id> done) {
    const Secret typed(std::exchange(user.password, {}));
    d->command(Command::ManagePeople, context, std::move(done), [this, user = std::move(user), typed] {
        NewUser whole = user;
        whole.password = typed.text();
        return d->people.add(whole);
    });
}

void Store::changeRoles(const Id& user, Roles roles, QObject* context, Answer<Id> done) {
    d->command(Command::ManagePeople, context, std::move(done),
               [=, this] { return d->people.changeRoles(user, roles); });
}

void Store::removeUser(const Id& user, QObject* context, Answer<Id> done) {
    d->command(Command::ManagePeople, context, std::move(done), [=, this] { return d->people.remove(user); });
}

void Store::resetPassword(const Id& user, const QString& password, QObject* context, Answer<Id> done) {
    d->command(Command::ManagePeople, context, std::move(done), [this, user, typed = Secret(password)] {
        return d->people.resetPassword(user, typed.text());
    });
}

void Store::changePassword(const QString& old, const QString& fresh, QObject* context, Answer<Id> done) {
    d->command(Command::ChangeOwnPassword, context, std::move(done),
               [this, before = Secret(old), after = Secret(fresh)] {
                   return d->people.changePassword(before.text(), after.text());
               });
}

void Store::changePolicy(const Policy& policy, QObject* context, Answer<Id> done) {
    d->command(Command::ChangePolicy, context, std::move(done),
               [=, this] { return d->people.changePolicy(policy); });
}

void Store::renewRecoveryCode(QObject* context, Answer<QString> done) {
    d->command(Command::RenewRecoveryCode, context, std::move(done),
               [this] { return d->people.renewRecoveryCode(); });
}

void Store::comeBack(const QString& name, const QString& password, QObject* context, Answer<Id> done) {
    d->write(context, std::move(done), [=, this] { return d->people.comeBack(name, password); });
}

void Store::signOut(SignOut cause, QObject* context, Answer<Id> done) {
    d->write(context, std::move(done), [=, this]() -> Result<Id> {
        const Result<void> may = d->undamaged();
        return may ? d->people.signOut(cause) : Fail(may.error());
    });
}

} // namespace mianguan
