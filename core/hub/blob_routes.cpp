#include "core/hub/answers.h"
#include "core/hub/content_range.h"
#include "core/hub/http/byte_range.h"
#include "core/hub/routes.h"
#include "core/wire/limits.h"

namespace mianguan::hub {

using namespace Qt::StringLiterals;
using wire::BlobName;
using wire::Endpoint;
using wire::Refusal;

namespace {

constexpr char bytesType[] = "application/octet-stream";

/// Bytes in memory as a body; for HEAD they need not be there.
class BytesSource : public http::BodySource {
public:
    explicit BytesSource(QByteArray all) : bytes(std::move(all)) {}
    Result<QByteArray> next(qsizetype most) override {
        const QByteArray piece = bytes.mid(at, most);
        at += piece.size();
        return piece;
    }
    qsizetype at = 0;

private:
    const QByteArray bytes;
};

void answerMissing(HubStore& store, const VisitPtr& visit) {
    const auto query = wire::blobQueryFrom(visit->request.body);
    if (!query) return visit->answer(malformed(query.error()));
    const auto missing = store.missing(visit->caller(), query->items);
    visit->answer(missing ? cbor(toBytes(wire::BlobsMissing{*missing}))
                          : trouble(missing.error(), visit->request.id));
}

QString codeOf(const std::optional<Refusal>& refusal) {
    return refusal ? wire::refusalId(ofRequest(*refusal)) : QString();
}

http::Response resultsOf(const QList<std::optional<Refusal>>& kept) {
    wire::BlobResults results;
    for (const auto& refusal : kept) {
        if (refusal == Refusal::RequestReplayed) return refused(*refusal);
        results.codes += codeOf(refusal);
    }
    return cbor(toBytes(results));
}

void keepBundle(HubStore& store, const VisitPtr& visit) {
    const auto bundle = wire::blobBundleFrom(visit->request.body);
    if (!bundle) return visit->answer(malformed(bundle.error()));
    const auto kept = store.keep(visit->storeCaller(), bundle->blobs);
    visit->answer(kept ? resultsOf(*kept) : trouble(kept.error(), visit->request.id));
}

std::optional<BlobName> nameIn(const VisitPtr& visit) {
    const auto name = BlobName::fromPath(QString::fromLatin1(visit->request.target.split('?').first()));
    if (!name) visit->refuse(Refusal::PathUnknown);
    return name;
}

QByteArray offsetText(const BlobState& state) { return QByteArray::number(state.offset); }

void lookFor(HubStore& store, const VisitPtr& visit) {
    const auto name = nameIn(visit);
    if (!name) return;
    visit->answer(
        answerTo(store.blobState(visit->caller(), *name), visit->request.id, [](const BlobState& state) {
            if (!state.here)
                return refused(Refusal::BlobUnknown).with(wire::header::uploadOffset, offsetText(state));
            http::Response response = http::answer(200, bytesType, {});
            response.source = std::make_shared<BytesSource>(QByteArray());
            response.length = state.size;
            return response;
        }));
}

void give(HubStore& store, const VisitPtr& visit) {
    const auto name = nameIn(visit);
    if (!name) return;
    visit->answer(
        answerTo(store.blob(visit->caller(), *name), visit->request.id, [&](const QByteArray& bytes) {
            const auto source = std::make_shared<BytesSource>(bytes);
            return http::ranged(visit->request, bytesType, bytes.size(), source,
                                [&source](qint64 offset) { source->at = offset; });
        }));
}

/// Without a Content-Range the body is the whole.
std::optional<HubStore::Part> partIn(const http::Request& request) {
    const qint64 size = request.body.size();
    const QByteArray header = request.headers.value("Content-Range");
    if (header.isEmpty()) return HubStore::Part{{}, 0, size, request.body};
    const auto range = contentRange(header, size);
    if (!range) return std::nullopt;
    return HubStore::Part{{}, range->first, range->total, request.body};
}

http::Response plain(int status) {
    http::Response response;
    response.status = status;
    return response;
}

void keepWhole(HubStore& store, const VisitPtr& visit, const BlobName& name) {
    const auto kept = store.keep(visit->storeCaller(), {{name, visit->request.body}});
    if (!kept) return visit->answer(trouble(kept.error(), visit->request.id));
    kept->first() ? visit->refuse(*kept->first()) : visit->answer(plain(201));
}

http::Response partAnswer(const BlobState& state) {
    return state.here ? plain(201) : plain(202).with(wire::header::uploadOffset, offsetText(state));
}

void keepPart(HubStore& store, const VisitPtr& visit, const HubStore::Part& part) {
    const auto kept = store.keepPart(visit->storeCaller(), part);
    if (kept && kept->refusal == Refusal::OffsetDiffers)
        return visit->answer(refused(Refusal::OffsetDiffers, {{u"offset"_s, kept->value.offset}})
                                 .with(wire::header::uploadOffset, offsetText(kept->value)));
    visit->answer(answerTo(kept, visit->request.id, partAnswer));
}

void put(HubStore& store, const VisitPtr& visit) {
    const auto name = nameIn(visit);
    if (!name) return;
    auto part = partIn(visit->request);
    if (!part || part->bytes.isEmpty())
        return visit->refuse(Refusal::HeaderMalformed, {{u"field"_s, u"Content-Range"_s}});
    if (part->total > wire::limit::blobBytes) return visit->refuse(Refusal::BlobTooLarge);
    const auto before = store.blobState(visit->caller(), *name);
    if (!before) return visit->answer(trouble(before.error(), visit->request.id));
    if (before->value.here) return visit->answer(plain(200));
    part->name = *name;
    visit->request.headers.has("Content-Range") ? keepPart(store, visit, *part)
                                                : keepWhole(store, visit, *name);
}

} // namespace

void addBlobRoutes(http::RouteTable& table, Hub& hub) {
    const auto add = [&](Endpoint endpoint, void (*answer)(HubStore&, const VisitPtr&)) {
        table.add(hub.reception->route(
            endpoint, [&store = hub.store, answer](const VisitPtr& visit) { answer(store, visit); }));
    };
    add(Endpoint::BlobsMissing, answerMissing);
    add(Endpoint::SendBlobs, keepBundle);
    add(Endpoint::LookForBlob, lookFor);
    add(Endpoint::PutBlob, put);
    add(Endpoint::GetBlob, give);
}

} // namespace mianguan::hub
