#pragma once

#include "core/work/session_report.h"

class QWidget;

namespace mianguan {

class Store;

/// Opens the hand-over sheet of a session as it will lie on paper, now or later. That it was printed or saved
/// is recorded before it is; where that is refused, nothing leaves.
void showSessionReport(Store& store, const SessionReport& report, QWidget* parent);

} // namespace mianguan
