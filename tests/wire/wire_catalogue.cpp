#include "core/wire/endpoint.h"
#include "core/wire/limits.h"
#include "core/wire/refusal.h"
#include "core/wire/versions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

// Says as JSON what the code knows of the contract, for test_openapi.py to compare with
// resources/hub/openapi.yaml.

using namespace mianguan::wire;
using namespace Qt::StringLiterals;

namespace {

QJsonObject refusals() {
    QJsonObject all;
    for (int i = 0; i < refusalCount; ++i) {
        const auto refusal = Refusal(i);
        const bool retryable = persistenceOf(refusal) == Persistence::Retryable;
        const RefusalWords words = wordsOf(refusal, u"en");
        all.insert(refusalId(refusal), QJsonObject{{"status"_L1, refusalStatus(refusal)},
                                                   {"retryable"_L1, retryable},
                                                   {"sentence"_L1, words.sentence},
                                                   {"remedy"_L1, words.remedy}});
    }
    return all;
}

QJsonArray endpoints() {
    QJsonArray all;
    for (int i = 0; i < endpointCount; ++i) {
        const EndpointFacts facts = factsOf(Endpoint(i));
        all << QJsonObject{{"method"_L1, QLatin1String(facts.method)},
                           {"path"_L1, QLatin1String(facts.path)},
                           {"signed"_L1, facts.isSigned}};
    }
    return all;
}

QJsonObject limits() {
    return {{"head_bytes"_L1, limit::headBytes},
            {"body_bytes"_L1, limit::bodyBytes},
            {"blob_bytes"_L1, limit::blobBytes},
            {"small_blob_bytes"_L1, limit::smallBlobBytes},
            {"problem_bytes"_L1, limit::problemBytes},
            {"event_header_bytes"_L1, limit::eventHeaderBytes},
            {"event_body_bytes"_L1, limit::eventBodyBytes},
            {"event_depth"_L1, limit::eventDepth},
            {"event_values"_L1, limit::eventValues},
            {"depth"_L1, limit::depth},
            {"values"_L1, limit::values},
            {"events"_L1, limit::events},
            {"outcomes_asked"_L1, limit::outcomesAsked},
            {"submissions_asked"_L1, limit::submissionsAsked},
            {"blobs_asked"_L1, limit::blobsAsked},
            {"blobs_bundled"_L1, limit::blobsBundled},
            {"leases"_L1, limit::leases},
            {"request_number"_L1, limit::requestNumber},
            {"schools"_L1, limit::schools},
            {"text_length"_L1, limit::textLength},
            {"sentence_length"_L1, limit::sentenceLength},
            {"wait_seconds"_L1, qint64(limit::wait.count())},
            {"lease_seconds"_L1, qint64(limit::lease.count())},
            {"nonce_seconds"_L1, qint64(limit::nonce.count())},
            {"fresh_nonce_seconds"_L1, qint64(limit::freshNonce.count())}};
}

} // namespace

int main() {
    const QJsonObject all{{"version"_L1, versions().first()},
                          {"refusals"_L1, refusals()},
                          {"endpoints"_L1, endpoints()},
                          {"limits"_L1, limits()}};
    std::fputs(QJsonDocument(all).toJson().constData(), stdout);
    return 0;
}
