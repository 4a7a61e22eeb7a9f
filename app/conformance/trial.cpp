#include "app/conformance/trial.h"

#include "core/base/clock.h"
#include "core/ledger/body.h"
#include "core/wire/hub_info.h"
#include "core/wire/limits.h"

namespace mianguan::conformance {

using namespace Qt::StringLiterals;

namespace {

QByteArray line(const char* name, const QByteArray& value) { return QByteArray(name) + ": " + value; }

bool names(const QByteArrayList& headers, const char* name) {
    return std::any_of(headers.begin(), headers.end(), [name](const QByteArray& header) {
        return header.toLower().startsWith(QByteArray(name).toLower() + ':');
    });
}

} // namespace

Trial::Trial(const sync::Route& way, const QByteArray& code) : route(way), secret(code), courier(way) {}

std::future<Got> Trial::begin(Ask ask) {
    if (!names(ask.headers, wire::header::version)) ask.headers += line(wire::header::version, "1");
    const bool hasBody = ask.method == "POST" || ask.method == "PUT";
    if (hasBody) ask.headers += line("Content-Type", ask.type);
    sync::HttpRequest request{ask.method, ask.target, ask.headers, ask.body, hasBody, wire::limit::blobBytes,
                              ask.silence};
    const auto promise = std::make_shared<std::promise<Got>>();
    carry(std::move(request), promise, true);
    return promise->get_future();
}

/// A hub may close a connection between two requests: then it goes out once more on another.
void Trial::carry(sync::HttpRequest request, const std::shared_ptr<std::promise<Got>>& promise,
                  bool mayRepeat) {
    courier.carry(request, {}, [=, this](const sync::HttpAnswer& answer, std::optional<sync::Mishap> mishap) {
        if (mishap == sync::Mishap::Unanswered && mayRepeat) return carry(request, promise, false);
        const QString trouble =
            mishap ? sync::troubleFrom(*mishap, {route.address, {}, {}}).error.what : QString();
        promise->set_value({answer.status, answer.body, answer.headers, trouble});
    });
}

Got Trial::ask(Ask ask) { return begin(std::move(ask)).get(); }

QByteArray Trial::freshNonce() {
    const auto answer = wire::nonceAnswerFrom(ask({"GET", "/v1/nonce"}).body);
    return answer ? answer->nonce : QByteArray("none");
}

QByteArrayList Trial::signatureOf(const Ask& ask) {
    if (nonce.isEmpty()) nonce = freshNonce();
    return wire::RequestSignature::by(key, station(),
                                      {ask.method, ask.target, Hash::of(ask.body), nonce, ++number})
        .headerLines();
}

Got Trial::askWith(Ask ask, const QByteArrayList& signature) {
    ask.headers += signature;
    return this->ask(std::move(ask));
}

Got Trial::askSigned(Ask ask) {
    const QByteArrayList signature = signatureOf(ask);
    const Got got = askWith(std::move(ask), signature);
    if (const QByteArray next = got.header(wire::header::nextNonce); !next.isEmpty()) {
        nonce = next;
        number = 0;
    }
    return got;
}

wire::SentEvent Trial::resigned(Event event, const QByteArray& body) const {
    wire::SentEvent sent{encodeHeader(event), {}, {}, body};
    sent.stationSignature = key.sign(signedByStation(sent.header));
    return sent;
}

wire::SentEvent Trial::after(const wire::ChainEnd& end, const Draft& draft, const Id& user) const {
    const Body body = Body::of(draft.content);
    Event event;
    event.id = Id::random();
    event.station = station();
    event.seq = end.seq + 1;
    event.previous = end.hash;
    event.type = draft.type;
    event.typeVersion = draft.typeVersion;
    event.subject = draft.subject;
    event.tombstone = draft.tombstone;
    event.user = user;
    event.timeMs = nowMs();
    event.body = body.hash();
    return resigned(event, body.bytes());
}

wire::SentEvent Trial::event(const Draft& draft, const Id& user) const { return after(head, draft, user); }

Got Trial::send(const QList<wire::SentEvent>& events) {
    const Got got = askSigned({"POST", "/v1/events", toBytes(wire::EventBatch{events})});
    const auto outcomes = wire::eventOutcomesFrom(got.body);
    if (got.status != 200 || !outcomes) return got;
    head = outcomes->head;
    for (const wire::EventOutcome& outcome : outcomes->outcomes)
        settled.insert(outcome.id, outcome);
    for (const wire::SentEvent& each : events)
        if (const auto header = decodeHeader(each.header)) sent.insert(header->id, each);
    return got;
}

Fault unlessStatus(const Got& got, int status) {
    if (!got.trouble.isEmpty()) return u"no answer: "_s + got.trouble;
    if (got.status == status) return {};
    return u"expected the status %1, got %2 %3"_s.arg(status)
        .arg(got.status)
        .arg(QString::fromUtf8(got.body.left(200)));
}

Fault unlessRefused(const Got& got, wire::Refusal refusal) {
    const QString id = wire::refusalId(refusal);
    if (const Fault fault = unlessStatus(got, wire::refusalStatus(refusal)); !fault.isEmpty()) return fault;
    const QString told = QString::fromLatin1(got.header(wire::header::refusal));
    if (told != id) return u"expected Mianguan-Refusal: %1, got \"%2\""_s.arg(id, told);
    if (got.body.isEmpty()) return {}; // to HEAD
    const auto problem = wire::problemFrom(got.body);
    if (!got.header("Content-Type").startsWith(wire::problemType))
        return u"the refusal is not application/problem+json"_s;
    if (!problem || problem->code != id) return u"expected the code %1 in the body"_s.arg(id);
    return {};
}

QList<Clause> everyClause(const Trial& trial) {
    const QList<Clause> all = requestClauses() + enrolmentClauses() + eventClauses() + blobClauses() +
                              changeClauses() + reviewClauses() + statesClauses() + limitClauses();
    return all + (trial.account ? accountClauses() : QList<Clause>()) + lastClauses();
}

} // namespace mianguan::conformance
