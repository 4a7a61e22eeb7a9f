#pragma once

#include "tests/soak/hall/hall_model.h"

#include <QFile>
#include <QProcess>

#include <random>

namespace mianguan::soak {

/// The hall around the desk: founds the store, lets an operator work, kills him, looks what is there, until
/// the class is through.
class Hall {
public:
    Hall(const HallOrders& orders, int kills);

    void prepare();       ///< the store with its roster, unless it is there
    QStringList run();    ///< answers what went wrong
    QStringList finish(); ///< every picture compared, the program's own check
    void reportTimes() const;
    void reportResult() const;

private:
    void found();
    void approveSome();
    QStringList arguments() const;
    void chooseKill();
    void hear(QProcess& worker);
    QStringList workOnce();
    QStringList ended(QProcess& worker);
    QStringList look(bool whole);
    QStringList verify() const;

    HallOrders orders;
    HallModel model;
    std::mt19937 chance;
    QFile log;
    int wanted, killed = 0; ///< kills
    qint64 seconds = 0;
    QString within; ///< the step that the next kill comes in …
    int before = 0; ///< … after so many of them
    SessionTally tally;
};

} // namespace mianguan::soak
