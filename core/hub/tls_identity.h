#pragma once

#include "core/base/hash.h"
#include "core/hub/http/options.h"

namespace mianguan {
class FileSystem;
}

namespace mianguan::hub {

/// The key and self-signed certificate in `keys` of the hub's folder, for their owner only; made at the first
/// start, for stations to pin. `name` is the host's, which only browsers look at.
Result<http::Certificate> ownCertificate(const QString& folder, const QString& name, FileSystem& files);

/// SHA-256 of the SubjectPublicKeyInfo (RFC 7469, 2.4) of the first certificate of a PEM file. Error:
/// Unreadable.
Result<Hash> pinOf(const QString& certificateFile);

} // namespace mianguan::hub
