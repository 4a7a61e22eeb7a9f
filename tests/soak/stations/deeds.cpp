#include "tests/soak/stations/stations.h"

namespace mianguan::test {

namespace {

/// Those at desks, once in how many deeds each comes by its weight.
template <class T, class Ask>
Result<T> asked(Ask ask) {
    return answerOf<T>(ask);
}

} // namespace

const QList<Stations::Deed>& Stations::deeds() {
    static const QList<Deed> all{
        {24, &Stations::collect},     {10, &Stations::retake},       {10, &Stations::importOne},
        {2, &Stations::addReference}, {18, &Stations::approveOne},   {12, &Stations::rejectOne},
        {8, &Stations::undoOne},      {6, &Stations::deliverOne},    {4, &Stations::reopenOne},
        {2, &Stations::purgeOne},     {3, &Stations::enrolGraduate}, {1, &Stations::importList},
        {3, &Stations::payFee},       {1, &Stations::endSession},    {1, &Stations::withdrawConsent},
        {1, &Stations::changePolicy}, {1, &Stations::changePeople},  {2, &Stations::review},
        {2, &Stations::changePerson}, {8, &Stations::giveOne},       {6, &Stations::takeBackOne}};
    return all;
}

void Stations::act(StationMachine& machine) {
    int sum = 0;
    for (const Deed& deed : deeds())
        sum += deed.often;
    int at = below(sum);
    for (const Deed& deed : deeds())
        if ((at -= deed.often) < 0) return (this->*deed.act)(machine);
}

std::optional<PhotoRow> Stations::somePhoto(const StationMachine& machine) {
    const QList<PhotoRow> rows = machine.store().photos();
    return rows.isEmpty() ? std::nullopt : std::optional(rows[below(int(rows.size()))]);
}

Id Stations::someGraduate(const StationMachine& machine) {
    const auto rows = machine.store().graduates({goodBatch(), {}, {}}, 200);
    return rows.isEmpty() ? Id() : rows[below(int(rows.size()))].subject;
}

// Photos.

namespace {

/// What this station recorded last of someone, whatever became of it meanwhile.
Id lastOf(const StationMachine& machine, const Id& subject) {
    const auto ids =
        columnOf(machine.station->data(),
                 QStringLiteral(
                     "SELECT id FROM event WHERE subject = ? AND adopted = 0 ORDER BY position DESC LIMIT 1"),
                 {subject.bytes()});
    return Id::fromBytes(ids.value(0)).value_or(Id());
}

} // namespace

/// What a person was told is kept is to be found again.
void Stations::keepPhoto(StationMachine& machine, const Store::Submission& photo) {
    const Result<Id> subject = submit(machine.store(), photo);
    if (!tell(subject)) return;
    ++count.photos;
    const auto there = machine.store().photo(*subject);
    const Hash portrait = Hash::of(photo.portrait.jpeg);
    Id event = there && there->portrait == portrait ? there->submission : Id();
    if (there && event.isNull())
        for (const Attempt& attempt : there->earlier)
            if (attempt.portrait == portrait) event = attempt.arrival;
    if (event.isNull()) event = lastOf(machine, *subject);
    const auto number = std::find_if(machines.begin(), machines.end(),
                                     [&](const auto& one) { return one.get() == &machine; });
    photos.push_back({*subject, event, photo.portrait.jpeg, int(number - machines.begin())});
}

void Stations::collect(StationMachine& machine) {
    const Id graduate = someGraduate(machine);
    if (graduate.isNull()) return;
    if (machine.session.isNull())
        if (const auto opened = openSession(machine.store()); tell(opened)) machine.session = *opened;
    if (machine.session.isNull()) return;
    if (!tell(arrive(machine.store(), graduate, machine.session))) return;
    keepPhoto(machine, photoAt(machine.session, graduate, ++pictures));
}

void Stations::retake(StationMachine& machine) {
    const auto row = somePhoto(machine);
    if (!row || row->state == PhotoState::Approved) return;
    Store::Submission photo = handmade(++pictures);
    photo.graduate = row->subject;
    keepPhoto(machine, photo);
}

void Stations::importOne(StationMachine& machine) { keepPhoto(machine, handmade(++pictures)); }

void Stations::addReference(StationMachine& machine) {
    if (const auto row = somePhoto(machine))
        tell(asked<Id>([&](QObject* context, auto done) {
            machine.store().addReference(row->subject, QStringLiteral("card.jpg"),
                                         "reference " + QByteArray::number(++pictures), context, done);
        }));
}

void Stations::approveOne(StationMachine& machine) {
    if (const auto row = somePhoto(machine); row && row->state == PhotoState::Pending)
        tell(approve(machine.store(), row->subject));
}

void Stations::rejectOne(StationMachine& machine) {
    if (const auto row = somePhoto(machine); row && row->state == PhotoState::Pending)
        tell(reject(machine.store(), row->subject, {QStringLiteral("eyes-closed")},
                    QStringLiteral("remark %1").arg(below(100))));
}

void Stations::undoOne(StationMachine& machine) {
    const auto row = somePhoto(machine);
    if (!row) return;
    const auto detail = machine.store().photo(row->subject);
    if (detail && !detail->verdict.isNull()) tell(undo(machine.store(), row->subject, detail->verdict));
}

void Stations::deliverOne(StationMachine& machine) {
    if (const auto row = somePhoto(machine); row && row->state == PhotoState::Approved)
        tell(handOver(machine.store(), row->subject, QStringLiteral("out"), row->label));
}

void Stations::reopenOne(StationMachine& machine) {
    if (const auto row = somePhoto(machine); row && row->state == PhotoState::Approved)
        tell(reopen(machine.store(), row->subject, QStringLiteral("the wrong person")));
}

void Stations::purgeOne(StationMachine& machine) {
    const auto row = somePhoto(machine);
    if (!row) return;
    PurgeRequest request{
        PurgeRequest::Scope::Chosen, 0, {row->subject}, QStringLiteral("the batch is closed")};
    request.othersFeesToo = machine.store().othersFees(request);
    if (tell(purge(machine.store(), request))) ++count.purges;
}

void Stations::giveOne(StationMachine& machine) {
    const QList<PhotoRow> strays = machine.store().unmatched();
    const Id graduate = someGraduate(machine);
    if (strays.isEmpty() || graduate.isNull()) return;
    const Id photo = strays[below(int(strays.size()))].subject;
    const bool replacing = oneIn(2);
    count.given += tell(asked<Id>([&](QObject* context, auto done) {
        machine.store().match(photo, graduate, replacing, context, done);
    }));
}

void Stations::takeBackOne(StationMachine& machine) {
    QList<GraduateRow> given = machine.store().graduates({goodBatch(), {}, {}}, 200);
    given.removeIf([](const GraduateRow& row) { return !row.matched; });
    if (given.isEmpty()) return;
    const Id graduate = given[below(int(given.size()))].subject;
    count.takenBack += tell(
        asked<Id>([&](QObject* context, auto done) { machine.store().undoMatch(graduate, context, done); }));
}

void Stations::review(StationMachine& machine) {
    oneIn(3) ? machine.station->link->endReview() : machine.station->link->beginReview();
}

// Graduates and sessions.

void Stations::enrolGraduate(StationMachine& machine) {
    tell(asked<Id>([&](QObject* context, auto done) {
        machine.store().enrol(goodBatch(), entryOf(++numbers), QStringLiteral("came without a list"), context,
                              done);
    }));
}

void Stations::importList(StationMachine& machine) {
    numbers += 3;
    tell(importRoster(machine.store(), listOf(3, numbers - 2)));
}

void Stations::payFee(StationMachine& machine) {
    const Id graduate = someGraduate(machine);
    if (!graduate.isNull())
        tell(settle(machine.store(), {graduate},
                    {FeeState::Paid, 100 * (1 + below(40)), QStringLiteral("cash"), {}, 0}));
    if (oneIn(6)) tell(closeFees(machine.store()));
}

void Stations::endSession(StationMachine& machine) {
    if (machine.session.isNull()) return;
    tell(closeSession(machine.store(), machine.session));
    machine.session = {};
}

void Stations::withdrawConsent(StationMachine& machine) {
    const Id graduate = someGraduate(machine);
    if (graduate.isNull()) return;
    tell(asked<Id>([&](QObject* context, auto done) {
        machine.store().withdrawConsent(graduate, QStringLiteral("he wrote so"), context, done);
    }));
}

// People.

void Stations::changePolicy(StationMachine& machine) {
    tell(asked<Id>([&](QObject* context, auto done) {
        machine.store().changePolicy({true, std::chrono::minutes(10 + below(50))}, context, done);
    }));
}

/// The helpers' rights, here or elsewhere; a removed one is replaced by nobody.
void Stations::changePeople(StationMachine& machine) {
    QList<User> helpers = machine.store().users();
    helpers.removeIf([](const User& user) { return user.name != helperName() || user.removed; });
    if (helpers.isEmpty()) return;
    const Id helper = helpers[below(int(helpers.size()))].id;
    if (oneIn(2))
        count.removals += tell(asked<Id>(
            [&](QObject* context, auto done) { machine.store().removeUser(helper, context, done); }));
    else
        tell(asked<Id>([&](QObject* context, auto done) {
            const Roles roles = oneIn(2) ? Roles(Role::Operator) : Role::Reviewer | Role::Operator;
            machine.store().changeRoles(helper, roles, context, done);
        }));
}

/// Someone else sits down; whoever was removed cannot.
void Stations::changePerson(StationMachine& machine) {
    const QString who = QStringList{adminName(), secondName(), helperName()}[below(3)];
    machine.station->end();
    auto opened = test::signIn(machine.station->data(), who);
    if (!opened) {
        ++count.refused;
        opened = test::signIn(machine.station->data(), adminName());
    } else {
        machine.person = who;
    }
    machine.station->store = orDie(std::move(opened));
    machine.person = machine.store().user().name;
    machine.station->begin();
}

} // namespace mianguan::test
