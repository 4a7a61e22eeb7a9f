#include "core/hub/answers.h"

#include "core/wire/request_signature.h"

#include <QLoggingCategory>

namespace mianguan::hub {

using namespace Qt::StringLiterals;
using wire::Refusal;

namespace {

Q_LOGGING_CATEGORY(log, "mianguan.hub")

constexpr int retrySeconds = 5;

Refusal refusalFor(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::DiskFull:
        return Refusal::DiskFull;
    case ErrorKind::Busy:
    case ErrorKind::ReadOnly:
    case ErrorKind::System:
    case ErrorKind::Cancelled:
        return Refusal::HubUnready;
    case ErrorKind::NotFound:
    case ErrorKind::Unreadable:
    case ErrorKind::Unsupported:
    case ErrorKind::TooLarge:
    case ErrorKind::Corrupt:
    case ErrorKind::Refused:
        return Refusal::HubFailed;
    }
    return Refusal::HubFailed;
}

struct Pair {
    const char* server;
    Refusal contract;
};
constexpr Pair pairs[] = {{"request-malformed", Refusal::HeaderMalformed},
                          {"path-wrong", Refusal::PathUnknown},
                          {"not-found", Refusal::PathUnknown},
                          {"method-not-allowed", Refusal::MethodUnknown},
                          {"head-too-large", Refusal::HeadersTooLarge},
                          {"body-too-large", Refusal::BodyTooLarge},
                          {"expectation-failed", Refusal::HeaderMalformed},
                          {"range-beyond", Refusal::RangeWrong},
                          {"http-version", Refusal::HeaderMalformed},
                          {"too-slow", Refusal::RequestTooSlow},
                          {"took-too-long", Refusal::HubUnready},
                          {"server-busy", Refusal::HubUnready},
                          {"too-many-connections", Refusal::TooManyConnections},
                          {"too-many-from-address", Refusal::TooManyAtOnce},
                          {"stopping", Refusal::HubUnready},
                          {"internal", Refusal::HubFailed}};

void translate(http::Response& response) {
    for (const Pair& pair : pairs) {
        if (response.problem->code != pair.server) continue;
        response.problem->code = wire::refusalId(pair.contract).toLatin1();
        response.status = wire::refusalStatus(pair.contract);
    }
}

} // namespace

Refusal ofRequest(Refusal refusal) {
    const bool plain = wire::refusalStatus(refusal) != 0 || refusal == Refusal::Purged;
    return plain ? refusal : Refusal::NotAllowed;
}

http::Response refused(Refusal why, const QJsonObject& details) {
    const Refusal refusal = ofRequest(why);
    const int status = refusal == Refusal::Purged ? 403 : wire::refusalStatus(refusal);
    http::Response response = http::problem(status, wire::refusalId(refusal).toLatin1(), details);
    if (status == 503) response.with("Retry-After", QByteArray::number(retrySeconds));
    return response;
}

http::Response refusedFor(Refusal refusal, std::chrono::milliseconds wait) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    return refused(refusal).with("Retry-After", QByteArray::number(std::max<qint64>(seconds, 1)));
}

http::Response malformed(const Error& error) {
    const bool many = error.kind == ErrorKind::TooLarge;
    return refused(many ? Refusal::TooManyItems : Refusal::BodyMalformed,
                   {{u"field"_s, error.where}, {u"problem"_s, error.what}});
}

http::Response trouble(const Error& error, const QByteArray& requestId) {
    qCWarning(log).noquote() << "request" << requestId << "failed:" << error.sentence();
    return refused(refusalFor(error.kind));
}

http::Response cbor(QByteArray message) { return http::answer(200, wire::cborType, std::move(message)); }

void inCodesOfTheContract(const http::Request& request, http::Response& response) {
    if (!response.problem) return;
    translate(response);
    const bool large = response.problem->code == wire::refusalId(Refusal::BodyTooLarge).toLatin1();
    if (large && request.method == http::Method::Put)
        response.problem->code = wire::refusalId(Refusal::BlobTooLarge).toLatin1();
    response.with(wire::header::refusal, response.problem->code);
}

std::optional<http::Words> inWordsOfTheContract(const http::Problem& problem, http::Language language) {
    const auto refusal = wire::refusalFrom(QString::fromLatin1(problem.code));
    if (!refusal) return std::nullopt;
    const wire::RefusalWords words =
        wire::wordsOf(*refusal, language == http::Language::Chinese ? u"zh" : u"en");
    return http::Words{words.sentence, words.remedy};
}

} // namespace mianguan::hub
