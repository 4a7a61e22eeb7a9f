#include "core/work/event_types.h"
#include "tests/soak/soak_desk.h"

namespace mianguan::soak {

using namespace mianguan::test;

std::optional<std::unique_ptr<Entrance>> Desk::door() {
    return got(Entrance::open(orders.place.store(), orders.place.options(orders.disk)));
}

void Desk::take(std::unique_ptr<Store> opened) {
    store = std::move(opened);
    if (!store->notice().isEmpty()) voice.fail({ErrorKind::Corrupt, store->notice(), store->folder(), {}});
    QObject::connect(store.get(), &Store::photoChanged, [this](const PhotoRow& row) {
        if (row.delivered) acknowledge(EventType::photoDelivered, row.subject.hex());
    });
}

void Desk::comeIn() {
    std::optional<bool> founded;
    if (const auto entrance = door()) founded = (*entrance)->state() == Entrance::State::Sealed;
    if (!founded) return;
    *founded ? open() : found();
    if (store && !store->policy().reviewOwnPhotos) changePolicy();
}

void Desk::found() {
    const auto entrance = door();
    if (!entrance) return;
    intend(EventType::storeFounded);
    auto begun =
        got((*entrance)->setUp(goodSchool(), {adminName(), {}, everyRole(), password(orders.password)}, {}));
    if (!begun) return;
    orders.code = begun->recoveryCode;
    acknowledge(EventType::storeFounded, orders.code);
    take(std::move(begun->store));
}

void Desk::open() {
    const auto entrance = door();
    if (!entrance) return;
    intend(EventType::signedIn);
    auto opened = got((*entrance)->signIn(adminName(), password(orders.password), {}));
    if (!opened) return;
    acknowledge(EventType::signedIn);
    take(std::move(*opened));
}

void Desk::leave() {
    if (!store) return;
    intend(EventType::signedOut);
    const auto out =
        answered<Id>([&](QObject* context, auto done) { store->signOut(SignOut::Asked, context, done); });
    if (out) acknowledge(EventType::signedOut);
    store.reset();
}

void Desk::leaveAndReturn() {
    leave();
    open();
}

void Desk::recoverWithCode() {
    if (orders.code.isEmpty()) return;
    const int fresh = anyNumber();
    store.reset();
    const auto entrance = door();
    if (!entrance) return;
    intend(EventType::recovered, QString::number(fresh));
    auto begun = got((*entrance)->recover(*RecoveryCode::parse(orders.code), {}, password(fresh), {}));
    if (!begun) return;
    orders.code = begun->recoveryCode;
    orders.password = fresh;
    acknowledge(EventType::recovered, QString::number(fresh), orders.code);
    take(std::move(begun->store));
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
    const QString number = QString::number(anyNumber()), name = QStringLiteral("user") + number;
    intend(EventType::userAdded, name, number);
    const auto added = answered<Id>([&](QObject* context, auto done) {
        store->addUser({name, {}, Role::Operator, password(number.toInt())}, context, done);
    });
    if (added) acknowledge(EventType::userAdded, name, number);
}

void Desk::changeRoles() {
    if (others().isEmpty()) return;
    const User user = others().first();
    const Roles roles = Roles::fromInt(1 + anyNumber() % 15);
    const QString bits = QString::number(roles.toInt());
    intend(EventType::userRolesChanged, user.name, bits);
    const auto changed =
        answered<Id>([&](QObject* context, auto done) { store->changeRoles(user.id, roles, context, done); });
    if (changed) acknowledge(EventType::userRolesChanged, user.name, bits);
}

void Desk::resetPassword() {
    if (others().isEmpty()) return;
    const User user = others().last();
    const QString number = QString::number(anyNumber());
    intend(EventType::userKeyChanged, user.name, number);
    const auto reset = answered<Id>([&](QObject* context, auto done) {
        store->resetPassword(user.id, password(number.toInt()), context, done);
    });
    if (reset) acknowledge(EventType::userKeyChanged, user.name, number);
}

void Desk::removeUser() {
    if (others().isEmpty()) return;
    const User user = others().first();
    intend(EventType::userRemoved, user.name);
    const auto removed =
        answered<Id>([&](QObject* context, auto done) { store->removeUser(user.id, context, done); });
    if (removed) acknowledge(EventType::userRemoved, user.name);
}

void Desk::changePassword() {
    const int fresh = anyNumber();
    intend(EventType::passwordChanged, QString::number(fresh));
    const auto changed = answered<Id>([&](QObject* context, auto done) {
        store->changePassword(password(orders.password), password(fresh), context, done);
    });
    if (!changed) return;
    orders.password = fresh;
    acknowledge(EventType::passwordChanged, QString::number(fresh));
}

void Desk::changePolicy() {
    const int minutes = 1 + anyNumber() % 120;
    intend(EventType::policyChanged, QString::number(minutes));
    const auto changed = answered<Id>([&](QObject* context, auto done) {
        store->changePolicy({true, std::chrono::minutes(minutes)}, context, done);
    });
    if (changed) acknowledge(EventType::policyChanged, QString::number(minutes));
}

void Desk::renewCode() {
    intend(EventType::recoveryCodeRenewed);
    const auto code =
        answered<QString>([&](QObject* context, auto done) { store->renewRecoveryCode(context, done); });
    if (!code) return;
    orders.code = *code;
    acknowledge(EventType::recoveryCodeRenewed, orders.code);
}

} // namespace mianguan::soak
