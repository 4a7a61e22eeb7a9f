#pragma once

#include <QWidget>

#include <functional>

namespace mianguan {

/// Calls `retranslate` now and whenever the language changes while `widget` lives.
void keepTranslated(QWidget* widget, std::function<void()> retranslate);

/// Calls `restyle` now and whenever the colours change while `widget` lives.
void keepStyled(QWidget* widget, std::function<void()> restyle);

} // namespace mianguan
