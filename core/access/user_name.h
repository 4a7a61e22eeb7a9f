#pragma once

#include "core/base/result.h"

namespace mianguan {

/// The name of the one user of every practice store; nobody else may have it.
QString practiceName();

/// Two names are one person's when these are equal.
QString foldedName(const QString& name);

/// The name to sign in with, trimmed. Error: Refused, unless it has 2 to 40 characters, none of them
/// invisible, and is not the practice store's.
Result<QString> checkedUserName(const QString& name);
/// The name others read, trimmed; the other one when it is empty. Error: Refused beyond 60 characters.
Result<QString> checkedDisplayName(const QString& displayName, const QString& name);

} // namespace mianguan
