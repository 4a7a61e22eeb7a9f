#pragma once

#include "core/hub/hub.h"
#include "core/hub/visit.h"

// The routes of the contract (resources/hub/openapi.yaml), a file for each group.

namespace mianguan::hub {

void addPublicRoutes(http::RouteTable& table, Hub& hub); ///< who this is, nonces, health
void addEnrolmentRoutes(http::RouteTable& table, Hub& hub);
void addBlobRoutes(http::RouteTable& table, Hub& hub);
void addEventRoutes(http::RouteTable& table, Hub& hub);
void addLeaseRoutes(http::RouteTable& table, Hub& hub);
void addSubmissionRoutes(http::RouteTable& table, Hub& hub);

} // namespace mianguan::hub
