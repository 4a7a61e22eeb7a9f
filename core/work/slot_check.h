#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace mianguan {

class KeyCabinet;
class PeopleTables;

/// A sentence for each slot that is not the one the history tells of: put back from an old copy, taken away,
/// or slipped in.
Result<QStringList> slotProblems(const KeyCabinet& cabinet, const PeopleTables& people);

} // namespace mianguan
