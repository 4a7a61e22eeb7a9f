#pragma once

#include "core/hub/rules/state.h"
#include "core/work/event_rules.h"

#include <QCborMap>

namespace mianguan::hub {

/// Something that must come before an event, and how its waiting is called.
struct Awaited {
    Id name; ///< of an event, a person or a graduate
    Refusal code;
};

/// An event with all that its judgement depends on.
struct Case {
    Record record;
    QCborMap content; ///< empty when the body was taken away
    Station station;
    bool ofHub = false;            ///< on the hub's own chain
    std::optional<EventRule> rule; ///< none for a type unknown here
    std::optional<Person> author;
    std::optional<Person> concerned; ///< whom an event about people names
    Subject subject;                 ///< the person, where the event is of another name of his
    std::optional<Subject> graduate; ///< whom a photo is given to, or was
    bool portraitHere = true;        ///< or the reference picture
    bool leased = false;
    bool reviewsOwn = false;
    bool behind = false;            ///< something of the same subject that its desk knew waits for blobs
    bool accepted = false;          ///< a supervisor let it stand
    std::optional<Awaited> awaits;  ///< what must come before it
    std::optional<Unsettled> named; ///< by a supervisor's decision …
    Station namedStation;           ///< … where that comes from
    QString namedSchool;            ///< … and whom it is about

    const Event& event() const { return record.event; }
    bool is(QLatin1String type) const { return event().type == type; }
    bool isVerdict() const;
    QString school() const; ///< that it is about, as far as its body or subject tells; may be empty
    /// What its author can exercise here: now, and as far as he knew.
    Roles rightsNow() const;
    Roles rightsKnown() const;
};

/// What a supervisor's decision lets stand; null when it turns something down, or is no decision.
Id letStandBy(const Record& decision);

/// Looks up everything; `station` must be known.
Result<Case> caseOf(State& state, const Record& record);

/// The blob that must be there before this can count; null when none.
Hash neededBlob(const Record& record, const QCborMap& content);

} // namespace mianguan::hub
