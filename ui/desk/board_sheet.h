#pragma once

#include "core/work/session.h"

class QWidget;

namespace mianguan {

class Settings;
class Store;

/// How a session goes, over the desk; it goes away by Esc.
void showSessionBoard(Store& store, Settings& settings, const Session& session, QWidget* parent);

} // namespace mianguan
