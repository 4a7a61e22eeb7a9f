#pragma once

#include "core/hub/rules/case.h"

namespace mianguan::hub {

/// Takes events whose form, signatures and place in the chain are right, gives each its outcome, and settles
/// what waited as soon as it can be. Within one transaction of the state.
class Arbiter {
public:
    explicit Arbiter(State& of) : state(of) {}

    Result<Judgement> take(const Record& record);
    /// A blob is here, or a purge has come: what waited for it is judged again.
    Result<void> lookAgain(const Id& subject);
    /// After an update that knows more types.
    Result<void> judgeAgain(const Id& event);

private:
    Result<Judgement> judgeAndSettle(Case event);
    Result<void> settle(Case& event, const Judgement& judgement);
    Result<void> place(Case& event, const Judgement& judgement);
    Result<void> goOn(const Case& event, Outcome outcome);
    Result<void> wake();
    Result<void> lookAt(const Id& subject);
    Result<void> decline(const Unsettled& waiting);
    Result<void> follow(const Case& event);
    Result<void> decide(const Case& decision);
    Result<void> purge(const Case& tombstone);
    Result<void> drop(const QList<Unsettled>& waiting);
    Result<void> purgeNames(const Case& tombstone);
    Result<void> again(const Unsettled& waiting);

    State& state;
    QList<Id> come; ///< events, people and subjects that something may wait for
};

} // namespace mianguan::hub
