#include "core/work/event_types.h"
#include "tests/soak/soak_desk.h"

namespace mianguan::soak {

using namespace mianguan::test;

std::unique_ptr<Entrance> Desk::door() const {
    return must(Entrance::open(orders.place.store(), orders.place.options()));
}

void Desk::take(std::unique_ptr<Store> opened) {
    store = std::move(opened);
    if (!store->notice().isEmpty()) qFatal("an alarm: %s", qPrintable(store->notice()));
    QObject::connect(store.get(), &Store::photoChanged, [](const PhotoRow& row) {
        if (row.delivered) say('+', EventType::photoDelivered, row.subject.hex());
    });
}

void Desk::comeIn() {
    const bool founded = door()->state() == Entrance::State::Sealed;
    founded ? open() : found();
    if (!store->policy().reviewOwnPhotos) changePolicy();
    importLastClass();
}

void Desk::found() {
    say('!', EventType::storeFounded);
    Entrance::Begun begun =
        must(door()->setUp(goodSchool(), {adminName(), {}, everyRole(), password(orders.password)}, {}));
    orders.code = begun.recoveryCode;
    store = std::move(begun.store);
    say('+', EventType::storeFounded, orders.code);
    take(std::move(store));
}

void Desk::open() {
    say('!', EventType::signedIn);
    std::unique_ptr<Store> opened = must(door()->signIn(adminName(), password(orders.password), {}));
    say('+', EventType::signedIn);
    take(std::move(opened));
}

void Desk::leaveAndReturn() {
    say('!', EventType::signedOut);
    must(answerOf<Id>([&](QObject* context, auto done) { store->signOut(SignOut::Asked, context, done); }));
    say('+', EventType::signedOut);
    store.reset();
    open();
}

void Desk::recoverWithCode() {
    if (orders.code.isEmpty()) return;
    const int fresh = anyNumber();
    store.reset();
    say('!', EventType::recovered, QString::number(fresh));
    Entrance::Begun begun =
        must(door()->recover(must(RecoveryCode::parse(orders.code)), {}, password(fresh), {}));
    orders.code = begun.recoveryCode;
    orders.password = fresh;
    say('+', EventType::recovered, QString::number(fresh), orders.code);
    take(std::move(begun.store));
}

QList<User> Desk::others() const {
    QList<User> present;
    for (const User& user : store->users()) {
        if (!user.removed && user.name != adminName()) present += user;
    }
    return present;
}

void Desk::addUser() {
    if (others().size() > 5) return;
    const int number = anyNumber();
    const QString name = QStringLiteral("user%1").arg(number);
    say('!', EventType::userAdded, name, QString::number(number));
    must(answerOf<Id>([&](QObject* context, auto done) {
        store->addUser({name, {}, Role::Operator, password(number)}, context, done);
    }));
    say('+', EventType::userAdded, name, QString::number(number));
}

void Desk::changeRoles() {
    if (others().isEmpty()) return;
    const User user = others().first();
    const Roles roles = Roles::fromInt(1 + anyNumber() % 15);
    say('!', EventType::userRolesChanged, user.name, QString::number(roles.toInt()));
    must(answerOf<Id>(
        [&](QObject* context, auto done) { store->changeRoles(user.id, roles, context, done); }));
    say('+', EventType::userRolesChanged, user.name, QString::number(roles.toInt()));
}

void Desk::resetPassword() {
    if (others().isEmpty()) return;
    const User user = others().last();
    const int number = anyNumber();
    say('!', EventType::userKeyChanged, user.name, QString::number(number));
    must(answerOf<Id>([&](QObject* context, auto done) {
        store->resetPassword(user.id, password(number), context, done);
    }));
    say('+', EventType::userKeyChanged, user.name, QString::number(number));
}

void Desk::removeUser() {
    if (others().isEmpty()) return;
    const User user = others().first();
    say('!', EventType::userRemoved, user.name);
    must(answerOf<Id>([&](QObject* context, auto done) { store->removeUser(user.id, context, done); }));
    say('+', EventType::userRemoved, user.name);
}

void Desk::changePassword() {
    const int number = anyNumber();
    say('!', EventType::passwordChanged, QString::number(number));
    must(answerOf<Id>([&](QObject* context, auto done) {
        store->changePassword(password(orders.password), password(number), context, done);
    }));
    orders.password = number;
    say('+', EventType::passwordChanged, QString::number(number));
}

void Desk::changePolicy() {
    const int minutes = 1 + anyNumber() % 120;
    say('!', EventType::policyChanged, QString::number(minutes));
    must(answerOf<Id>([&](QObject* context, auto done) {
        store->changePolicy({true, std::chrono::minutes(minutes)}, context, done);
    }));
    say('+', EventType::policyChanged, QString::number(minutes));
}

void Desk::renewCode() {
    say('!', EventType::recoveryCodeRenewed);
    orders.code = must(
        answerOf<QString>([&](QObject* context, auto done) { store->renewRecoveryCode(context, done); }));
    say('+', EventType::recoveryCodeRenewed, orders.code);
}

} // namespace mianguan::soak
