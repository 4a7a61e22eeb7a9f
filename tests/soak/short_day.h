#pragma once

#include "tests/soak/soak_desk.h"

namespace mianguan::soak {

/// A whole day in a new store, on whatever disk: founding, every kind of work, sign-out.
void liveShortDay(const Place& place, FileSystem& disk, const Desk::Voice& voice);

/// Two classes of two pictures are enough for it.
Place shortDayIn(const QString& folder, const QString& pictures);

} // namespace mianguan::soak
