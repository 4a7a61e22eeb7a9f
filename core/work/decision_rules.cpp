#include "core/work/decision_rules.h"

#include "core/work/activity_tables.h"
#include "core/work/event_contents.h"
#include "core/work/event_rules.h"
#include "core/work/event_types.h"
#include "core/work/graduate_tables.h"
#include "core/work/upcast.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Hub", words); }

/// What a decision made here is about; null where the hub found it void, or it was made elsewhere.
Result<Id> decidedBy(const Ledger& ledger, qint64 position) {
    const Result<Record> decision = ledger.recordAt(position);
    if (!decision || decision->adopted) return decision.map([](const Record&) { return Id(); });
    return ledger.hub().settlement(position).map([&](const std::optional<Settlement>& said) {
        return said && said->isVoid() ? Id() : idIn(contentOf(*decision), QLatin1String("event"));
    });
}

Result<QSet<Id>> decidedHere(const Journal& journal) {
    QSet<Id> decided;
    for (const qint64 position : ActivityTables(journal.lists()).ofType(EventType::eventSettled)) {
        const Result<Id> about = decidedBy(journal.ledger(), position);
        if (!about) return Fail(about.error());
        decided += *about;
    }
    return decided;
}

} // namespace

DecisionRules::DecisionRules(const Journal& lists, const HubFacts& facts)
    : journal(lists), schools(facts.schools),
      ceiling(facts.ceiling.isEmpty() ? everyRole() : rolesFrom(facts.ceiling)) {}

Result<DecisionRules> DecisionRules::read(const Journal& journal, const HubFacts& facts) {
    return decidedHere(journal).map([&](const QSet<Id>& decided) {
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
