#pragma once

#include "ui/theme/tokens.h"

#include <QString>

namespace mianguan {

/// The one style sheet, made from the tokens.
QString styleSheetFor(const Tokens& tokens);

} // namespace mianguan
