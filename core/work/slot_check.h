#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace mianguan {

class Id;
class KeyCabinet;
class PeopleTables;

/// Whether the slot of someone (the null id: the recovery code's) is the one last written by the program.
Result<bool> isLastWritten(const KeyCabinet& cabinet, const PeopleTables& people, const Id& whose);

/// A sentence for each slot that is not the one the history tells of: put back from an old copy, taken away,
/// or slipped in.
Result<QStringList> slotProblems(const KeyCabinet& cabinet, const PeopleTables& people);

} // namespace mianguan
