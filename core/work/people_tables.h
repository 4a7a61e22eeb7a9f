#pragma once

#include "core/access/policy.h"
#include "core/access/user.h"
#include "core/ledger/projection.h"

#include <QHash>

#include <optional>

namespace mianguan {

Projection::Module peopleModule();

/// How a store began.
struct Founding {
    QString school;
    bool practice = false;
};

/// Questions asked of the people in the lists.
class PeopleTables {
public:
    explicit PeopleTables(const Projection& projection) : lists(projection) {}

    std::optional<Founding> founding() const;
    std::optional<User> user(const Id& id) const;
    std::optional<User> userNamed(const QString& name) const; ///< who may sign in under it
    QList<User> users() const;          ///< in order of arrival, removed ones at the end
    QList<User> administrators() const; ///< who are not removed
    /// The fingerprint of each slot there should be, by whose it is; the null id: the recovery code's.
    QHash<Id, QByteArray> slotFingerprints() const;
    Policy policy() const;
    bool owesDataKey() const; ///< someone was removed and the data key he knew not yet changed

private:
    QList<User> usersWhere(const QString& condition, const QVariantList& values = {}) const;
    const Projection& lists;
};

} // namespace mianguan
