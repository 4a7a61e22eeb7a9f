#pragma once

#include "core/work/hub_desk.h"
#include "tests/work/handmade.h"

namespace mianguan::test {

inline Batch goodBatch() { return {goodSchool(), QStringLiteral("2027")}; }

inline Session plannedSession(SessionKind kind = SessionKind::OnSite) {
    Session session;
    session.name = QStringLiteral("North hall");
    session.batch = goodBatch();
    session.specification = QStringLiteral("chsi-2017-99");
    session.desk = QStringLiteral("1");
    session.kind = kind;
    return session;
}

/// A graduate who differs for each number; of the class "Class 1".
inline RosterEntry entryOf(int number) {
    RosterEntry entry;
    entry.name = QStringLiteral("Graduate %1").arg(number);
    entry.studentNumber = QStringLiteral("S%1").arg(number, 6, 10, QLatin1Char('0'));
    entry.className = QStringLiteral("Class 1");
    return entry;
}

/// Whoever took a photo may judge it.
inline void letReviewOwn(Store& store) {
    orDie(answerOf<Id>([&](QObject* context, auto done) {
        store.changePolicy({true, std::chrono::minutes(10)}, context, done);
    }));
}
inline Result<Id> openSession(Store& store, const Session& session = plannedSession()) {
    return answerOf<Id>([&](QObject* context, auto done) { store.openSession(session, context, done); });
}
inline Result<Id> closeSession(Store& store, const Id& session) {
    return answerOf<Id>([&](QObject* context, auto done) { store.closeSession(session, context, done); });
}
inline Result<int> importRoster(Store& store, const RosterPlan& plan, Store::Told told = {},
                                std::stop_token stop = {}) {
    return answerOf<int>(
        [&](QObject* context, auto done) { store.importRoster(plan, told, stop, context, done); });
}
/// A list of so many graduates, from that number on.
inline RosterPlan listOf(int count, int first = 1) {
    RosterPlan plan{goodBatch(), QStringLiteral("list.csv"), count, {}, {}};
    for (int i = 0; i < count; ++i)
        plan.added += entryOf(first + i);
    return plan;
}
inline Id graduateNumbered(const Store& store, int number) {
    const auto found = store.graduatesHolding(goodBatch(), entryOf(number).studentNumber);
    return found.size() == 1 ? found.first().subject : Id();
}
/// To the text in force, said at the desk.
inline ConsentGiving agreement(const Store& store) {
    return {
        store.consentText(QStringLiteral("en")).version, QStringLiteral("en"), ConsentWay::Tick, {}, {}, {}};
}
inline Result<Id> agree(Store& store, const Id& graduate, const ConsentGiving& giving) {
    return answerOf<Id>(
        [&](QObject* context, auto done) { store.giveConsent(graduate, giving, context, done); });
}
/// Who was not asked agrees first.
inline Result<int> arrive(Store& store, const Id& graduate, const Id& session, const QStringList& lifted = {},
                          const QString& reason = {}) {
    if (const auto known = store.graduate(graduate); known && known->consent.state == ConsentState::None)
        (void)agree(store, graduate, agreement(store)); // refused where arriving is
    return answerOf<int>([&](QObject* context, auto done) {
        store.arrive({graduate, session, Arrival::StudentNumber, lifted, reason}, context, done);
    });
}
inline Result<Id> markAbsent(Store& store, const Id& graduate, const Id& session) {
    return answerOf<Id>(
        [&](QObject* context, auto done) { store.markAbsent(graduate, session, context, done); });
}
inline Result<Id> closeFees(Store& store, const CashCount& count) {
    return answerOf<Id>([&](QObject* context, auto done) { store.closeFees(count, context, done); });
}
/// With the cash that should be there.
inline Result<Id> closeFees(Store& store) {
    const FeeDay day = store.openFees();
    return closeFees(store, {day.payments, day.cashCents(), day.cashCents(), {}});
}
inline Result<int> settle(Store& store, const QList<Id>& graduates, const Payment& payment) {
    return answerOf<int>(
        [&](QObject* context, auto done) { store.settleFees(graduates, payment, context, done); });
}
inline Result<Id> reopen(Store& store, const Id& graduate, const QString& reason) {
    return answerOf<Id>([&](QObject* context, auto done) { store.reopen(graduate, reason, context, done); });
}
/// What this station recorded of a type, in order.
inline QList<Id> ownEvents(Store& store, QLatin1String type) {
    QList<Id> events;
    const auto all = orDie(store.hubDesk().questions().unsent(0, 1000));
    for (const SentEvent& sent : all)
        if (const Event event = orDie(decodeHeader(sent.header)); event.type == type) events += event.id;
    return events;
}
/// As if the hub said it of an own event, which it has; each at the next place of its log. Answers the place.
inline Result<qint64> sayOf(Store& store, const Id& event, Settlement::Outcome outcome) {
    static qint64 place = 0;
    return store.hubDesk()
        .change([&](HubBook& book) {
            return book.note({{event, {outcome, ++place, {}, {}, {}}}}, book.ownSeq());
        })
        .map([] { return place; });
}
/// A photo of the graduate, made at the session's desk.
inline Store::Submission photoAt(const Id& session, const Id& graduate, int number) {
    Store::Submission photo = handmade(number);
    photo.graduate = graduate;
    photo.session = session;
    return photo;
}

} // namespace mianguan::test
