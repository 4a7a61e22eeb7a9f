#include "fake_state.h"

#include "core/base/clock.h"
#include "core/wire/endpoint.h"
#include "core/wire/hub_info.h"
#include "core/wire/limits.h"
#include "core/wire/nonce.h"
#include "core/wire/problem.h"
#include "core/wire/request_signature.h"
#include "core/wire/submission_states.h"
#include "core/wire/versions.h"

#include <QJsonArray>

namespace mianguan::test {

using namespace Qt::StringLiterals;
using wire::Refusal;

namespace {

using Header = std::pair<QByteArray, QByteArray>;

FakeAnswer refusal(Refusal code, const FakeRequest& request, const QByteArray& requestId, bool withWords,
                   const QJsonObject& details) {
    wire::Problem problem = wire::Problem::of(code, QString::fromLatin1(request.header("Accept-Language")),
                                              QString::fromLatin1(requestId), details);
    if (!withWords) problem.sentence = problem.remedy = QString();
    FakeAnswer answer{wire::refusalStatus(code), {{"Content-Type", wire::problemType}}, toBytes(problem)};
    answer.headers += Header(wire::header::refusal, wire::refusalId(code).toLatin1());
    return answer;
}

const QHash<QString, QByteArrayList>& methods() {
    static const QHash<QString, QByteArrayList> all{
        {u"/v1/hub"_s, {"GET"}},          {u"/v1/nonce"_s, {"GET"}},
        {u"/v1/enrolments"_s, {"POST"}},  {u"/v1/blobs/missing"_s, {"POST"}},
        {u"/v1/blobs"_s, {"POST"}},       {u"/v1/events"_s, {"POST", "GET"}},
        {u"/v1/outcomes"_s, {"POST"}},    {u"/v1/leases"_s, {"POST"}},
        {u"/v1/submissions"_s, {"POST"}}, {u"/v1/submissions/states"_s, {"POST"}},
        {u"/healthz"_s, {"GET"}},         {u"/readyz"_s, {"GET"}}};
    return all;
}

bool isLeasePath(const QString& path) { return path.startsWith(u"/v1/leases/"); }

std::optional<Refusal> whyNoRoute(const FakeRequest& request) {
    const QString path = request.path();
    if (wire::BlobName::fromPath(path))
        return QByteArrayList{"HEAD", "PUT", "GET"}.contains(request.method)
                   ? std::nullopt
                   : std::optional(Refusal::MethodUnknown);
    if (isLeasePath(path)) return {};
    const auto known = methods().constFind(path);
    if (known == methods().cend()) return Refusal::PathUnknown;
    return known->contains(request.method) ? std::nullopt : std::optional(Refusal::MethodUnknown);
}

bool isUnsigned(const QString& path) {
    return QStringList{u"/v1/hub"_s, u"/v1/nonce"_s, u"/v1/enrolments"_s, u"/healthz"_s, u"/readyz"_s}
        .contains(path);
}

} // namespace

FakeState::FakeState() = default;

FakeAnswer FakeState::cbor(const QByteArray& body) { return {200, {{"Content-Type", wire::cborType}}, body}; }

FakeAnswer FakeState::answer(const FakeRequest& request) {
    Lock lock(mutex);
    const QByteArray sent = request.header(wire::header::requestId);
    const QByteArray id = sent.isEmpty() ? QByteArray("made") : sent;
    const Outcome outcome = route(request, lock);
    FakeAnswer answer = outcome ? *outcome
                                : refusal(outcome.error().code, request, id, !has(Wrong::RefusesWithoutWords),
                                          has(Wrong::HidesDetails) ? QJsonObject() : outcome.error().details);
    if (!outcome) answer.headers += outcome.error().headers;
    if (!has(Wrong::HidesRequestIds)) answer.headers += Header(wire::header::requestId, id);
    return answer;
}

std::optional<FakeState::Refused> FakeState::whyHeadWrong(const FakeRequest& request) const {
    const QByteArray version = request.header(wire::header::version);
    if (request.headBytes > wire::limit::headBytes) return Refused{Refusal::HeadersTooLarge};
    const bool needsVersion = request.path().startsWith(u"/v1/") && request.path() != u"/v1/hub";
    if (needsVersion && version.isEmpty()) return Refused{Refusal::HeaderMalformed};
    if (needsVersion && version != "1" && !has(Wrong::SpeaksAnyVersion))
        return Refused{Refusal::VersionUnknown, {{"versions"_L1, QJsonArray{1}}}};
    if (const auto none = whyNoRoute(request); none && !has(Wrong::HasNoPath404)) return Refused{*none};
    if (!request.hasLength) return Refused{Refusal::LengthRequired};
    if (request.tooLarge && !has(Wrong::TakesTooMuch))
        return Refused{request.method == "PUT" ? Refusal::BlobTooLarge : Refusal::BodyTooLarge};
    return {};
}

FakeState::Outcome FakeState::route(const FakeRequest& request, Lock& lock) {
    if (const auto refused = whyHeadWrong(request)) return tl::unexpected(*refused);
    const QString path = request.path();
    if (path == u"/v1/hub") return hub();
    if (path == u"/v1/nonce") return freshNonce();
    if (path == u"/v1/enrolments") return enrol(request);
    if (isUnsigned(path) || whyNoRoute(request)) return FakeAnswer{200, {}, "well\n"};
    const QByteArray wanted = request.method == "PUT" ? "application/octet-stream" : wire::cborType;
    if (!request.body.isEmpty() && request.header("Content-Type") != wanted && !has(Wrong::TakesAnyType))
        return tl::unexpected(Refused{Refusal::MediaTypeUnknown});
    Id caller;
    const bool writes = request.method != "GET" && request.method != "HEAD";
    if (const auto refused = whyNotSigned(request, writes, caller)) return tl::unexpected(*refused);
    return signedRoute(request, caller, lock);
}

QByteArray FakeState::makeNonce() {
    return wire::Nonce::make(nonceKey, wire::Nonce::Time(nowMs()) + wire::limit::nonce).text();
}

std::optional<FakeState::Refused> FakeState::whyNotSigned(const FakeRequest& request, bool writes,
                                                          Id& caller) {
    if (has(Wrong::TakesUnsigned) && request.header(wire::header::signature).isEmpty()) {
        caller = chains.empty() ? Id() : chains.begin()->first;
        return {};
    }
    const QByteArray nonce = request.header(wire::header::nonce),
                     number = request.header(wire::header::number);
    const auto values = {request.header(wire::header::caller), nonce, number,
                         request.header(wire::header::signature)};
    if (std::any_of(values.begin(), values.end(), [](const QByteArray& each) { return each.isEmpty(); }))
        return Refused{Refusal::RequestUnsigned};
    const auto signature = wire::RequestSignature::fromHeaders(
        request.header(wire::header::caller), nonce, number, request.header(wire::header::signature));
    if (!signature) return Refused{Refusal::HeaderMalformed, {{"field"_L1, signature.error().where}}};
    const auto chain = chains.find(signature->caller);
    if (chain == chains.end()) return Refused{Refusal::CallerUnknown};
    const auto given = wire::Nonce::read(nonceKey, nonce);
    if (!has(Wrong::TakesMadeUpNonces) && (!given || given->isStale(wire::Nonce::Time(nowMs()))))
        return Refused{Refusal::NonceStale, {}, {{wire::header::nextNonce, makeNonce()}}};
    const Hash body = Hash::of(request.body);
    if (!has(Wrong::TakesAnySignature) &&
        !signature->fits(chain->second.key, request.method, request.target, body))
        return Refused{Refusal::RequestSignatureWrong};
    const QByteArray used = signature->caller.bytes() + nonce + ' ' + number;
    const Wrong taking = writes ? Wrong::TakesReplays : Wrong::TakesReplayedReads;
    const bool overtaken = has(Wrong::WantsRisingNumbers) && signature->number < highest.value(nonce);
    if (overtaken || (numbers.contains(used) && !has(taking))) return Refused{Refusal::RequestReplayed};
    numbers.insert(used);
    highest[nonce] = std::max(highest.value(nonce), signature->number);
    caller = signature->caller;
    return {};
}

FakeState::Outcome FakeState::signedRoute(const FakeRequest& request, const Id& caller, Lock& lock) {
    const QString path = request.path();
    if (const auto name = wire::BlobName::fromPath(path)) return blob(request, *name);
    if (path == u"/v1/blobs/missing") return blobsMissing(request);
    if (path == u"/v1/blobs") return takeBlobs(request);
    if (path == u"/v1/events" && request.method == "POST") return takeEvents(request, caller);
    if (path == u"/v1/events") return changes(request, lock);
    if (path == u"/v1/outcomes") return outcomes(request, caller);
    if (path == u"/v1/leases") return lease(request);
    if (isLeasePath(path)) return renewOrEnd(request);
    if (path == u"/v1/submissions" && has(Wrong::TakesSubmissionsOfStations))
        return FakeAnswer{200, {}, "fine"};
    if (path == u"/v1/submissions/states" && has(Wrong::TellsStationsOfSubmissions))
        return cbor(toBytes(wire::SubmissionStates()));
    return tl::unexpected(Refused{Refusal::NotAllowed});
}

FakeAnswer FakeState::hub() const {
    return cbor(toBytes(wire::HubInfo{
        hubId, u"测试中心"_s, u"fake 1"_s, wire::versions(), nowMs(), hubKey.publicKey(), pins, {}, epoch}));
}

FakeAnswer FakeState::freshNonce() {
    return cbor(toBytes(wire::NonceAnswer{makeNonce(), int(wire::limit::nonce.count())}));
}

FakeState::Outcome FakeState::enrol(const FakeRequest& request) {
    const auto asked = wire::enrolmentRequestFrom(request.body);
    if (!asked) return tl::unexpected(Refused{Refusal::BodyMalformed, {{"field"_L1, asked.error().where}}});
    if (!asked->isSigned()) return tl::unexpected(Refused{Refusal::SignatureWrong});
    const Id station = asked->stationKey.id();
    const auto before = used.constFind(asked->secret);
    const bool again = before != used.cend() && before->station == station && !has(Wrong::ForgetsEnrolment);
    if (again) return cbor(toBytes(*before));
    const bool good = codes.contains(asked->secret) && (before == used.cend() || has(Wrong::CodeGoodTwice));
    if (!good) return tl::unexpected(Refused{Refusal::CodeUnknown});
    chains[station].key = asked->stationKey;
    heirs.insert(station, codes.value(asked->secret));
    const wire::Enrolment enrolment{
        station, {u"10558"_s}, {u"operator"_s, u"reviewer"_s}, hubKey.publicKey(), 0};
    used.insert(asked->secret, enrolment);
    if (tellsOfStations) announce(asked->stationKey);
    return cbor(toBytes(enrolment));
}

void FakeState::voidNext(const QString& type) {
    const std::lock_guard lock(mutex);
    voided += type;
}

void FakeState::stop() {
    const std::lock_guard lock(mutex);
    stopping = true;
    news.notify_all();
}

void FakeState::addCode(const QByteArray& secret, const Id& replaces) {
    const std::lock_guard lock(mutex);
    codes.insert(secret, replaces);
}

void FakeState::addPerson(const Id& id, const PublicKey& key) {
    const std::lock_guard lock(mutex);
    people[id] = key;
}

void FakeState::staleAllNonces() {
    const std::lock_guard lock(mutex);
    nonceKey = Key::random();
}

QList<wire::LogEntry> FakeState::log() const {
    const std::lock_guard lock(mutex);
    QList<wire::LogEntry> all;
    for (const auto& [id, position] : positions) {
        const Stored& stored = events.at(id);
        all += {position, stored.outcome.outcome, stored.outcome.reason, stored.sent};
    }
    return all;
}

qsizetype FakeState::storedEvents() const {
    const std::lock_guard lock(mutex);
    return qsizetype(events.size());
}

int FakeState::timesApplied(const Id& event) const {
    const std::lock_guard lock(mutex);
    return int(std::count_if(positions.begin(), positions.end(),
                             [&](const auto& each) { return each.first == event; }));
}

QMap<wire::BlobName, QByteArray> FakeState::blobs() const {
    const std::lock_guard lock(mutex);
    return whole;
}

qint64 FakeState::partOf(const wire::BlobName& name) const {
    const std::lock_guard lock(mutex);
    return parts.value(name).size();
}

} // namespace mianguan::test
