#include "tests/hub/model_difference.h"
#include "tests/soak/hub/partitions.h"

namespace mianguan::test {

QString Partitions::difference() {
    if (const QString differs = differenceTo(model, events, *hub, stations); !differs.isEmpty())
        return differs;
    if (const QString lost = lostAnything(); !lost.isEmpty()) return lost;
    for (Machine& machine : machines)
        if (const QString differs = readsDiffer(machine); !differs.isEmpty()) return differs;
    return sure(hub->verify()).problems.join(QLatin1Char('\n'));
}

} // namespace mianguan::test
