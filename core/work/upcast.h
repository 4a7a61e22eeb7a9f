#pragma once

#include "core/ledger/record.h"

#include <initializer_list>

namespace mianguan {

/// What an event says, in the words of the present version whatever version wrote it. Empty when its body was
/// taken away.
QCborMap contentOf(const Record& record);
/// Only these entries, where that saves the cost of reading the others.
QCborMap contentOf(const Record& record, std::initializer_list<QLatin1String> names);

} // namespace mianguan
