#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <QList>

namespace mianguan::wire {

/// A blob by the subject it is of and the SHA-256 of its bytes.
struct BlobName {
    Id subject;
    Hash hash;

    QString path() const; ///< "/v1/blobs/SUBJECT/HASH", in hex
    static std::optional<BlobName> fromPath(QStringView path);
    auto operator<=>(const BlobName&) const = default;
};

/// POST /v1/blobs/missing.
struct BlobQuery {
    QList<BlobName> items;
};

/// Its answer: which of those, by their place in the query, the hub has not or does not say it has.
struct BlobsMissing {
    QList<int> missing;
};

struct SmallBlob {
    BlobName name;
    QByteArray bytes;
};

/// POST /v1/blobs: small blobs together.
struct BlobBundle {
    QList<SmallBlob> blobs;
};

/// Its answer, one for each in order: what became of it; an empty code when it is stored.
struct BlobResults {
    QList<QString> codes;
};

QByteArray toBytes(const BlobQuery& query);
QByteArray toBytes(const BlobsMissing& answer);
QByteArray toBytes(const BlobBundle& bundle);
QByteArray toBytes(const BlobResults& results);

// Error: Unreadable, or TooLarge for too many items; `where` names the field.
Result<BlobQuery> blobQueryFrom(const QByteArray& bytes);
Result<BlobsMissing> blobsMissingFrom(const QByteArray& bytes);
Result<BlobBundle> blobBundleFrom(const QByteArray& bytes);
Result<BlobResults> blobResultsFrom(const QByteArray& bytes);

/// The size a blob adds to a bundle, in bytes, at most.
qsizetype sizeOnWire(const SmallBlob& blob);

} // namespace mianguan::wire
