#include "core/wire/enrolment_code.h"
#include "linked_station.h"

#include <QCoreApplication>
#include <QProcess>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

namespace {

QString hubProgram() {
    const QString given = qEnvironmentVariable("MIANGUAN_HUB");
    return given.isEmpty() ? QCoreApplication::applicationDirPath() + u"/../bin/mianguan-hub"_s : given;
}

quint16 freePort() {
    const int probe = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in any{};
    any.sin_family = AF_INET;
    any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof any;
    auto* address = reinterpret_cast<sockaddr*>(&any);
    const bool found = bind(probe, address, size) == 0 && getsockname(probe, address, &size) == 0;
    close(probe);
    return found ? ntohs(any.sin_port) : 0;
}

/// The real hub as its own process.
class HubProcess {
public:
    HubProcess() { address = u"127.0.0.1:%1"_s.arg(freePort()); }
    ~HubProcess() { kill(); }

    bool start() {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setStandardOutputFile(folder.filePath(u"log"_s), QIODevice::Append);
        process.start(hubProgram(), {u"--data"_s, data(), u"--listen"_s, address});
        return process.waitForStarted() &&
               QTest::qWaitFor([&] { return QFile::exists(data() + u"/admin.sock"_s); }, 20'000);
    }
    void kill() {
        process.kill();
        process.waitForFinished();
        QFile::remove(data() + u"/admin.sock"_s);
    }
    QString code() const {
        QProcess enrol;
        enrol.start(hubProgram(),
                    {u"enrol"_s, u"--data"_s, data(), u"--school"_s, goodSchool(), u"--address"_s, address});
        enrol.waitForFinished();
        const QStringList lines = QString::fromUtf8(enrol.readAllStandardOutput()).split(u'\n');
        for (const QString& line : lines)
            for (const QString& word : line.split(u' '))
                if (wire::EnrolmentCode::parse(word)) return word;
        return {};
    }

private:
    QString data() const { return folder.filePath(u"hub"_s); }

    QTemporaryDir folder;
    QString address;
    QProcess process;
};

} // namespace

/// Stations at the real hub.
class TestHubReal : public QObject {
    Q_OBJECT

    std::unique_ptr<HubProcess> hub;

    void join(LinkedStation& station) { QVERIFY(station.enrolWith(hub->code()).has_value()); }
    static void isSound(LinkedStation& station) {
        const auto problems = verify(*station.store);
        QVERIFY(problems.has_value());
        QVERIFY2(problems->isEmpty(), qPrintable(problems->join(u'\n')));
    }

private Q_SLOTS:
    void init() {
        if (!QFile::exists(hubProgram())) QSKIP("the hub is not built");
        hub = std::make_unique<HubProcess>();
        QVERIFY(hub->start());
    }
    void cleanup() { hub.reset(); }

    void aPhotoGoesThroughTwoStations() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        const Id photo = *submit(*desk.store, handmade(1));
        QTRY_VERIFY_WITH_TIMEOUT(office.store->photo(photo).has_value(), 20'000);
        const Hash portrait = office.store->photo(photo)->portrait;
        QTRY_COMPARE_WITH_TIMEOUT(office.store->blob(photo, portrait).value_or(QByteArray()),
                                  QByteArray("portrait 1"), 20'000);
        office.link->beginReview();
        QTRY_VERIFY_WITH_TIMEOUT(office.link->setAside().contains(photo), 20'000);
        QVERIFY(approve(*office.store, photo).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(desk.store->photo(photo)->row.state, PhotoState::Approved, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep() && office.isInStep(), 20'000);
        for (const LinkedStation* station : {&desk, &office})
            for (const HubItem& item : station->link->items(20))
                QFAIL(qPrintable(item.what + u": "_s + item.why.sentence));
        isSound(desk);
        isSound(office);
    }

    void aHubKilledAgainAndAgainMissesNothing() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        for (int round = 0; round < 4; ++round) {
            for (int number = 0; number < 5; ++number)
                QVERIFY(submit(*desk.store, handmade(1 + round * 5 + number)).has_value());
            QTest::qWait(40 * round);
            hub->kill();
            QVERIFY(hub->start());
        }
        QTRY_COMPARE_WITH_TIMEOUT(office.store->photos().size(), 20, 40'000);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isInStep() && office.isInStep(), 40'000);
        QCOMPARE(office.photoWords(), desk.photoWords());
        for (const PhotoRow& row : office.store->photos())
            QVERIFY(office.store->blob(row.subject, office.store->photo(row.subject)->portrait).has_value());
        isSound(desk);
        isSound(office);
    }
};

QTEST_GUILESS_MAIN(TestHubReal)
#include "tst_hub_real.moc"
