#pragma once

#include "core/access/role.h"
#include "core/base/id.h"
#include "core/keys/signature.h"

namespace mianguan {

/// Someone who may sign in, or once could.
struct User {
    Id id;
    QString name;        ///< typed to sign in; unique among those who may, whatever the case
    QString displayName; ///< as others read it
    Roles roles;
    PublicKey key; ///< of the signature
    bool removed = false;
    qint64 addedMs = 0; ///< UTC

    bool operator==(const User&) const = default;
};

} // namespace mianguan
