#pragma once

#include "ui/base/settings.h"

class QSplitter;
class QWidget;

namespace mianguan {

/// Restores the window's place (the whole screen at first) and keeps remembering it a moment after each
/// change, so that it also survives a program that is killed.
void rememberGeometry(QWidget* window, Settings& settings, const Setting<QByteArray>& setting);

/// The same for the widths a person gave to a splitter's parts.
void rememberSplitter(QSplitter* splitter, Settings& settings, const Setting<QByteArray>& setting);

} // namespace mianguan
