#pragma once

#include "core/base/result.h"

#include <QString>

namespace mianguan {

class Store;

/// Writes manifest.csv: every photo the ledger says was delivered into the folder and that is still there,
/// and the rows of an earlier manifest about other files. A manifest.csv that is not ours is left alone and a
/// number added to the name. Answers its path.
Result<QString> writeManifest(const Store& store, const QString& folder);

} // namespace mianguan
