#pragma once

#include "core/access/role.h"
#include "tests/hub/hand_station.h"
#include "tests/hub/model.h"

namespace mianguan::test {

/// Whom and what a schedule's numbers stand for: three desks of two schools, their people and graduates.
struct Cast {
    std::vector<TestPerson> people;
    std::vector<Id> subjects;
    std::vector<Id> events; ///< of each deed

    static constexpr Model::Kind often[] = {
        Model::Kind::Enrol,   Model::Kind::Enrol,   Model::Kind::Arrive,     Model::Kind::Submit,
        Model::Kind::Submit,  Model::Kind::Submit,  Model::Kind::Submit,     Model::Kind::Submit,
        Model::Kind::Unmade,  Model::Kind::Approve, Model::Kind::Approve,    Model::Kind::Approve,
        Model::Kind::Approve, Model::Kind::Reject,  Model::Kind::Reject,     Model::Kind::Reject,
        Model::Kind::Undo,    Model::Kind::Undo,    Model::Kind::Deliver,    Model::Kind::Deliver,
        Model::Kind::Deliver, Model::Kind::Reopen,  Model::Kind::Accept,     Model::Kind::Decline,
        Model::Kind::Accept,  Model::Kind::Purge,   Model::Kind::PurgeAgain, Model::Kind::Remove,
        Model::Kind::SetRoles};

    static QString schoolOf(int number) {
        return number == 0 ? QStringLiteral("North") : QStringLiteral("South");
    }
    static int schoolOfDesk(int desk) { return desk == 2 ? 1 : 0; }
    static Roles ceilingOf(int desk) { return Roles::fromInt(desk == 1 ? 7 : 15); }

    Id eventOf(int deed) const {
        return deed < 0 || deed >= int(events.size()) ? Id() : events[size_t(deed)];
    }

    Draft draftOf(const Model::Deed& deed, const QByteArray& portrait) const {
        using Kind = Model::Kind;
        const Id subject = deed.subject < 0 ? Id() : subjects[size_t(deed.subject)];
        switch (deed.kind) {
        case Kind::Enrol:
            return enrolled(subject, schoolOf(deed.school));
        case Kind::Arrive:
            return plain(EventType::graduateArrived, subject);
        case Kind::Submit:
            return submitted(subject, portrait);
        case Kind::Unmade:
            return unmadePhoto(subject);
        case Kind::Approve:
        case Kind::Reject:
            return verdict(deed.kind == Kind::Approve, subject, eventOf(deed.named));
        case Kind::Undo:
            return aboutVerdict(EventType::verdictUndone, subject, eventOf(deed.named));
        case Kind::Deliver:
            return aboutVerdict(EventType::photoDelivered, subject, eventOf(deed.named));
        case Kind::Reopen:
            return aboutVerdict(EventType::graduateReopened, subject, eventOf(deed.named));
        case Kind::Match:
            return matched(subject, subjects[size_t(deed.to)]);
        case Kind::TakeBack:
            return matchUndone(subject, subjects[size_t(deed.to)], eventOf(deed.named));
        case Kind::Purge:
            return purging(subject);
        case Kind::PurgeAgain:
            return purgedAgain(subject);
        case Kind::Remove:
            return removed(people[size_t(deed.person)]);
        case Kind::SetRoles:
            return rolesOf(people[size_t(deed.person)], Roles::fromInt(deed.roles));
        case Kind::Accept:
        case Kind::Decline:
            return userSigned(EventType::eventSettled, subject,
                              {{QStringLiteral("event"), eventOf(deed.named).bytes()},
                               {QStringLiteral("accepted"), deed.kind == Kind::Accept}});
        }
        return {};
    }
};

} // namespace mianguan::test
