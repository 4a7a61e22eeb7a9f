#include "core/wire/limits.h"
#include "core/wire/problem.h"
#include "core/wire/request_signature.h"
#include "fake_state.h"

#include <QRegularExpression>

// The blobs of a hub in memory.

namespace mianguan::test {

using namespace Qt::StringLiterals;
using wire::Refusal;

namespace {

struct Range {
    qint64 first = 0, last = 0, total = 0;
};

std::optional<Range> contentRange(const QByteArray& text) {
    static const QRegularExpression form(u"^bytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15})$"_s);
    const auto match = form.match(QString::fromLatin1(text));
    if (!match.hasMatch()) return {};
    return Range{match.captured(1).toLongLong(), match.captured(2).toLongLong(),
                 match.captured(3).toLongLong()};
}

/// "bytes=A-B" or "bytes=A-" of so many bytes.
std::optional<Range> rangeAsked(const QByteArray& text, qint64 total) {
    static const QRegularExpression form(u"^bytes=(\\d{1,15})-(\\d{0,15})$"_s);
    const auto match = form.match(QString::fromLatin1(text));
    const qint64 first = match.captured(1).toLongLong();
    if (!match.hasMatch() || first >= total) return {};
    const qint64 last = match.captured(2).isEmpty() ? total - 1 : match.captured(2).toLongLong();
    return last < first ? std::nullopt : std::optional(Range{first, std::min(last, total - 1), total});
}

std::pair<QByteArray, QByteArray> offsetHeader(qint64 offset) {
    return {wire::header::uploadOffset, QByteArray::number(offset)};
}

} // namespace

FakeState::Outcome FakeState::blobsMissing(const FakeRequest& request) const {
    const auto query = wire::blobQueryFrom(request.body);
    if (!query)
        return tl::unexpected(Refused{query.error().kind == ErrorKind::TooLarge ? Refusal::TooManyItems
                                                                                : Refusal::BodyMalformed,
                                      {{"field"_L1, query.error().where}}});
    wire::BlobsMissing answer;
    for (int i = 0; i < query->items.size() && !has(Wrong::TellsAnybodyOfBlobs); ++i)
        if (!whole.contains(query->items[i])) answer.missing += i;
    return cbor(toBytes(answer));
}

FakeState::Outcome FakeState::takeBlobs(const FakeRequest& request) {
    const auto bundle = wire::blobBundleFrom(request.body);
    if (!bundle) return tl::unexpected(Refused{Refusal::BodyMalformed, {{"field"_L1, bundle.error().where}}});
    wire::BlobResults results;
    for (const wire::SmallBlob& blob : bundle->blobs) {
        const bool fits = Hash::of(blob.bytes) == blob.name.hash || has(Wrong::StoresWrongBlobs);
        results.codes += fits ? QString() : wire::refusalId(Refusal::HashDiffers);
        if (!fits) continue;
        whole.insert(blob.name, blob.bytes);
        blobCame(blob.name);
    }
    return cbor(toBytes(results));
}

FakeState::Outcome FakeState::blob(const FakeRequest& request, const wire::BlobName& name) {
    if (request.method == "PUT") return putBlob(request, name);
    if (!whole.contains(name))
        return tl::unexpected(Refused{Refusal::BlobUnknown, {}, {offsetHeader(parts.value(name).size())}});
    if (request.method == "GET") return giveBlob(request, name);
    FakeAnswer answer;
    answer.size = whole[name].size();
    return answer;
}

FakeState::Outcome FakeState::putBlob(const FakeRequest& request, const wire::BlobName& name) {
    if (whole.contains(name)) return FakeAnswer{200};
    const QByteArray header = request.header("Content-Range");
    const qint64 size = request.body.size();
    const auto range = header.isEmpty() ? std::optional(Range{0, size - 1, size}) : contentRange(header);
    if (!range || range->last - range->first + 1 != size || range->last >= range->total || size == 0)
        return tl::unexpected(Refused{Refusal::HeaderMalformed, {{"field"_L1, "Content-Range"_L1}}});
    if (range->total > wire::limit::blobBytes) return tl::unexpected(Refused{Refusal::BlobTooLarge});
    QByteArray& part = parts[name];
    if (header.isEmpty()) part.clear();
    if (range->first != part.size() && !has(Wrong::IgnoresOffsets))
        return tl::unexpected(
            Refused{Refusal::OffsetDiffers, {{"offset"_L1, part.size()}}, {offsetHeader(part.size())}});
    part += request.body;
    if (part.size() < range->total) return FakeAnswer{202, {offsetHeader(part.size())}};
    const QByteArray all = parts.take(name);
    if (Hash::of(all) != name.hash && !has(Wrong::StoresWrongBlobs))
        return tl::unexpected(Refused{Refusal::HashDiffers});
    whole.insert(name, all);
    blobCame(name);
    return FakeAnswer{201};
}

FakeState::Outcome FakeState::giveBlob(const FakeRequest& request, const wire::BlobName& name) const {
    const QByteArray& bytes = *whole.constFind(name);
    const QByteArray asked = request.header("Range");
    if (asked.isEmpty() || has(Wrong::IgnoresRanges)) return FakeAnswer{200, {}, bytes};
    const auto range = rangeAsked(asked, bytes.size());
    if (!range) return tl::unexpected(Refused{Refusal::RangeWrong});
    const QByteArray told = "bytes " + QByteArray::number(range->first) + '-' +
                            QByteArray::number(range->last) + '/' + QByteArray::number(range->total);
    return FakeAnswer{
        206, {{"Content-Range", told}}, bytes.mid(range->first, range->last - range->first + 1)};
}

} // namespace mianguan::test
