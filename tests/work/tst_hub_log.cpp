#include "core/work/hub_log.h"
#include "tests/hub/hand_station.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

/// What a station takes of the hub's log, and what it does not.
class HubLogTest : public QObject {
    Q_OBJECT

    HandStation desk;
    QHash<Id, PublicKey> known{{desk.id(), desk.key.publicKey()}};

    Result<HubLog> read(const Written& event) {
        return checkedLog({{event.sent, {Settlement::Outcome::Applied, 1, {}, {}, {}}}}, known, Id::random());
    }

private Q_SLOTS:
    void whatIsSignedIsTaken() {
        const Written event = desk.write(plain(EventType::graduateArrived, Id::random()));
        QCOMPARE(read(event)->entries.first().record.event, event.event);
    }

    void whatIsNotSignedAsItSaysIsNot() {
        Written event = desk.write(plain(EventType::graduateArrived, Id::random()));
        event.sent.stationSignature.back() = char(event.sent.stationSignature.back() ^ 1);
        QVERIFY(!read(event) && read(event).error().kind == ErrorKind::Corrupt);
    }

    /// It would take pictures away here.
    void aMarkThatDisagreesWithItsTypeIsNot() {
        Draft marked = plain(EventType::graduateArrived, Id::random());
        marked.tombstone = true;
        for (const Draft& draft : {marked, plain(EventType::photoPurged, Id::random())}) {
            const auto log = read(desk.write(draft));
            QVERIFY(!log && log.error().kind == ErrorKind::Corrupt && !log.error().remedy.isEmpty());
        }
        QVERIFY(read(desk.write(purgedAgain(Id::random()))));
    }
};

QTEST_GUILESS_MAIN(HubLogTest)
#include "tst_hub_log.moc"
