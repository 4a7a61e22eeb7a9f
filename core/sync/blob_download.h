#pragma once

#include "core/sync/hub_connection.h"

namespace mianguan::sync {

class Caller;

void downloadBlob(Caller& caller, const wire::BlobName& name, Then<QByteArray> then, std::stop_token stop);

} // namespace mianguan::sync
