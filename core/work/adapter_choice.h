#pragma once

#include "core/base/hash.h"
#include "core/ledger/record.h"

namespace mianguan {

/// What a vendor's library is for.
enum class AdapterUse { CardReader, CodeDecoder };

/// That a library is used from now on, by its file's name and what it holds; an empty name: none any more.
struct AdapterNote {
    AdapterUse use = AdapterUse::CardReader;
    QString file;
    Hash hash;
};
Draft adapterChoice(const AdapterNote& note);
AdapterNote adapterIn(const QCborMap& content);

} // namespace mianguan
