#include "tests/soak/stations/machine.h"

namespace mianguan::test {

void replaceFolder(const QString& from, const QString& to) {
    QDir(to).removeRecursively();
    if (!copyFolder(from, to)) qFatal("no copy of %s", qPrintable(from));
}

void foundDesks(const QString& folder) {
    for (int number = 0; number < desks; ++number) {
        LinkedStation station(QString::number(number));
        orDie(addUser(*station.store, secondName(), everyRole()));
        orDie(addUser(*station.store, helperName(), Role::Reviewer | Role::Operator));
        if (number == 0) orDie(importRoster(*station.store, listOf(8)));
        station.end();
        replaceFolder(station.folder.path(), foundedDesk(folder, number));
    }
}

} // namespace mianguan::test
