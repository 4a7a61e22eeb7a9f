#pragma once

#include "ui/theme/tokens.h"

class QApplication;

namespace mianguan {

/// Puts style, font, palette and style sheet in force; live, for every open window.
void applyTheme(QApplication& application, bool dark);

} // namespace mianguan
