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
    Result<void> follow(const Case& event);
    Result<void> setAside(const Case& beginning);
    void ease(const Id& graduate);
    Result<void> wake();
    Result<void> next();
    Result<void> decide(const Unsettled& named);
    Result<void> lookAt(const Id& subject);
    Result<void> lookAtWoken(const Id& event);
    Result<void> findWoken();
    Result<void> takeOfBranch(const Record& record);
    Result<void> decline(const Unsettled& waiting);
    Result<void> purge(const Case& tombstone);
    Result<QList<Unsettled>> leftOf(const Id& subject);
    Result<void> drop(const QList<Unsettled>& waiting);
    Result<void> purgeNames(const Case& tombstone);
    Result<void> again(const Unsettled& waiting);

    State& state;
    // What is still to be done: nobody knows how far one thing leads to another, so no stack holds it.
    QList<Unsettled> decided; ///< by a supervisor
    QList<Id> eased;          ///< graduates of whom something was settled
    QList<Id> woken;          ///< events whose name came
    QList<Id> come;           ///< events, people and subjects that something may wait for
    QList<Record> branch;     ///< that is set aside no longer
};

} // namespace mianguan::hub
