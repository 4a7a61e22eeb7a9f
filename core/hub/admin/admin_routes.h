#pragma once

#include "core/hub/admin/commands.h"
#include "core/hub/http/metrics.h"
#include "core/hub/http/route.h"

#include <functional>

namespace mianguan::hub {

/// GET /metrics, for the machine itself.
void addMetricsRoute(http::RouteTable& table, const http::Metrics& metrics);

/// POST /COMMAND for a socket that only the hub's own user can open: arguments and answer are JSON.
void addCommandRoutes(http::RouteTable& table, HubStore& store, std::function<Site()> site);

/// An Error as these routes tell it, and back.
QJsonObject toData(const Error& error);
Error errorIn(const QJsonObject& data);

} // namespace mianguan::hub
