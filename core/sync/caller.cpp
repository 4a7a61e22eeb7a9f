#include "core/sync/caller.h"

#include "core/wire/hub_info.h"
#include "core/wire/request_signature.h"
#include "core/wire/versions.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QLoggingCategory>

namespace mianguan::sync {

namespace {

Q_LOGGING_CATEGORY(hubLog, "mianguan.sync", QtInfoMsg)

constexpr int mostSignings = 4; ///< of one call, when nonces keep turning stale
constexpr qint64 smallAnswer = 64 * 1024;

QByteArray line(const char* name, const QByteArray& value) { return QByteArray(name) + ": " + value; }

bool wantsAnotherSignature(const Reply& reply) {
    return reply.trouble && (reply.trouble->is(wire::Refusal::NonceStale) ||
                             reply.trouble->is(wire::Refusal::RequestReplayed));
}

void log(const Call& call, const QString& requestId, const Reply& reply, qint64 ms) {
    const wire::EndpointFacts facts = factsOf(call.endpoint);
    qCInfo(hubLog).noquote() << requestId << facts.method << facts.path << reply.answer.status
                             << (reply.trouble ? reply.trouble->error.what : QString()) << ms << "ms"
                             << call.body.size() << "out" << reply.answer.body.size() << "in";
}

} // namespace

/// Everything but `identify` on the courier's thread.
struct Caller::Private {
    struct Waiting {
        Call call;
        Replied replied;
        int signings = 0;
        QByteArray nonce; ///< it was last signed with
    };

    Private(Caller& owner, Route route) : caller(owner), courier(std::move(route)) {}

    void take(Waiting waiting);
    void send(Waiting waiting);
    void fetchNonce();
    void nonceCame(const Reply& reply);
    void adopt(const QByteArray& fresh);
    void replied(Waiting waiting, Reply reply);
    QByteArrayList headersFor(Waiting& waiting, const QString& requestId);
    QByteArrayList signatureFor(Waiting& waiting);

    Caller& caller;
    Id station;
    std::shared_ptr<const SigningKey> key;
    QByteArray nonce;
    qint64 number = 0;
    QList<std::shared_ptr<Waiting>> forNonce;
    Courier courier; // ends first: its thread calls in here
};

void Caller::Private::take(Waiting waiting) {
    const bool isSigned = factsOf(waiting.call.endpoint).isSigned;
    if (waiting.call.stop.stop_requested())
        return waiting.replied({{}, troubleFrom(Mishap::Cancelled, caller.circumstances())});
    if (isSigned && !key)
        return waiting.replied({{}, troubleFrom(wire::Refusal::RequestUnsigned, caller.circumstances())});
    if (!isSigned || !nonce.isEmpty()) return send(std::move(waiting));
    forNonce += std::make_shared<Waiting>(std::move(waiting));
    if (forNonce.size() == 1) fetchNonce();
}

void Caller::Private::fetchNonce() {
    Waiting fetching{Call{wire::Endpoint::Nonce, factsOf(wire::Endpoint::Nonce).path}, {}, 0, {}};
    fetching.call.mostAnswerBytes = smallAnswer;
    fetching.replied = [this](const Reply& reply) { nonceCame(reply); };
    send(std::move(fetching));
}

void Caller::Private::nonceCame(const Reply& reply) {
    const auto waiting = std::exchange(forNonce, {});
    const auto answer = reply.trouble ? Result<wire::NonceAnswer>(Fail(reply.trouble->error))
                                      : wire::nonceAnswerFrom(reply.answer.body);
    if (answer) adopt(answer->nonce);
    const Trouble trouble = reply.trouble.value_or(troubleFrom(Mishap::NotAHub, caller.circumstances()));
    for (const auto& each : waiting) {
        if (answer)
            take(std::move(*each));
        else
            each->replied({{}, trouble});
    }
}

void Caller::Private::adopt(const QByteArray& fresh) {
    if (fresh.isEmpty() || fresh == nonce) return;
    nonce = fresh;
    number = 0;
}

QByteArrayList Caller::Private::signatureFor(Waiting& waiting) {
    waiting.nonce = nonce;
    const wire::RequestFacts facts{factsOf(waiting.call.endpoint).method, waiting.call.target,
                                   Hash::of(waiting.call.body), nonce, ++number};
    return wire::RequestSignature::by(*key, station, facts).headerLines();
}

QByteArrayList Caller::Private::headersFor(Waiting& waiting, const QString& requestId) {
    QByteArrayList headers = waiting.call.headers;
    headers += line(wire::header::version, QByteArray::number(wire::versions().first()));
    headers += line(wire::header::requestId, requestId.toLatin1());
    headers += line("Accept-Language", QLocale().bcp47Name().toLatin1());
    if (courier.route().metered) headers += line(wire::header::metered, "1");
    if (factsOf(waiting.call.endpoint).isSigned) headers += signatureFor(waiting);
    return headers;
}

void Caller::Private::send(Waiting waiting) {
    const QString requestId = Id::random().hex().left(16);
    HttpRequest request{factsOf(waiting.call.endpoint).method,
                        waiting.call.target,
                        headersFor(waiting, requestId),
                        waiting.call.body,
                        false,
                        waiting.call.mostAnswerBytes,
                        waiting.call.silence,
                        waiting.call.isBulk};
    request.hasBody = request.method == "POST" || request.method == "PUT";
    QElapsedTimer clock;
    clock.start();
    const std::stop_token stop = waiting.call.stop;
    ++waiting.signings;
    courier.carry(std::move(request), stop,
                  [this, waiting = std::move(waiting), requestId,
                   clock](HttpAnswer answer, std::optional<Mishap> mishap) mutable {
                      const Circumstances around = caller.circumstances(requestId);
                      Reply reply{std::move(answer), {}};
                      if (mishap)
                          reply.trouble = troubleFrom(*mishap, around);
                      else if (reply.answer.status < 200 || reply.answer.status > 299)
                          reply.trouble = troubleFrom(reply.answer, around);
                      log(waiting.call, requestId, reply, clock.elapsed());
                      replied(std::move(waiting), std::move(reply));
                  });
}

void Caller::Private::replied(Waiting waiting, Reply reply) {
    const QByteArray fresh = reply.answer.header(wire::header::nextNonce);
    if (!fresh.isEmpty() && waiting.nonce == nonce) adopt(fresh);
    if (!wantsAnotherSignature(reply) || waiting.signings >= mostSignings)
        return waiting.replied(std::move(reply));
    if (waiting.nonce == nonce && reply.trouble->is(wire::Refusal::NonceStale)) nonce.clear();
    take(std::move(waiting));
}

Caller::Caller(Route route) : d(new Private(*this, std::move(route))) {}
Caller::~Caller() = default;
Courier& Caller::courier() { return d->courier; }

void Caller::identify(const Id& station, std::shared_ptr<const SigningKey> key) {
    d->courier.post([d = d.get(), station, key = std::move(key)] {
        d->station = station;
        d->key = key;
    });
}

void Caller::call(Call call, Replied replied) {
    d->courier.post([d = d.get(), call = std::move(call), replied = std::move(replied)]() mutable {
        d->take({std::move(call), std::move(replied), 0, {}});
    });
}

Circumstances Caller::circumstances(const QString& requestId) const {
    const Route route = d->courier.route();
    return {route.address, route.proxy.address, requestId};
}

} // namespace mianguan::sync
