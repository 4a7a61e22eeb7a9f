#include "core/wire/problem.h"
#include "station.h"

// Every call with every fault: what it is taken for, and that the same call afterwards goes well and has
// happened once.

using namespace mianguan;
using namespace mianguan::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr sync::Patience shortPatience{2000ms, 1s, 256, 30s};

/// A call that may be made again and means the same.
using Make = std::function<std::optional<sync::Trouble>(Station&)>;

template <class T>
std::optional<sync::Trouble> troubleOf(const sync::Answer<T>& answer) {
    return answer ? std::nullopt : std::optional(answer.error());
}

struct Named {
    const char* name;
    Make make;
    int requests; ///< it takes, the nonce aside
};

const QByteArray small = noise(40'000), large = noise(2'500'000);
const wire::BlobName smallName = nameOf(small), largeName = nameOf(large), storedName = nameOf("stored");

QList<Named> calls(Station& station) {
    const wire::EventBatch batch = station.batch(5);
    return {
        {"hub", [](Station& s) { return troubleOf(now<wire::HubInfo>([&](auto then) { s.hub.hub(then); })); },
         1},
        {"missing",
         [](Station& s) {
             return troubleOf(
                 now<wire::BlobsMissing>([&](auto then) { s.hub.missingBlobs({{smallName}}, then); }));
         },
         1},
        {"bundle",
         [](Station& s) {
             return troubleOf(now<wire::BlobResults>([&](auto then) {
                 s.hub.sendBundle({{{smallName, small}}}, then);
             }));
         },
         1},
        {"put small",
         [](Station& s) {
             return troubleOf(now<void>([&](auto then) { s.hub.putBlob(smallName, small, then); }));
         },
         1},
        {"put large",
         [](Station& s) {
             return troubleOf(now<void>([&](auto then) { s.hub.putBlob(largeName, large, then); }));
         },
         3},
        {"get",
         [](Station& s) {
             return troubleOf(now<QByteArray>([&](auto then) { s.hub.getBlob(storedName, then); }));
         },
         1},
        {"events",
         [batch](Station& s) {
             return troubleOf(now<wire::EventOutcomes>([&](auto then) { s.hub.sendEvents(batch, then); }));
         },
         1},
        {"changes",
         [](Station& s) {
             return troubleOf(now<wire::Changes>([&](auto then) { s.hub.changes(0, 0s, then); }));
         },
         1},
        {"outcomes",
         [](Station& s) {
             return troubleOf(
                 now<wire::EventOutcomes>([&](auto then) { s.hub.outcomes({{Id::random()}}, then); }));
         },
         1},
        {"lease",
         [](Station& s) {
             return troubleOf(now<wire::Leases>([&](auto then) {
                 s.hub.lease({s.person, 1, 60s, {}, {}}, then);
             }));
         },
         1}};
}

enum Expected { Goes, Retryable, Permanent };

struct Case {
    const char* name;
    Fault fault;
    Expected expected;

    /// When a kept connection ends before a byte of the answer what is small is sent again once.
    int times() const {
        using Kind = Fault::Kind;
        const bool early = fault.kind == Kind::CutAnswer && fault.number <= 20; // no whole line of it
        return fault.kind == Kind::CutRequest || fault.kind == Kind::LoseAnswer || early ? 2 : 1;
    }
};

QList<Case> faults() {
    using Kind = Fault::Kind;
    const auto refused = [](wire::Refusal refusal) {
        return Fault{Kind::Status, wire::refusalStatus(refusal),
                     toBytes(wire::Problem::of(refusal, u"en", {}))};
    };
    return {{"500", {Kind::Status, 500}, Retryable},
            {"502", {Kind::Status, 502, "<html>Bad Gateway</html>"}, Retryable},
            {"503", refused(wire::Refusal::HubUnready), Retryable},
            {"429", refused(wire::Refusal::RateExceeded), Retryable},
            {"507", refused(wire::Refusal::DiskFull), Retryable},
            {"302", {Kind::Status, 302}, Retryable},
            {"400", {Kind::Status, 400}, Permanent},
            {"403", refused(wire::Refusal::StationRevoked), Permanent},
            {"404", {Kind::Status, 404, "<html>Not Found</html>"}, Permanent},
            {"413", refused(wire::Refusal::BodyTooLarge), Permanent},
            {"signature", refused(wire::Refusal::RequestSignatureWrong), Permanent},
            {"hang", {Kind::Hang}, Retryable},
            {"delay", {Kind::Delay, 300}, Goes},
            {"cut at once", {Kind::CutRequest, 0}, Retryable},
            {"cut in the body", {Kind::CutRequest, 600}, Retryable},
            {"answer lost", {Kind::LoseAnswer}, Retryable},
            {"answer cut at 1", {Kind::CutAnswer, 1}, Retryable},
            {"answer cut at 20", {Kind::CutAnswer, 20}, Retryable},
            {"answer cut at 60", {Kind::CutAnswer, 60}, Retryable},
            {"sent twice", {Kind::Repeat}, Goes},
            {"rubbish", {Kind::Rubbish, 0, QByteArray(5000, '\x93')}, Retryable},
            {"another protocol", {Kind::Rubbish, 0, "SSH-2.0-OpenSSH_9.2\r\n"}, Retryable},
            {"endless headers",
             {Kind::Rubbish, 0, "HTTP/1.1 200 OK\r\n" + QByteArray("X: yyyyyyyyyy\r\n").repeated(5000)},
             Retryable},
            {"slow drip", {Kind::Drip, 1}, Goes},
            {"too slow drip", {Kind::Drip, 200}, Retryable}};
}

} // namespace

class HubFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFaultOfEveryCall_data() {
        QTest::addColumn<int>("call");
        QTest::addColumn<int>("fault");
        FakeHub fake;
        Station station(fake);
        const auto all = calls(station);
        const auto wrongs = faults();
        for (int call = 0; call < all.size(); ++call)
            for (int fault = 0; fault < wrongs.size(); ++fault)
                QTest::addRow("%s, %s", all[call].name, wrongs[fault].name) << call << fault;
    }
    void everyFaultOfEveryCall() {
        QFETCH(int, call);
        QFETCH(int, fault);
        FakeHub fake;
        Station station(fake, shortPatience);
        prepare(station);
        const Named named = calls(station)[call];
        const Case wrong = faults()[fault];
        fake.setScript([&](const FakeRequest&, int n) { return n < wrong.times() ? wrong.fault : Fault(); });
        const auto trouble = named.make(station);
        if (trouble) qInfo("%s", qPrintable(trouble->error.sentence()));
        QCOMPARE(trouble.has_value(), wrong.expected != Goes);
        if (trouble) QCOMPARE(trouble->isRetryable(), wrong.expected == Retryable);
        if (trouble) QVERIFY(!trouble->error.what.isEmpty() && !trouble->error.where.isEmpty());
        fake.setScript({});
        const auto after = named.make(station);
        if (after) qInfo("%s", qPrintable(after->error.sentence()));
        QVERIFY(!after);
        checkNothingTwice(fake);
    }

    /// The i-th request of a day fails, for every i: afterwards everything is there, once.
    void everyRequestOfADayFailsOnce_data() {
        QTest::addColumn<int>("fault");
        const auto wrongs = faults();
        for (int fault = 0; fault < wrongs.size(); ++fault)
            if (wrongs[fault].expected == Retryable && QByteArray(wrongs[fault].name) != "hang" &&
                QByteArray(wrongs[fault].name) != "too slow drip")
                QTest::addRow("%s", wrongs[fault].name) << fault;
    }
    void everyRequestOfADayFailsOnce() {
        QFETCH(int, fault);
        const Case wrong = faults()[fault];
        bool reached = true;
        for (int i = 0; reached; ++i) {
            FakeHub fake;
            Station station(fake, shortPatience);
            prepare(station);
            fake.setScript([&, i](const FakeRequest&, int n) {
                return n >= i && n < i + wrong.times() ? wrong.fault : Fault();
            });
            const auto all = calls(station);
            int again = 0;
            for (const Named& named : all)
                while (const auto trouble = named.make(station)) {
                    QVERIFY2(trouble->isRetryable(), qPrintable(trouble->error.sentence()));
                    QVERIFY(++again <= 3);
                }
            reached = fake.requests().size() > i;
            QCOMPARE(fake.state.log().size(), 5);
            QCOMPARE(fake.state.blobs().value(smallName), small);
            QCOMPARE(fake.state.blobs().value(largeName), large);
            checkNothingTwice(fake);
        }
    }

    void answersThatOvertakeOneAnotherFindTheirCalls() {
        FakeHub fake;
        Station station(fake);
        prepare(station);
        fake.setScript([](const FakeRequest& request, int) {
            return request.path() == u"/v1/blobs/missing" ? Fault{Fault::Kind::Hold} : Fault();
        });
        const wire::EventBatch batch = station.batch(2);
        std::promise<sync::Answer<wire::BlobsMissing>> missing;
        station.hub.missingBlobs({{storedName, smallName}},
                                 [&](auto answer) { missing.set_value(std::move(answer)); });
        while (fake.requests().size() < 1)
            QTest::qWait(1);
        const auto outcomes =
            now<wire::EventOutcomes>([&](auto then) { station.hub.sendEvents(batch, then); });
        QVERIFY(outcomes);
        const auto answer = missing.get_future().get();
        QVERIFY(answer);
        QCOMPARE(answer->missing, QList<int>{1});
    }

private:
    static void prepare(Station& station) {
        const auto stored = now<void>([&](auto then) { station.hub.putBlob(storedName, "stored", then); });
        QVERIFY(stored);
    }

    static void checkNothingTwice(const FakeHub& fake) {
        const auto log = fake.state.log();
        for (const wire::LogEntry& entry : log)
            QCOMPARE(fake.state.timesApplied(Station::idOf(entry.event)), 1);
        const auto blobs = fake.state.blobs();
        for (auto blob = blobs.cbegin(); blob != blobs.cend(); ++blob)
            QCOMPARE(Hash::of(blob.value()), blob.key().hash);
    }
};

QTEST_GUILESS_MAIN(HubFaultsTest)
#include "tst_hub_faults.moc"
