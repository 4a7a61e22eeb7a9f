#pragma once

#include "core/ledger/ledger.h"

#include <QCborMap>

namespace mianguan::test {

/// As a submission, its pictures named but not written.
inline Draft withoutPictures(Draft draft) {
    QCborMap hashes;
    for (auto blob = draft.blobs.cbegin(); blob != draft.blobs.cend(); ++blob)
        hashes.insert(blob.key(), Hash::of(blob.value()).bytes());
    draft.content.insert(QStringLiteral("blobs"), hashes);
    draft.blobs.clear();
    return draft;
}

} // namespace mianguan::test
