#include "tests/soak/link/stations.h"

#include "tests/ledger/folders.h"
#include "tests/soak/link/day.h"

namespace mianguan::soak {

void Stations::found() const {
    prepareDesk(desk());
    prepareOffice(office());
}

void Stations::copyTo(const QString& to) const {
    for (const QString& station : {desk(), office()})
        if (!test::copyFolder(station, to)) qFatal("the stations could not be copied");
}

} // namespace mianguan::soak
