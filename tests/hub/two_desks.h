#pragma once

#include "tests/hub/hub_tools.h"

namespace mianguan::test {

/// Two desks of one school that were handed the same list.
struct TwoDesks : HubFixture {
    Desk second;
    Id first, other; ///< one person as each desk enrols him, the first of them first

    void beginTwo() {
        begin();
        second = {};
        second.open(*hub);
        first = Id::random();
        other = Id::random();
    }
    static void enrolListed(Desk& at, const Id& name) {
        at.say(enrolled(name, northSchool(), QStringLiteral("s-17")), at.founder);
    }
    QStringList problems() const { return sure(hub->verify()).problems; }
};

} // namespace mianguan::test
