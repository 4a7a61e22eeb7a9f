#include "core/wire/blob_messages.h"

#include "core/base/cbor.h"
#include "core/wire/fields.h"
#include "core/wire/limits.h"

#include <QCoreApplication>

namespace mianguan::wire {

using namespace Qt::StringLiterals;

namespace {

const QLatin1String blobs("/v1/blobs/");

/// As [subject, hash].
BlobName nameIn(Fields& fields, const QCborValue& value, const QString& where) {
    const QCborArray pair = value.toArray();
    const auto subject = Id::fromBytes(pair.at(0).toByteArray());
    const auto hash = Hash::fromBytes(pair.at(1).toByteArray());
    if (pair.size() == 2 && subject && !subject->isNull() && hash) return {*subject, *hash};
    fields.refuse(where, QCoreApplication::translate("Wire", "A pair of subject and hash is expected here"));
    return {};
}

SmallBlob smallBlobIn(Fields& fields) {
    const Id subject = fields.id("subject"_L1);
    if (subject.isNull())
        fields.refuse("subject"_L1, QCoreApplication::translate("Wire", "A picture of nobody is not taken"));
    return {{subject, fields.hash("hash"_L1)}, fields.bytes("bytes"_L1, 1, limit::smallBlobBytes)};
}

QString resultIn(Fields& fields) {
    const bool refused = fields.has("code"_L1);
    if (!refused && !fields.yes("stored"_L1))
        fields.refuse("code"_L1, QCoreApplication::translate("Wire", "What is not stored needs a code"));
    return refused ? fields.text("code"_L1, limit::textLength) : QString();
}

} // namespace

QString BlobName::path() const { return blobs + subject.hex() + u'/' + hash.hex(); }

std::optional<BlobName> BlobName::fromPath(QStringView path) {
    const auto parts = path.sliced(std::min(path.size(), blobs.size())).split(u'/');
    if (!path.startsWith(blobs) || parts.size() != 2) return std::nullopt;
    const auto subject = Id::fromHex(parts[0]);
    const auto hash = Hash::fromHex(parts[1]);
    const bool named = subject && !subject->isNull() && hash;
    return named ? std::optional(BlobName{*subject, *hash}) : std::nullopt;
}

QByteArray toBytes(const BlobQuery& query) {
    QCborArray items;
    for (const BlobName& name : query.items)
        items << QCborArray{name.subject.bytes(), name.hash.bytes()};
    return toCanonicalCbor(QCborMap{{"items"_L1, items}});
}

QByteArray toBytes(const BlobsMissing& answer) {
    QCborArray missing;
    for (const int index : answer.missing)
        missing << index;
    return toCanonicalCbor(QCborMap{{"missing"_L1, missing}});
}

QByteArray toBytes(const BlobBundle& bundle) {
    QCborArray all;
    for (const SmallBlob& blob : bundle.blobs)
        all << QCborMap{{"subject"_L1, blob.name.subject.bytes()},
                        {"hash"_L1, blob.name.hash.bytes()},
                        {"bytes"_L1, blob.bytes}};
    return toCanonicalCbor(QCborMap{{"blobs"_L1, all}});
}

QByteArray toBytes(const BlobResults& results) {
    QCborArray all;
    for (const QString& code : results.codes)
        all << (code.isEmpty() ? QCborMap{{"stored"_L1, true}} : QCborMap{{"code"_L1, code}});
    return toCanonicalCbor(QCborMap{{"results"_L1, all}});
}

Result<BlobQuery> blobQueryFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return BlobQuery{fields.items(
            "items"_L1, 1, limit::blobsAsked,
            [&](const QCborValue& value, const QString& where) { return nameIn(fields, value, where); })};
    });
}

Result<BlobsMissing> blobsMissingFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return BlobsMissing{fields.numbers("missing"_L1, limit::blobsAsked, limit::blobsAsked - 1)};
    });
}

Result<BlobBundle> blobBundleFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return BlobBundle{fields.maps("blobs"_L1, 1, limit::blobsBundled, smallBlobIn)};
    });
}

Result<BlobResults> blobResultsFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return BlobResults{fields.maps("results"_L1, 0, limit::blobsBundled, resultIn)};
    });
}

qsizetype sizeOnWire(const SmallBlob& blob) {
    const qsizetype around = 128;
    return blob.bytes.size() + around;
}

} // namespace mianguan::wire
