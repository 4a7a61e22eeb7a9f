#pragma once

#include "core/work/store.h"
#include "tests/soak/hall/operator.h"

#include <QMap>

#include <functional>

namespace mianguan::soak {

/// What the operator's lines said was done, against what the store holds.
class HallModel {
public:
    explicit HallModel(const HallOrders& orders)
        : place(orders), sittings(planClass(orders.graduates, orders.seed)), known(sittings.size()) {}

    void heard(const QString& line);
    const QList<Sitting>& plan() const { return sittings; }
    QSet<int> done() const; ///< who need not come any more
    template <class Of>
    bool isLeft(Of of) const { ///< someone of whom this holds is still to come
        const QSet<int> through = done();
        for (int i = 0; i < sittings.size(); ++i)
            if (std::invoke(of, sittings[i]) && !through.contains(i)) return true;
        return false;
    }
    int photographed() const;
    bool complete() const { return done().size() == sittings.size(); }
    const QMap<QString, QList<qint64>>& times() const { return milliseconds; } ///< by step
    QStringList mishaps() const;

    /// What the store lacks, doubles, or has of somebody else. What it has of things intended is known from
    /// then on. `whole`: every picture is opened and compared with the sitters.
    QStringList differences(const Store& store, bool whole);

private:
    struct Known {
        QSet<QString> intended, done; ///< steps
        int shootingNumber = 0;
    };
    void compare(const Store& store, int who, QStringList& wrong);
    void comparePhoto(const Store& store, const GraduateDetail& graduate, int who, QStringList& wrong) const;
    void compareNumbers(QStringList& wrong) const;

    HallOrders place;
    QList<Sitting> sittings;
    QList<Known> known;
    QMap<QString, QList<qint64>> milliseconds;
    QMap<int, int> befell; ///< how often each mishap came
};

} // namespace mianguan::soak
