#pragma once

#include "core/ledger/anchor.h"

#include <QByteArrayView>

namespace mianguan {

/// One of the two records of an anchor's file.
struct AnchorRecord {
    quint64 counter = 0; ///< the greater one is the newer
    Head head;

    static constexpr qsizetype size = 168; ///< bytes
    static constexpr qint64 stride = 4096; ///< bytes from one to the other: no sector holds parts of both

    QByteArray bytes(const Id& store, const SigningKey& station) const;
    /// Nothing unless it is whole and signed by the station it names, for this store.
    static std::optional<AnchorRecord> fromBytes(QByteArrayView bytes, const Id& store);
};

} // namespace mianguan
