#include "core/hub/admin/decisions.h"

#include "core/hub/admin/arguments.h"
#include "core/hub/rules/state.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace mianguan::hub {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HubCommands)
};

constexpr qsizetype lot = 100; // decisions of one transaction: others wait for it

struct Wish {
    bool accept = false;
    QString reason;
};

/// Which of what waits.
struct Which {
    std::optional<Refusal> code;
    Id station;

    bool operator()(const Waiting& waiting) const {
        const auto& waits = waiting.event.code;
        return waits && waitsForDecision(*waits) && (!code || *waits == *code) &&
               (station.isNull() || waiting.station == station);
    }
};

Result<Wish> wishIn(const QJsonObject& arguments) {
    const Wish wish{arguments[u"accept"].toBool(), arguments[u"reason"].toString().trimmed()};
    if (wish.accept == arguments[u"decline"].toBool())
        return wrong(Words::tr("Whether it counts is not clear"), {},
                     Words::tr("Say --accept or --decline, and not both."));
    if (wish.reason.size() < 2)
        return wrong(Words::tr("A decision needs a reason"), {},
                     Words::tr("Give it with --reason, without names: the stations of the school read it, "
                               "about a purge or people all of them."));
    return wish;
}

Result<Refusal> codeIn(const QString& id) {
    const auto code = wire::refusalFrom(id);
    if (code && waitsForDecision(*code)) return *code;
    return wrong(Words::tr("Nothing that waits with this code is decided by anyone"), id,
                 Words::tr("Codes are needs-supervisor and lost-awaited."));
}

Result<Which> whichIn(const HubStore& store, const QJsonObject& arguments) {
    Which which;
    const QString code = arguments[u"code"].toString();
    if (code.isEmpty() && !arguments.contains(u"station"))
        return wrong(Words::tr("Which of all that waits is not clear"), {},
                     Words::tr("Say it with --code, with --station, or with both."));
    if (!code.isEmpty()) {
        const auto known = codeIn(code);
        if (!known) return Fail(known.error());
        which.code = *known;
    }
    if (!arguments.contains(u"station")) return which;
    const auto id = idIn(arguments, u"station"_s);
    if (!id) return Fail(id.error());
    const auto station = store.station(*id);
    if (!station) return Fail(station.error());
    if (!*station) return wrong(Words::tr("There is no such station"), id->hex());
    which.station = *id;
    return which;
}

QJsonObject dataOf(const EventAnswer& event) {
    return {{u"outcome"_s, wire::outcomeId(event.outcome)},
            {u"code"_s, event.code ? wire::refusalId(*event.code) : QString()},
            {u"position"_s, event.position}};
}

Result<QJsonObject> decideOne(HubStore& store, const QJsonObject& arguments, const Wish& wish) {
    const auto id = idIn(arguments, u"id"_s);
    if (!id) return Fail(id.error());
    const auto decided = store.decide(*id, wish.accept, wish.reason);
    if (!decided) return Fail(decided.error());
    if (!decided->refusal) return dataOf(decided->value);
    return wrong(Words::tr("This does not wait for a supervisor"), id->hex(),
                 Words::tr("The command waiting lists what does."));
}

/// What another decision has settled meanwhile is left out.
Result<void> decideLot(HubStore& store, const QList<Waiting>& waiting, const Wish& wish, QJsonArray& told) {
    QList<Id> events;
    for (const Waiting& one : waiting)
        events += one.event.id;
    const auto answers = store.decide(events, wish.accept, wish.reason);
    if (!answers) return Fail(answers.error());
    for (qsizetype i = 0; i < waiting.size(); ++i) {
        if (answers->at(i).refusal) continue;
        QJsonObject one = dataOf(answers->at(i).value);
        one.insert(u"event"_s, waiting.at(i).event.id.hex());
        one.insert(u"type"_s, waiting.at(i).type);
        one.insert(u"station"_s, waiting.at(i).station.hex());
        told += one;
    }
    return {};
}

Fail stoppedAfter(qsizetype done, qsizetype all, const Error& error) {
    return fail(error.kind, Words::tr("Stopped after %1 of %2: %3").arg(done).arg(all).arg(error.what),
                error.where, error.remedy);
}

Result<QJsonObject> decideAll(HubStore& store, const QJsonObject& arguments, const Wish& wish) {
    const auto which = whichIn(store, arguments);
    if (!which) return Fail(which.error());
    const auto all = store.waitingFor(store.hub(), std::numeric_limits<int>::max());
    if (!all) return Fail(all.error());
    QList<Waiting> waiting;
    std::copy_if(all->begin(), all->end(), std::back_inserter(waiting), *which);
    if (waiting.isEmpty())
        return wrong(Words::tr("Nothing waits like that for a decision"), {},
                     Words::tr("The command waiting lists what does."));
    QJsonArray told;
    for (qsizetype done = 0; done < waiting.size(); done += lot)
        if (const auto decided = decideLot(store, waiting.mid(done, lot), wish, told); !decided)
            return stoppedAfter(done, waiting.size(), decided.error());
    return QJsonObject{{u"decided"_s, told}, {u"waited"_s, waiting.size()}};
}

} // namespace

Result<QJsonObject> decide(HubStore& store, const QJsonObject& arguments) {
    const bool all = arguments[u"all"].toBool(), one = !arguments[u"id"].toString().isEmpty();
    if (all == one)
        return wrong(Words::tr("What is to be decided is not clear"), {},
                     Words::tr("Name one event, or say --all with --code or --station."));
    const auto wish = wishIn(arguments);
    if (!wish) return Fail(wish.error());
    return all ? decideAll(store, arguments, *wish) : decideOne(store, arguments, *wish);
}

} // namespace mianguan::hub
