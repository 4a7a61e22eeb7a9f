#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <stop_token>

namespace mianguan {

class BlobStore;
class Database;

/// Reads every event and every blob again; one sentence for each thing that is wrong, ended early by `stop`.
Result<QStringList> verifyLedger(const Database& database, const BlobStore& blobs,
                                 const std::stop_token& stop);

} // namespace mianguan
