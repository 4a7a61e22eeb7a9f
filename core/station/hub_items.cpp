#include "core/station/hub_items.h"

#include "core/access/rights.h"
#include "core/station/parcel_errand.h"
#include "core/wire/refusal.h"

#include <algorithm>

namespace mianguan {

namespace {

using Kind = HubItem::Kind;

Kind kindOf(const HubSaying& saying) {
    if (saying.parcel.failures > 0) return Kind::Unsent;
    if (saying.settlement.code == wire::refusalId(wire::Refusal::NeedsSupervisor)) return Kind::ToSettle;
    const bool disputed = saying.settlement.code == wire::refusalId(wire::Refusal::Disputed);
    switch (saying.settlement.outcome) {
    case Settlement::Outcome::Waiting:
        return Kind::Waiting;
    case Settlement::Outcome::Void:
        return Kind::Void;
    case Settlement::Outcome::Applied:
        break;
    }
    return disputed ? Kind::Disputed : Kind::Noted;
}

/// In the program's language where the code is known here, else as the hub said it.
HubWhy whyOf(const Settlement& settlement) {
    const auto refusal = wire::refusalFrom(settlement.code);
    if (!refusal) return {settlement.code, settlement.sentence, settlement.remedy, {}};
    const wire::RefusalWords words = wire::wordsOf(*refusal);
    return {settlement.code, words.sentence, words.remedy, {}};
}

QList<HubRemedy> remediesFor(const HubItem& item) {
    QList<HubRemedy> remedies;
    const bool hasPage = !item.subject.isNull();
    switch (item.kind) {
    case Kind::Unsent:
        return {HubRemedy::TryAgain};
    case Kind::Waiting:
        break;
    case Kind::ToSettle:
        if (item.bar == DecisionBar::None) remedies += {HubRemedy::Accept, HubRemedy::Decline};
        break;
    case Kind::Void:
    case Kind::Disputed:
    case Kind::Noted:
        break;
    }
    if (hasPage) remedies += HubRemedy::LookAt;
    if (item.kind == Kind::Void || item.kind == Kind::Noted || item.kind == Kind::Disputed)
        remedies += HubRemedy::Dismiss;
    return remedies;
}

int rank(Kind kind) {
    switch (kind) {
    case Kind::ToSettle:
        return 0;
    case Kind::Disputed:
        return 1;
    case Kind::Void:
        return 2;
    case Kind::Unsent:
        return 3;
    case Kind::Noted:
        return 4;
    case Kind::Waiting:
        return 5;
    }
    return 6;
}

HubItem itemOf(const HubSaying& saying) {
    HubItem item;
    item.id = saying.event.id;
    item.kind = kindOf(saying);
    item.subject = saying.row.subject;
    item.whom = saying.row.whom;
    item.what = saying.row.sentence;
    item.who = saying.row.who;
    item.own = saying.own;
    item.timeMs = saying.row.timeMs;
    item.why = item.kind == Kind::Unsent ? whyFrom(saying.parcel.why) : whyOf(saying.settlement);
    item.tries = saying.parcel.failures;
    item.nextTryMs = saying.parcel.stuck ? 0 : saying.parcel.dueMs;
    return item;
}

/// Rules are read only where there is something to decide about.
class Decider {
public:
    Decider(const HubBook& of, const User& person) : book(of), reader(person) {}

    /// A supervisor who may decide about others is told why not about this one.
    void lookAt(const Event& waiting, HubItem& item) {
        item.bar = barTo(waiting);
        if (item.bar != DecisionBar::None && may(reader.roles, Command::UndoAnyVerdict))
            item.why.remedy = errorOf(item.bar).sentence();
    }

private:
    DecisionBar barTo(const Event& waiting) {
        if (!rules) rules.emplace(book.decisionRules());
        return *rules ? (*rules)->barTo(waiting, reader) : DecisionBar::NoRight;
    }

    const HubBook& book;
    const User& reader;
    std::optional<Result<DecisionRules>> rules;
};

} // namespace

QList<HubItem> itemsOf(const HubBook& book, const User& reader, int limit) {
    Decider decider(book, reader);
    QList<HubItem> items;
    for (const auto& sayings : {book.said(limit), book.troubledParcels(limit)}) {
        if (!sayings) continue;
        for (const HubSaying& saying : *sayings) {
            HubItem item = itemOf(saying);
            if (item.kind == Kind::ToSettle) decider.lookAt(saying.event, item);
            item.remedies = remediesFor(item);
            items += item;
        }
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const HubItem& a, const HubItem& b) { return rank(a.kind) < rank(b.kind); });
    return items.mid(0, limit);
}

} // namespace mianguan
