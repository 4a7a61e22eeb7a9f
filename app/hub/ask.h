#pragma once

#include "app/hub/place.h"

namespace mianguan::hub {

/// Has the hub of this place carry out a command: the one that runs, or its data themselves when none does.
Result<QJsonObject> ask(const Place& place, const QString& command, const QJsonObject& arguments);

} // namespace mianguan::hub
