#pragma once

#include "core/work/graduate.h"

namespace mianguan::soak {

/// What comes in between while someone sits at the desk.
enum class Mishap {
    None,
    StationLocked, ///< the operator locks it and signs in again
    OtherPage,     ///< another page is looked at
    Unplugged,     ///< the camera's file goes away
    Frozen,        ///< the same frame comes over and over
    SteppedBack,   ///< the shots are thrown away
};

/// One who is to come, and how it goes with him.
struct Sitting {
    RosterEntry entry;
    bool listed = true;
    bool approved = false; ///< was photographed before
    bool absent = false;
    Arrival how = Arrival::ClassList;
    bool wrongFirst = false; ///< the last four that are typed first are not his
    bool askew = false;      ///< holds the head askew in the first shot
    bool burst = false;
    Mishap mishap = Mishap::None;
    bool afterShot = false; ///< the mishap comes when there is a shot

    bool added() const { return !listed; }
    bool photographed() const { return !approved && !absent; } ///< in the end
    bool comesByHimself() const { return !listed || approved || how != Arrival::ClassList; }
};

/// Everyone who is to come, by a seed: those on the list in 学号 order, then the one who is not on it.
QList<Sitting> planClass(int graduates, quint32 seed);

int indexOf(const QList<Sitting>& sittings, const QString& studentNumber); ///< -1: nobody's
Session plannedClassSession();
QString guardianName();
QString guardianRelation();

} // namespace mianguan::soak
