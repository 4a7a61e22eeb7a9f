#pragma once

#include "core/ledger/body.h"
#include "core/sync/hub_connection.h"
#include "fake_hub.h"

#include <QTest>

#include <future>

namespace mianguan::test {

/// Makes a call and waits for its answer.
template <class T, class Make>
sync::Answer<T> now(Make make) {
    auto promise = std::make_shared<std::promise<sync::Answer<T>>>();
    auto future = promise->get_future();
    make([promise](sync::Answer<T> answer) { promise->set_value(std::move(answer)); });
    return future.get();
}

/// A station enrolled at a fake hub, with a chain of its own.
class Station {
public:
    explicit Station(FakeHub& fake, sync::Patience patience = {}) : hub(routeTo(fake, patience)) {
        const QByteArray secret = Id::random().bytes();
        fake.state.addCode(secret);
        const auto request =
            wire::EnrolmentRequest::signedBy(*key, secret, QStringLiteral("门口"), QStringLiteral("test"));
        const auto enrolled = now<wire::Enrolment>([&](auto then) { hub.enrol(request, then); });
        if (!enrolled) qFatal("not enrolled: %s", qPrintable(enrolled.error().error.sentence()));
        hub.identify(enrolled->station, key);
        fake.state.addPerson(person, personKey.publicKey());
    }

    static sync::Route routeTo(const FakeHub& fake, sync::Patience patience = {}) {
        sync::Route route{fake.address(), {fake.pin()}, {}, patience};
        route.proxy.choice = sync::Proxy::Choice::None;
        return route;
    }

    /// The next of the chain.
    wire::SentEvent event(const QString& type = QStringLiteral("sign-in-refused"), const Id& subject = {},
                          const QCborMap& content = {}, const Id& user = {}) {
        const Body body = Body::of(content);
        Event event;
        event.id = Id::random();
        event.station = id();
        event.seq = ++seq;
        event.previous = previous;
        event.type = type;
        event.subject = subject;
        event.user = user;
        event.timeMs = 1;
        event.body = body.hash();
        wire::SentEvent sent{encodeHeader(event), {}, {}, body.bytes()};
        sent.stationSignature = key->sign(signedByStation(sent.header));
        previous = Hash::of(sent.header);
        return sent;
    }

    wire::SentEvent submission(const wire::BlobName& portrait) {
        const QCborMap blobs{{QStringLiteral("portrait"), portrait.hash.bytes()}};
        return event(QStringLiteral("photo-submitted"), portrait.subject, {{QStringLiteral("blobs"), blobs}},
                     person);
    }

    wire::EventBatch batch(int count) {
        wire::EventBatch all;
        for (int i = 0; i < count; ++i)
            all.events += event();
        return all;
    }

    Id id() const { return key->publicKey().id(); }
    static Id idOf(const wire::SentEvent& sent) { return decodeHeader(sent.header)->id; }

    std::shared_ptr<const SigningKey> key = std::make_shared<const SigningKey>(SigningKey::random());
    Id person = Id::random();
    SigningKey personKey = SigningKey::random();
    qint64 seq = 0;
    Hash previous;
    sync::HubConnection hub;
};

inline QByteArray noise(qsizetype size) {
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 12345;
    for (char& byte : bytes)
        byte = char((state = state * 1664525 + 1013904223) >> 24);
    return bytes;
}

inline wire::BlobName nameOf(const QByteArray& bytes) { return {Id::random(), Hash::of(bytes)}; }

inline int countOf(const QList<FakeRequest>& requests, const QByteArray& method, const QString& path) {
    return int(std::count_if(requests.begin(), requests.end(), [&](const FakeRequest& request) {
        return request.method == method && request.path().startsWith(path);
    }));
}

inline sync::Answer<void> put(Station& station, const wire::BlobName& name, const QByteArray& bytes) {
    return now<void>([&](auto then) { station.hub.putBlob(name, bytes, then); });
}

} // namespace mianguan::test
