#pragma once

#include "core/keys/secret.h"

#include <optional>

namespace mianguan {

/// A password from the terminal, unseen while it is typed; one line from standard input where that is no
/// terminal. Nothing when the input ended before a line.
std::optional<Secret> askForPassword(const QString& prompt);

} // namespace mianguan
