#pragma once

#include "tests/soak/stations/wire.h"
#include "tests/sync/linked_station.h"
#include "tests/work/collecting_tools.h"
#include "tests/work/safety_tools.h"

namespace mianguan::test {

/// A photo that a person was told is kept.
struct Acknowledged {
    Id subject;
    Id event;
    QByteArray portrait;
    int machine = 0;
    bool lost = false; ///< with the only disk that had it
};

/// A desk: its store with its link, and who sits there. Copied as a disk is.
struct StationMachine {
    int desk = 0;
    std::unique_ptr<LinkedStation> station;
    std::shared_ptr<Wire> wire;
    Id key; ///< that the hub knows it by
    QString person;
    Id session;
    bool revoked = false;

    Store& store() const { return *station->store; }
    void sitDown(const QString& who) {
        station->openAgain(who);
        person = who;
    }
    HubStanding standing() const { return station->link->standing(); }
};

inline QString secondName() { return QStringLiteral("second"); }
inline QString helperName() { return QStringLiteral("helper"); }

inline constexpr int desks = 3;
/// Founded stores with their people and a list, to be copied from there.
void foundDesks(const QString& folder);
inline QString foundedDesk(const QString& folder, int desk) {
    return folder + QLatin1Char('/') + QString::number(desk);
}
/// What `to` held goes.
void replaceFolder(const QString& from, const QString& to);

} // namespace mianguan::test
