#include "tests/soak/link/stations.h"

#include "tests/soak/link/day.h"

#include <QProcess>

namespace mianguan::soak {

void Stations::found() const {
    prepareDesk(desk());
    prepareOffice(office());
}

void Stations::copyTo(const QString& to) const {
    for (const QString& station : {desk(), office()})
        if (QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), station, to}) != 0)
            qFatal("the stations could not be copied");
}

} // namespace mianguan::soak
