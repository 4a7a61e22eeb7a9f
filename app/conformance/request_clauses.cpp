#include "app/conformance/trial.h"
#include "core/wire/blob_messages.h"
#include "core/wire/hub_info.h"

#include <QJsonArray>
#include <QRegularExpression>

// What holds of any request, before and after one is enrolled.

namespace mianguan::conformance {

using namespace Qt::StringLiterals;
using wire::Refusal;

namespace {

Fault hubTold(Trial& trial) {
    const Got got = trial.ask({"GET", "/v1/hub"});
    const auto info = wire::hubInfoFrom(got.body);
    if (const Fault fault = unlessSays(got, info); !fault.isEmpty()) return fault;
    if (!info->versions.contains(1)) return u"version 1 is not listed"_s;
    if (!info->pins.contains(trial.route.pins.first()))
        return u"the pin of the enrolment code is not listed"_s;
    return {};
}

Fault requestIdTold(Trial& trial) {
    const QByteArray id = "conformance-1";
    const Got got = trial.ask({"GET", "/v1/hub", {}, {"Mianguan-Request-Id: " + id}});
    return got.header(wire::header::requestId) == id ? Fault() : u"the id sent is not told again"_s;
}

Fault versionRefused(Trial& trial) {
    const Got got = trial.ask({"GET", "/v1/nonce", {}, {"Mianguan-Version: 99"}});
    if (const Fault fault = unlessRefused(got, Refusal::VersionUnknown); !fault.isEmpty()) return fault;
    const auto problem = wire::problemFrom(got.body);
    return problem->details["versions"_L1].toArray().contains(1) ? Fault()
                                                                 : u"details.versions does not list 1"_s;
}

Fault pathRefused(Trial& trial) {
    return unlessRefused(trial.ask({"GET", "/v1/no-such-thing"}), Refusal::PathUnknown);
}

Fault methodRefused(Trial& trial) {
    return unlessRefused(trial.ask({"DELETE", "/v1/hub"}), Refusal::MethodUnknown);
}

Fault wordsInTheLanguageAsked(Trial& trial) {
    static const QRegularExpression han(u"\\p{Han}"_s);
    for (const QByteArray& language : {QByteArray("zh-CN,zh;q=0.9,en;q=0.8"), QByteArray("en")}) {
        const auto problem = wire::problemFrom(
            trial.ask({"GET", "/v1/no-such-thing", {}, {"Accept-Language: " + language}}).body);
        if (!problem || problem->sentence.isEmpty() || problem->remedy.isEmpty())
            return u"a refusal without sentence or remedy"_s;
        if (han.match(problem->sentence).hasMatch() != language.startsWith("zh"))
            return u"asked for %1, got \"%2\""_s.arg(QString::fromLatin1(language), problem->sentence);
    }
    return {};
}

Fault nonceGiven(Trial& trial) {
    const Got got = trial.ask({"GET", "/v1/nonce"});
    return unlessSays(got, wire::nonceAnswerFrom(got.body));
}

Fault alive(Trial& trial) {
    for (const char* path : {"/healthz", "/readyz"})
        if (const Fault fault = unlessStatus(trial.ask({"GET", path}), 200); !fault.isEmpty()) return fault;
    return {};
}

const Ask reading{"GET", "/v1/events?after=0&limit=1"};

Fault unsignedRefused(Trial& trial) { return unlessRefused(trial.ask(reading), Refusal::RequestUnsigned); }

Fault strangerRefused(Trial& trial) {
    const SigningKey stranger = SigningKey::random();
    const auto signature =
        wire::RequestSignature::by(stranger, stranger.publicKey().id(),
                                   {reading.method, reading.target, Hash::of({}), trial.freshNonce(), 1});
    return unlessRefused(trial.askWith(reading, signature.headerLines()), Refusal::CallerUnknown);
}

Fault anothersSignatureRefused(Trial& trial) {
    const auto signature =
        wire::RequestSignature::by(SigningKey::random(), trial.station(),
                                   {reading.method, reading.target, Hash::of({}), trial.freshNonce(), 1});
    return unlessRefused(trial.askWith(reading, signature.headerLines()), Refusal::RequestSignatureWrong);
}

Fault alteredRefused(Trial& trial) {
    const Ask query{"POST", "/v1/outcomes", toBytes(wire::OutcomeQuery{{Id::random()}})};
    Ask body = query, target = query;
    body.body = toBytes(wire::OutcomeQuery{{Id::random()}});
    target.target += "?x=1";
    for (const Ask& altered : {body, target}) {
        const Fault fault =
            unlessRefused(trial.askWith(altered, trial.signatureOf(query)), Refusal::RequestSignatureWrong);
        if (!fault.isEmpty()) return fault;
    }
    return {};
}

Fault replayRefused(Trial& trial, const Ask& ask) {
    const QByteArrayList signature = trial.signatureOf(ask);
    if (const Fault fault = unlessStatus(trial.askWith(ask, signature), 200); !fault.isEmpty()) return fault;
    return unlessRefused(trial.askWith(ask, signature), Refusal::RequestReplayed);
}

Fault replayedReadRefused(Trial& trial) { return replayRefused(trial, reading); }

Fault replayedWriteRefused(Trial& trial) {
    const QByteArray bytes = "conformance " + Id::random().bytes();
    return replayRefused(
        trial, {"POST", "/v1/blobs", toBytes(wire::BlobBundle{{{{Id::random(), Hash::of(bytes)}, bytes}}})});
}

Fault madeUpNonceRefused(Trial& trial) {
    const QByteArray madeUp =
        QByteArray(56, 'x').toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const auto by = [&](const QByteArray& nonce) {
        return wire::RequestSignature::by(trial.key, trial.station(),
                                          {reading.method, reading.target, Hash::of({}), nonce, 1})
            .headerLines();
    };
    const Got refused = trial.askWith(reading, by(madeUp));
    if (const Fault fault = unlessRefused(refused, Refusal::NonceStale); !fault.isEmpty()) return fault;
    const QByteArray next = refused.header(wire::header::nextNonce);
    if (next.isEmpty()) return u"no Mianguan-Next-Nonce came with it"_s;
    return unlessStatus(trial.askWith(reading, by(next)), 200);
}

Fault numbersMayOvertake(Trial& trial) {
    const QByteArray nonce = trial.freshNonce();
    for (const qint64 number : {7, 3, 9}) {
        const auto signature = wire::RequestSignature::by(
            trial.key, trial.station(), {reading.method, reading.target, Hash::of({}), nonce, number});
        const Fault fault = unlessStatus(trial.askWith(reading, signature.headerLines()), 200);
        if (!fault.isEmpty()) return u"number %1: "_s.arg(number) + fault;
    }
    return {};
}

Fault otherTypesRefused(Trial& trial) {
    Ask ask{"POST", "/v1/outcomes", toBytes(wire::OutcomeQuery{{Id::random()}})};
    ask.type = "text/html";
    return unlessRefused(trial.askSigned(ask), Refusal::MediaTypeUnknown);
}

Fault malformedNamesItsField(Trial& trial) {
    const QByteArray wrong = QByteArray::fromHex("a1"
                                                 "63"
                                                 "696473"
                                                 "8101"); // {"ids": [1]}
    const Got got = trial.askSigned({"POST", "/v1/outcomes", wrong});
    if (const Fault fault = unlessRefused(got, Refusal::BodyMalformed); !fault.isEmpty()) return fault;
    const QString field = wire::problemFrom(got.body)->details["field"_L1].toString();
    return field == u"ids[0]" ? Fault() : u"details.field is \"%1\", not ids[0]"_s.arg(field);
}

Fault oddCborRefused(Trial& trial) {
    const QByteArray id = "50" + QByteArray(16, 'a').toHex();
    for (const QByteArray& hex :
         {QByteArray("9f"), "a263696473" + QByteArray("81") + id + "6369647381" + id, // a key twice
          "c1a163696473" + QByteArray("81") + id, "bf63696473" + QByteArray("81") + id + "ff",
          QByteArray("81").repeated(60) + "00"}) {
        const Got got = trial.askSigned({"POST", "/v1/outcomes", QByteArray::fromHex(hex)});
        if (const Fault fault = unlessRefused(got, Refusal::BodyMalformed); !fault.isEmpty())
            return QString::fromLatin1(hex.left(40)) + u": "_s + fault;
    }
    return {};
}

} // namespace

QList<Clause> requestClauses() {
    return {{"hub-told", "paths./v1/hub.get", "GET /v1/hub says who the hub is, version 1 and the pin in use",
             hubTold},
            {"request-id-told", "info, Request ids", "the request id sent is told again", requestIdTold},
            {"version-refused", "info, Versions", "an unknown version is refused, naming the known ones",
             versionRefused},
            {"path-refused", "info, At any operation", "an unknown path is refused", pathRefused},
            {"method-refused", "info, At any operation", "an unknown method is refused", methodRefused},
            {"words", "info, Refusals", "a refusal has a sentence and a remedy in the language asked for",
             wordsInTheLanguageAsked},
            {"alive", "paths./healthz, paths./readyz", "the hub says that it is alive and ready", alive},
            {"nonce-given", "paths./v1/nonce.get", "a nonce is given", nonceGiven}};
}

QList<Clause> signatureClauses() {
    const char* place = "info, Signed requests";
    return {
        {"unsigned-refused", place, "a request without a signature is refused", unsignedRefused},
        {"stranger-refused", place, "a caller the hub does not know is refused", strangerRefused},
        {"wrong-signature-refused", place, "another's signature is refused", anothersSignatureRefused},
        {"altered-refused", place, "a request whose body or target was altered is refused", alteredRefused},
        {"replayed-read-refused", place, "a reading request sent twice is refused the second time",
         replayedReadRefused},
        {"replayed-write-refused", place, "a writing request sent twice is refused the second time",
         replayedWriteRefused},
        {"nonce-refused", place, "a nonce the hub did not make is refused, with one that is good",
         madeUpNonceRefused},
        {"numbers-overtake", place, "requests may overtake one another", numbersMayOvertake},
        {"type-refused", "info, At any operation", "a body of another media type is refused",
         otherTypesRefused},
        {"field-named", "components.schemas.Problem", "a malformed body is refused, naming the field",
         malformedNamesItsField},
        {"odd-cbor-refused", "info, Bodies",
         "CBOR with tags, indefinite lengths, a key twice or too deep is refused", oddCborRefused}};
}

} // namespace mianguan::conformance
