#include "core/sync/blob_upload.h"
#include "core/wire/limits.h"
#include "core/wire/request_signature.h"
#include "station.h"

using namespace mianguan;
using namespace mianguan::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using wire::Refusal;

namespace {

sync::Answer<wire::EventOutcomes> send(Station& station, const wire::EventBatch& batch) {
    return now<wire::EventOutcomes>([&](auto then) { station.hub.sendEvents(batch, then); });
}

sync::Answer<wire::Changes> changes(Station& station, qint64 after, std::chrono::seconds wait = 0s) {
    return now<wire::Changes>([&](auto then) { station.hub.changes(after, wait, then); });
}

} // namespace

class HubConnectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        fake = std::make_unique<FakeHub>();
        station = std::make_unique<Station>(*fake);
    }
    void cleanup() {
        station.reset();
        fake.reset();
    }

    void aHubSaysWhoItIs() {
        const auto info = now<wire::HubInfo>([&](auto then) { station->hub.hub(then); });
        QVERIFY(info);
        QCOMPARE(info->pins, QList<Hash>{fake->pin()});
    }

    void anEnrolmentWhoseAnswerWasLostIsAskedForAgain() {
        const auto key = SigningKey::random();
        const QByteArray secret(16, 'n');
        fake->state.addCode(secret);
        const auto request = wire::EnrolmentRequest::signedBy(key, secret, u"x"_s, u"y"_s);
        const auto enrol = [&] {
            return now<wire::Enrolment>([&](auto then) { station->hub.enrol(request, then); });
        };
        fake->setScript([](const FakeRequest&, int n) { // on a kept connection it is asked once more at once
            return n < 2 ? Fault{Fault::Kind::LoseAnswer} : Fault();
        });
        const auto lost = enrol();
        QVERIFY(!lost);
        QVERIFY(lost.error().isRetryable());
        const auto enrolled = enrol();
        QVERIFY(enrolled);
        QCOMPARE(enrolled->station, key.publicKey().id());
    }

    void aWrongCodeIsRefusedForGood() {
        const auto request =
            wire::EnrolmentRequest::signedBy(SigningKey::random(), QByteArray(16, 'w'), {}, {});
        const auto answer = now<wire::Enrolment>([&](auto then) { station->hub.enrol(request, then); });
        QVERIFY(answer.error().is(Refusal::CodeUnknown));
        QVERIFY(!answer.error().isRetryable());
    }

    void eventsAreTakenInOrderAndOnce() {
        const wire::EventBatch batch = station->batch(3);
        const auto first = send(*station, batch), again = send(*station, batch);
        QVERIFY(first && again);
        QCOMPARE(first->outcomes, again->outcomes);
        QCOMPARE(first->head.seq, 3);
        QCOMPARE(fake->state.log().size(), 3);
    }

    void aGapTellsWhereToGoOn() {
        QVERIFY(send(*station, station->batch(1)));
        (void)station->event();
        const auto answer = send(*station, station->batch(1));
        QVERIFY(answer.error().is(Refusal::ChainGap));
        QVERIFY(answer.error().isRetryable());
        QCOMPARE(answer.error().details["head"_L1].toObject()["seq"_L1].toInt(), 1);
    }

    void aForkIsForAPerson() {
        QVERIFY(send(*station, station->batch(2)));
        station->seq = 0;
        station->previous = {};
        const auto answer = send(*station, station->batch(1));
        QVERIFY(answer.error().is(Refusal::ChainForked));
        QVERIFY(!answer.error().isRetryable());
        QCOMPARE(fake->state.log().size(), 2);
    }

    void whatWaitsForItsPortraitIsSettledWhenThatComes() {
        const QByteArray portrait = noise(30'000);
        const wire::BlobName name = nameOf(portrait);
        const wire::SentEvent event = station->submission(name);
        const auto waits = send(*station, {{event}});
        QVERIFY(waits);
        QCOMPARE(waits->outcomes[0].outcome, wire::Outcome::Waiting);
        QCOMPARE(waits->outcomes[0].reason.code, u"blobs-awaited"_s);
        QVERIFY(put(*station, name, portrait));
        const auto settled = now<wire::EventOutcomes>(
            [&](auto then) { station->hub.outcomes({{Station::idOf(event)}}, then); });
        QVERIFY(settled);
        QCOMPARE(settled->outcomes[0].outcome, wire::Outcome::Applied);
        const auto news = changes(*station, 0);
        QVERIFY(news);
        QCOMPARE(news->entries.last().event, event);
    }

    void newsComesWhenItHappens() {
        std::promise<sync::Answer<wire::Changes>> promise;
        station->hub.changes(0, 50s, [&](auto answer) { promise.set_value(std::move(answer)); });
        QVERIFY(send(*station, station->batch(1)));
        const auto answer = promise.get_future().get();
        QVERIFY(answer);
        QCOMPARE(answer->entries.size(), 1);
        QCOMPARE(answer->next, 1);
    }

    void aPositionTheHubDoesNotKnowIsForAPerson() {
        const auto answer = changes(*station, 99);
        QVERIFY(answer.error().is(Refusal::PositionUnknown));
        QVERIFY(!answer.error().isRetryable());
    }

    void aStaleNonceCostsOneMoreRequest() {
        QVERIFY(send(*station, station->batch(1)));
        fake->state.staleAllNonces();
        fake->setScript({});
        QVERIFY(send(*station, station->batch(1)));
        QCOMPARE(fake->requests().size(), 2); // the hub sent a fresh one along
        QCOMPARE(fake->state.log().size(), 2);
    }

    void manyCallsAtOnceShareANonce() {
        fake->setScript({});
        QList<std::future<sync::Answer<wire::BlobsMissing>>> answers;
        QList<std::shared_ptr<std::promise<sync::Answer<wire::BlobsMissing>>>> promises;
        const wire::BlobQuery query{{nameOf("a")}};
        for (int i = 0; i < 40; ++i) {
            promises += std::make_shared<std::promise<sync::Answer<wire::BlobsMissing>>>();
            station->hub.missingBlobs(
                query, [promise = promises.last()](auto answer) { promise->set_value(answer); });
        }
        for (const auto& promise : promises)
            QVERIFY(promise->get_future().get());
        QCOMPARE(countOf(fake->requests(), "GET", u"/v1/nonce"_s), 1);
        QVERIFY(fake->connections() <= 8);
    }

    void withoutAKeyNothingSignedIsSent() {
        sync::HubConnection nobody(Station::routeTo(*fake));
        const auto answer = now<wire::Changes>([&](auto then) { nobody.changes(0, 0s, then); });
        QVERIFY(answer.error().is(Refusal::RequestUnsigned));
        QVERIFY(!answer.error().isRetryable());
    }

    void anotherKeyIsRefusedBeforeAnythingIsSent() {
        fake->changeKey();
        fake->hangUp();
        fake->setScript({});
        const auto answer = send(*station, station->batch(1));
        QVERIFY(!answer);
        QVERIFY(!answer.error().isRetryable());
        QCOMPARE(answer.error().error.kind, ErrorKind::Refused);
        QVERIFY(answer.error().error.what.contains(u"not the hub"));
        QVERIFY(!answer.error().error.remedy.isEmpty());
        QCOMPARE(answer.error().error.where, fake->address());
        QVERIFY(fake->requests().isEmpty());
    }

    void anAnnouncedSuccessorIsAccepted() {
        const Hash old = fake->pin();
        fake->changeKey();
        fake->hangUp();
        station->hub.acceptPins({old, fake->pin()});
        QVERIFY(send(*station, station->batch(1)));
    }

    void withoutAPinNobodyIsTrusted() {
        station->hub.acceptPins({});
        fake->hangUp();
        QVERIFY(!send(*station, station->batch(1)).error().isRetryable());
    }

    void anOlderHubIsSaidToBeOne() {
        fake->setScript([&](const FakeRequest&, int) {
            wire::HubInfo info;
            info.versions = {7};
            return Fault{Fault::Kind::RubbishBody, 0, toBytes(info)};
        });
        const auto answer = now<wire::HubInfo>([&](auto then) { station->hub.hub(then); });
        QVERIFY(answer.error().is(Refusal::VersionUnknown));
        QVERIFY(!answer.error().isRetryable());
    }

    void answersThatDoNotFitTheirQuestionAreNotBelieved() {
        const auto instead = [&](const QByteArray& body) {
            fake->setScript([body](const FakeRequest& request, int) {
                return request.path() == u"/v1/nonce" ? Fault() : Fault{Fault::Kind::RubbishBody, 0, body};
            });
        };
        const wire::EventBatch batch = station->batch(1);
        instead(toBytes(wire::EventOutcomes{{{Id::random(), wire::Outcome::Applied, 1, {}}}, {}}));
        QCOMPARE(send(*station, batch).error().error.kind, ErrorKind::Unreadable);
        instead(toBytes(wire::EventOutcomes{}));
        QVERIFY(send(*station, batch).error().isRetryable());
        instead(toBytes(wire::Changes{{}, 3, 9}));
        QVERIFY(!changes(*station, 5));
        instead(toBytes(wire::BlobsMissing{{7}}));
        QVERIFY(
            !now<wire::BlobsMissing>([&](auto then) { station->hub.missingBlobs({{nameOf("a")}}, then); }));
        instead(toBytes(wire::BlobResults{}));
        QVERIFY(!now<wire::BlobResults>([&](auto then) {
            station->hub.sendBundle({{{nameOf("a"), "a"}}}, then);
        }));
    }

    void leasesComeAndGo() {
        const QByteArray portrait = noise(100);
        const wire::BlobName name = nameOf(portrait);
        QVERIFY(put(*station, name, portrait));
        QVERIFY(send(*station, {{station->submission(name)}}));
        const wire::LeaseRequest request{station->person, 5, 60s, {}, {}};
        const auto leases = now<wire::Leases>([&](auto then) { station->hub.lease(request, then); });
        QVERIFY(leases);
        QCOMPARE(leases->leases.size(), 1);
        const Id id = leases->leases[0].id;
        QVERIFY(now<wire::Leases>([&](auto then) { station->hub.renewLease(id, 90s, then); }));
        QVERIFY(now<void>([&](auto then) { station->hub.endLease(id, then); }));
        const auto gone = now<void>([&](auto then) { station->hub.endLease(id, then); });
        QVERIFY(gone.error().is(Refusal::LeaseUnknown));
    }

    void aCallIsStoppedAtOnce() {
        fake->setScript([](const FakeRequest&, int) { return Fault{Fault::Kind::Hang}; });
        std::stop_source stop;
        std::promise<sync::Answer<wire::Changes>> promise;
        station->hub.changes(
            0, 50s, [&](auto answer) { promise.set_value(std::move(answer)); }, stop.get_token());
        QTest::qWait(20);
        stop.request_stop();
        QVERIFY(promise.get_future().get().error().isCancelled());
        const auto before =
            now<wire::Changes>([&](auto then) { station->hub.changes(0, 0s, then, stop.get_token()); });
        QVERIFY(before.error().isCancelled());
    }

    void theEndOfAConnectionEndsItsCalls() {
        fake->setScript([](const FakeRequest&, int) { return Fault{Fault::Kind::Hang}; });
        std::atomic<int> cancelled = 0;
        const QByteArray bytes = noise(3'000'000);
        for (int i = 0; i < 5; ++i)
            station->hub.changes(0, 50s,
                                 [&](const auto& answer) { cancelled += answer.error().isCancelled(); });
        station->hub.putBlob(nameOf(bytes), bytes,
                             [&](const auto& answer) { cancelled += answer.error().isCancelled(); });
        QTest::qWait(50);
        station.reset();
        QCOMPARE(cancelled.load(), 6);
    }

    void bothLogsNameARequestAlike() {
        fake->setScript({});
        (void)station->event();
        const auto answer = send(*station, station->batch(1));
        const QByteArray sent = fake->requests().last().header(wire::header::requestId);
        QVERIFY(!sent.isEmpty());
        QCOMPARE(answer.error().requestId.toLatin1(), sent);
    }

    void aMeteredLineIsTold() {
        station->hub.setMetered(true);
        fake->setScript({});
        QVERIFY(changes(*station, 0));
        QCOMPARE(fake->requests().last().header(wire::header::metered), QByteArray("1"));
    }

private:
    std::unique_ptr<FakeHub> fake;
    std::unique_ptr<Station> station;
};

QTEST_GUILESS_MAIN(HubConnectionTest)
#include "tst_hub_connection.moc"
