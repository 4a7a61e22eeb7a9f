#pragma once

#include "core/hub/http/response.h"
#include "core/hub/store/hub_store.h"

namespace mianguan::hub {

/// A page of the log as it travels, with words in the reader's language.
http::Response pageOf(const Feed& feed, const Id& epoch, const QString& acceptLanguage);

} // namespace mianguan::hub
