#include "core/work/decision_rules.h"

#include "core/work/event_contents.h"
#include "core/work/event_rules.h"
#include "core/work/event_types.h"
#include "core/work/graduate_tables.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

constexpr int readAtOnce = 500;

QString text(const char* words) { return QCoreApplication::translate("Hub", words); }

/// Null: it is no decision.
Id decidedBy(const SentEvent& sent) {
    const Result<Event> event = decodeHeader(sent.header);
    if (!event || event->type != EventType::eventSettled) return {};
    const Result<Body> body = Body::fromBytes(sent.body);
    return body ? idIn(body->content(), QLatin1String("event")) : Id();
}

Result<QSet<Id>> decidedOnTheWay(const Ledger& ledger) {
    Result<qint64> after = ledger.hub().mark(HubMark::sent);
    if (!after) return Fail(after.error());
    QSet<Id> decided;
    while (true) {
        const auto unsent = ledger.ofChain(ledger.station(), *after, readAtOnce);
        if (!unsent) return Fail(unsent.error());
        for (const SentEvent& sent : *unsent)
            decided += decidedBy(sent);
        if (unsent->size() < readAtOnce) return decided;
        *after += unsent->size();
    }
}

} // namespace

DecisionRules::DecisionRules(const Journal& lists, const HubFacts& facts)
    : journal(lists), schools(facts.schools),
      ceiling(facts.ceiling.isEmpty() ? everyRole() : rolesFrom(facts.ceiling)) {}

Result<DecisionRules> DecisionRules::read(const Journal& journal, const HubFacts& facts) {
    return decidedOnTheWay(journal.ledger()).map([&](const QSet<Id>& decided) {
        DecisionRules rules(journal, facts);
        rules.decided = decided;
        return rules;
    });
}

DecisionBar DecisionRules::barTo(const Event& waiting, const User& by) const {
    if (decided.contains(waiting.id)) return DecisionBar::Decided;
    const auto rule = ruleFor(waiting.type);
    const Roles roles = by.roles & ceiling;
    const bool mayItself = !rule || !rule->command || may(roles, *rule->command);
    if (!mayItself || !may(roles, Command::UndoAnyVerdict)) return DecisionBar::NoRight;
    if (waiting.user == by.id) return DecisionBar::OwnDeed;
    return isOfOtherSchool(waiting.subject) ? DecisionBar::OtherSchool : DecisionBar::None;
}

bool DecisionRules::isOfOtherSchool(const Id& subject) const {
    if (schools.isEmpty() || subject.isNull()) return false;
    Id enrolled;
    const auto graduate = GraduateTables(journal.lists()).detail(subject, enrolled);
    return graduate && !schools.contains(graduate->batch.school);
}

Error errorOf(DecisionBar bar) {
    const auto refused = [](const char* what, const char* remedy) {
        return Error{ErrorKind::Refused, text(what), {}, text(remedy)};
    };
    switch (bar) {
    case DecisionBar::OwnDeed:
        return refused(QT_TRANSLATE_NOOP("Hub", "Nobody decides about what he did himself"),
                       QT_TRANSLATE_NOOP("Hub", "Another supervisor must decide."));
    case DecisionBar::OtherSchool:
        return refused(QT_TRANSLATE_NOOP("Hub", "This station no longer works for the school it is about"),
                       QT_TRANSLATE_NOOP("Hub", "Ask the hub's administrator to decide."));
    case DecisionBar::Decided:
        return refused(
            QT_TRANSLATE_NOOP("Hub", "This is decided already, and the hub has not heard of it yet"),
            QT_TRANSLATE_NOOP("Hub", "Wait until the hub has what was recorded here."));
    case DecisionBar::Settled:
        return refused(QT_TRANSLATE_NOOP("Hub", "This does not wait any more"),
                       QT_TRANSLATE_NOOP("Hub", "Nothing is left to be done about it."));
    case DecisionBar::NoRight:
    case DecisionBar::None:
        break;
    }
    return refused(QT_TRANSLATE_NOOP("Hub", "This takes a right that you, or this station, have not"),
                   QT_TRANSLATE_NOOP("Hub", "Someone who may do such a thing himself must decide."));
}

} // namespace mianguan
