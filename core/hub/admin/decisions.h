#pragma once

#include "core/hub/store/hub_store.h"

#include <QJsonObject>

namespace mianguan::hub {

/// The command "decide": about one event ("id"), or about all that wait for it ("all") with a code, of a
/// station, or both.
Result<QJsonObject> decide(HubStore& store, const QJsonObject& arguments);

} // namespace mianguan::hub
