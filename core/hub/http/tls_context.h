#pragma once

#include "core/base/result.h"
#include "core/hub/http/asio.h"
#include "core/hub/http/options.h"

#include <boost/asio/ssl/context.hpp>
#include <memory>

namespace mianguan::http {

using TlsContext = std::shared_ptr<asio::ssl::context>;

/// TLS 1.2 and later, forward-secret ciphers only, no renegotiation, for this certificate.
Result<TlsContext> tlsContext(const Certificate& certificate);

} // namespace mianguan::http
