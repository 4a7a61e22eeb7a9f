#pragma once

#include "core/base/result.h"

#include <QObject>

#include <functional>

namespace mianguan::secret_service {

/// What the machine's keyring knows of an item, locked or not.
enum class Holding { NoKeyring, Nothing, Item };

/// Asks the Secret Service over D-Bus (org.freedesktop.Secret.Service.SearchItems) without unlocking
/// anything. QtKeychain takes a locked keyring, a missing item and a missing service for much the same, and
/// writing over an item that is only locked would lose it. Answers within 10 s, on the thread of `context`
/// while that lives. Errors: System.
void search(const QString& service, const QString& key, QObject* context,
            std::function<void(Result<Holding>)> done);

} // namespace mianguan::secret_service
