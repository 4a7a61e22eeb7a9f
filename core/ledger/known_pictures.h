#pragma once

#include "core/ledger/body.h"

namespace mianguan {

/// Of the blobs that another's event names those that this version knows of, as nobody here shows any other.
QHash<QString, Hash> knownPictures(const Body& body);

} // namespace mianguan
