#pragma once

#include "core/access/user.h"
#include "core/base/result.h"
#include "core/work/decisions.h"
#include "core/work/hub_facts.h"
#include "core/work/journal.h"

#include <QSet>

namespace mianguan {

/// Whose decision the hub would let count, as far as this store knows; the hub has the last word.
class DecisionRules {
public:
    /// As of now: reads what was decided here.
    static Result<DecisionRules> read(const Journal& journal, const HubFacts& facts);

    /// Never Settled.
    DecisionBar barTo(const Event& waiting, const User& by) const;

private:
    DecisionRules(const Journal& lists, const HubFacts& facts);
    bool isOfOtherSchool(const Id& subject) const;

    const Journal& journal;
    QStringList schools; ///< none: every school
    Roles ceiling;
    QSet<Id> decided; ///< here, and not void
};

/// Refused, and why.
Error errorOf(DecisionBar bar);

} // namespace mianguan
