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
constexpr qint64 smallBody = 64 * 1024; ///< may go twice for nothing

QByteArray line(const char* name, const QByteArray& value) { return QByteArray(name) + ": " + value; }

bool wantsAnotherSignature(const Reply& reply) {
    return reply.trouble && (reply.trouble->is(wire::Refusal::NonceStale) ||
                             reply.trouble->is(wire::Refusal::RequestReplayed));
}

/// The hub may have taken it all the same: it knows it again, but a nonce's number counts once.
bool isSentAgain(const Call& call, std::optional<Mishap> mishap) {
    return mishap == Mishap::Unanswered && call.body.size() <= smallBody;
}

Reply replyFrom(HttpAnswer answer, std::optional<Mishap> mishap, const Circumstances& around) {
    Reply reply{std::move(answer), {}};
    if (mishap)
        reply.trouble = troubleFrom(*mishap, around);
    else if (reply.answer.status < 200 || reply.answer.status > 299)
        reply.trouble = troubleFrom(reply.answer, around);
    return reply;
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
    using Waker = std::stop_callback<std::function<void()>>;
    struct Waiting {
        Call call;
        Replied replied;
        int signings = 0;
        QByteArray nonce = {};                  ///< it was last signed with
        std::unique_ptr<Waker> waker = nullptr; ///< while it waits for a nonce
    };
    using Held = std::shared_ptr<Waiting>;

    Private(Caller& owner, Route route) : caller(owner), courier(std::move(route)) {}

    void take(Held waiting);
    void send(Held waiting);
    void awaitNonce(Held waiting);
    void endStopped();
    void fetchNonce();
    void nonceCame(const Reply& reply);
    void adopt(const QByteArray& fresh);
    void replied(Held waiting, Reply reply);
    QByteArrayList headersFor(Waiting& waiting, const QString& requestId);
    QByteArrayList signatureFor(Waiting& waiting);

    Caller& caller;
    Id station;
    std::shared_ptr<const SigningKey> key;
    QByteArray nonce;
    qint64 number = 0;
    bool fetching = false;
    QList<Held> forNonce;
    Courier courier; // ends first: its thread calls in here
};

void Caller::Private::take(Held waiting) {
    const bool isSigned = factsOf(waiting->call.endpoint).isSigned;
    if (waiting->call.stop.stop_requested())
        waiting->replied({{}, troubleFrom(Mishap::Cancelled, caller.circumstances())});
    else if (isSigned && !key)
        waiting->replied({{}, troubleFrom(wire::Refusal::RequestUnsigned, caller.circumstances())});
    else if (isSigned && nonce.isEmpty())
        awaitNonce(std::move(waiting));
    else
        send(std::move(waiting));
}

void Caller::Private::awaitNonce(Held waiting) {
    waiting->waker =
        std::make_unique<Waker>(waiting->call.stop, [this] { courier.post([this] { endStopped(); }); });
    forNonce += std::move(waiting);
    if (!std::exchange(fetching, true)) fetchNonce();
}

/// Of those that wait for a nonce, which itself goes on for the others.
void Caller::Private::endStopped() {
    const auto all = std::exchange(forNonce, {});
    for (const auto& each : all) {
        if (each->call.stop.stop_requested())
            each->replied({{}, troubleFrom(Mishap::Cancelled, caller.circumstances())});
        else
            forNonce += each;
    }
}

void Caller::Private::fetchNonce() {
    auto fetch = std::make_shared<Waiting>();
    fetch->call = {wire::Endpoint::Nonce, factsOf(wire::Endpoint::Nonce).path};
    fetch->call.mostAnswerBytes = smallAnswer;
    fetch->replied = [this](const Reply& reply) { nonceCame(reply); };
    send(std::move(fetch));
}

void Caller::Private::nonceCame(const Reply& reply) {
    fetching = false;
    const auto waiting = std::exchange(forNonce, {});
    const auto answer = wire::nonceAnswerFrom(reply.answer.body);
    const bool came = !reply.trouble && answer;
    if (came) adopt(answer->nonce);
    const Trouble trouble = reply.trouble.value_or(troubleFrom(Mishap::NotAHub, caller.circumstances()));
    for (const Held& each : waiting) {
        each->waker.reset();
        if (came)
            take(each);
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

void Caller::Private::send(Held waiting) {
    const Call& call = waiting->call;
    const QString requestId = Id::random().hex().left(16);
    HttpRequest request{factsOf(call.endpoint).method,
                        call.target,
                        headersFor(*waiting, requestId),
                        call.body,
                        false,
                        call.mostAnswerBytes,
                        call.silence,
                        call.isBulk};
    request.hasBody = request.method == "POST" || request.method == "PUT";
    ++waiting->signings;
    QElapsedTimer clock;
    clock.start();
    courier.carry(std::move(request), call.stop,
                  [this, waiting, requestId, clock](HttpAnswer answer, std::optional<Mishap> mishap) {
                      Reply reply = replyFrom(std::move(answer), mishap, caller.circumstances(requestId));
                      log(waiting->call, requestId, reply, clock.elapsed());
                      if (isSentAgain(waiting->call, mishap) && waiting->signings < mostSignings)
                          return take(waiting);
                      replied(waiting, std::move(reply));
                  });
}

void Caller::Private::replied(Held waiting, Reply reply) {
    const QByteArray fresh = reply.answer.header(wire::header::nextNonce);
    if (!fresh.isEmpty() && waiting->nonce == nonce) adopt(fresh);
    if (!wantsAnotherSignature(reply) || waiting->signings >= mostSignings)
        return waiting->replied(std::move(reply));
    if (waiting->nonce == nonce && reply.trouble->is(wire::Refusal::NonceStale)) nonce.clear();
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
        d->take(std::make_shared<Private::Waiting>(Private::Waiting{std::move(call), std::move(replied)}));
    });
}

Circumstances Caller::circumstances(const QString& requestId) const {
    const Route route = d->courier.route();
    return {route.address, route.proxy.address, requestId};
}

} // namespace mianguan::sync
