#pragma once

#include "core/hub/http/options.h"

#include <QString>

namespace mianguan::http {

/// A certificate for "localhost" that its own new key signs, written as `name`.crt and .key into a folder.
Certificate madeCertificate(const QString& folder, const QString& name);

} // namespace mianguan::http
