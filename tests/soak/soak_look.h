#pragma once

#include "tests/soak/soak_model.h"

#include <random>

namespace mianguan::soak {

/// Follows a worker by its lines and, after each kill, looks whether all of it is there.
class Observer {
public:
    Observer(const Place& where, quint32 seed) : place(where), chance(seed) {}

    void heard(const QString& line);
    const Model& model() const { return known; }

    struct Depth {
        bool people = false; ///< someone else signs in, someone removed cannot
        bool code = false;   ///< the recovery code opens the store
        bool backup = false; ///< every file of the backup is read, then it is restored and compared
    };
    QStringList look(const Depth& depth);

private:
    QStringList lookInside(Entrance& entrance);
    QStringList lookAtFiles() const;
    QStringList letSomeoneIn();
    QStringList useCode();
    QStringList lookAtBackup();
    QStringList compareRestored(const Place& there);

    Place place;
    std::mt19937 chance;
    Model known;
    QList<Model> backups; ///< what the backup may hold; the last was intended last
    bool backedUp = false;
};

} // namespace mianguan::soak
