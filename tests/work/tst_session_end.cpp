#include "tests/work/collecting_driver.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

Batch otherBatch() { return {goodSchool(), QStringLiteral("2028")}; }

PurgeRequest ofBatch(const Batch& batch, qint64 undeliveredToo = 0) {
    PurgeRequest request{PurgeRequest::Scope::Batch, 0, {}, QStringLiteral("the batch is closed")};
    request.batch = batch;
    request.undeliveredToo = undeliveredToo;
    return request;
}

QStringList namesOf(const QList<ReportLine>& lines) {
    QStringList names;
    for (const ReportLine& line : lines)
        names += line.name;
    return names;
}

} // namespace

/// How a session ends and what a batch leaves behind, by commands and answers alone.
class SessionEndTest : public QObject, protected CollectingDriver {
    Q_OBJECT
private:
    Id graduate(int number) const { return graduateNumbered(*store, number); }
    void photograph(int number) {
        orDie(arrive(*store, graduate(number), session));
        orDie(submit(*store, photoAt(session, graduate(number), number)));
    }
    void deliver(int number) {
        orDie(approve(*store, graduate(number)));
        orDie(
            handOver(*store, graduate(number), QStringLiteral("/out"), QStringLiteral("%1.jpg").arg(number)));
    }
    Result<Id> recordReport(const Id& which) {
        return answerOf<Id>([&](QObject* context, auto done) {
            store->recordSessionReport(which, QStringLiteral("/media/stick"), context, done);
        });
    }
    /// 1 photographed, 2 photographed and rejected, 3 arrived only, 4 absent, 5 never heard of.
    void aDay() {
        photograph(1);
        photograph(2);
        orDie(arrive(*store, graduate(3), session));
        orDie(markAbsent(*store, graduate(4), session));
        orDie(reject(*store, graduate(2), {QStringLiteral("eyes-closed")}));
    }

private Q_SLOTS:
    void init() { open(5); }
    void cleanup() { close(); }

    void whatIsOpenIsNamed() {
        aDay();
        const SessionReport report = orDie(store->report(session));
        QCOMPARE(report.tally.listed, 5);
        QCOMPARE(report.tally.arrived, 3);
        QCOMPARE(report.tally.photos, 2);
        QCOMPARE(report.tally.absent, 1);
        QCOMPARE(report.tally.unphotographed, 1);
        QCOMPARE(report.tally.rejected, 1);
        QCOMPARE(report.stillToCome, 2); // 3 and 5
        QCOMPARE(namesOf(report.unphotographed), QStringList{entryOf(3).name});
        QCOMPARE(namesOf(report.absent), QStringList{entryOf(4).name});
        QCOMPARE(namesOf(report.rejected), QStringList{entryOf(2).name});
        QCOMPARE(report.rejected.first().reasons, QStringList{QStringLiteral("eyes-closed")});
        QCOMPARE(report.people, QStringList{adminName()});
        QVERIFY(report.event.isNull() && report.closedMs == 0);
        QVERIFY(report.firstMs > 0 && report.lastMs >= report.firstMs);
    }

    /// What was handed over stays what it was, whatever becomes of the graduates.
    void theSheetOfAClosedSessionStaysAndNamesItsEvent() {
        const Payment cash{FeeState::Paid, 3000, QStringLiteral("cash"), QStringLiteral("R1"), 0};
        orDie(settle(*store, {graduate(1), graduate(5)}, cash)); // 5 never came here
        aDay();
        orDie(closeSession(*store, session));
        const ActivityRow closing = store->activity({}, 0, 1).first();
        QCOMPARE(closing.sentence,
                 QStringLiteral("closed the session: 2 photos, 1 absent, 1 received and not photographed"));
        Session makeup = plannedSession(SessionKind::Makeup);
        const Id later = orDie(openSession(*store, makeup));
        orDie(arrive(*store, graduate(4), later));
        orDie(submit(*store, photoAt(later, graduate(4), 14)));
        openAgain();
        const SessionReport report = orDie(store->report(session));
        QCOMPARE(report.hash, closing.hash);
        QCOMPARE(report.seq, closing.seq);
        QCOMPARE(report.station, closing.station);
        QVERIFY(report.closedMs > 0);
        QCOMPARE(report.tally.arrived, 3);
        QCOMPARE(report.tally.absent, 1); // at that session, though he came to another
        QCOMPARE(namesOf(report.absent), QStringList{entryOf(4).name});
        QCOMPARE(report.fees.size(), 1);
        QCOMPARE(report.fees.first().graduates, 1);
        QCOMPARE(report.fees.first().cents, 3000);
        QVERIFY(!closeSession(*store, session));
    }

    void aSheetThatLeavesIsRecorded() {
        orDie(closeSession(*store, session));
        orDie(recordReport(session));
        QCOMPARE(store->activity({}, 0, 1).first().sentence,
                 QStringLiteral("saved the hand-over sheet of the session into /media/stick"));
        QVERIFY(!recordReport(Id::random()));
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    void aMakeupSessionListsWhoIsToCome() {
        photograph(1);
        photograph(2);
        orDie(approve(*store, graduate(1)));
        const Id makeup = orDie(openSession(*store, plannedSession(SessionKind::Makeup)));
        QCOMPARE(store->tally(makeup).listed, 3); // neither the approved nor the one who waits for a verdict
        orDie(reject(*store, graduate(2), {QStringLiteral("eyes-closed")}));
        QCOMPARE(store->tally(makeup).listed, 4);
        orDie(submit(*store, photoAt(makeup, graduate(2), 22)));
        QCOMPARE(store->tally(makeup).listed, 4); // he was, and is done
        QCOMPARE(store->stillToCome(makeup), 3);
        QCOMPARE(store->stillToCome(session), 3); // whoever was elsewhere is not waited for
    }

    void faultsNowAreToldFromThoseBefore() {
        orDie(importRoster(*store, listOf(60, 100)));
        for (int number = 100; number < 160; ++number) {
            Store::Submission photo = photoAt(session, graduate(number), number);
            if (number < 110) photo.faults = {QStringLiteral("eyes-open")};
            if (number >= 150) photo.faults = {QStringLiteral("light-even")};
            orDie(submit(*store, photo));
        }
        const FaultTrend trend = store->faults(session, 50);
        QCOMPARE(trend.latest, 50);
        QCOMPARE(trend.earlier, 10);
        const auto of = [&](const char* check) {
            for (const FaultCount& fault : trend.faults)
                if (fault.check == QLatin1String(check)) return std::pair(fault.latest, fault.earlier);
            return std::pair(0, 0);
        };
        QCOMPARE(trend.faults.first().check, QStringLiteral("mouth-closed")); // of every handmade photo
        QCOMPARE(of("light-even"), std::pair(10, 0));
        QCOMPARE(of("eyes-open"), std::pair(0, 10));
        int photos = 0;
        for (const RateBin& bin : store->rate(session)) {
            QCOMPARE(bin.fromMs % RateBin::lengthMs, 0);
            photos += bin.photos;
        }
        QCOMPARE(photos, 60);
    }

    void whatNoBackupHoldsIsCounted() {
        const BackupStanding never = store->sinceBackup();
        QVERIFY(never.records > 0 && never.backupMs == 0 && never.oldestMs > 0);
        orDie(backUp(*store, root->filePath(QStringLiteral("stick"))));
        QCOMPARE(store->sinceBackup().records, 0);
        QVERIFY(store->sinceBackup().backupMs > 0);
        openAgain(); // signing out and in is nothing to lose
        QCOMPARE(store->sinceBackup().records, 0);
        photograph(1);
        QCOMPARE(store->sinceBackup().records, 4); // the text, consent, arrival, photo
        orDie(backUp(*store, root->filePath(QStringLiteral("stick"))));
        QCOMPARE(store->sinceBackup().records, 0);
    }

    void aBatchGoesWhole() {
        RosterPlan other = listOf(2, 50);
        other.batch = otherBatch();
        orDie(importRoster(*store, other));
        photograph(1);
        deliver(1);
        QCOMPARE(store->purgeCount(ofBatch(goodBatch())), 5);
        QVERIFY(!purge(*store, ofBatch(goodBatch()))); // a session is open
        orDie(closeSession(*store, session));
        const PurgeCertificate proof = orDie(purge(*store, ofBatch(goodBatch())));
        QCOMPARE(proof.batch, goodBatch());
        QCOMPARE(proof.photos, 5);
        QCOMPARE(proof.photographed, 1);
        QCOMPARE(proof.undelivered, 0);
        QCOMPARE(store->batches(), QList<Batch>{otherBatch()});
        QCOMPARE(store->graduates({{}, {}, {}, {}}, 100).size(), 2);
        QVERIFY(store->photos().isEmpty());
        QCOMPARE(
            store->activity({}, 0, 1).first().sentence,
            QStringLiteral("finished the purge of the batch Yunhe College 2027: 5 graduate(s) with 3 picture "
                           "file(s); reason: the batch is closed"));
        QCOMPARE(orDie(verify(*store)), QStringList());
        const SessionReport report = orDie(store->report(session)); // its counts outlast it
        QCOMPARE(report.tally.photos, 1);
        QVERIFY(report.absent.isEmpty());
        openAgain();
        QCOMPARE(store->purges().first().batch, goodBatch());
        QCOMPARE(store->batches(), QList<Batch>{otherBatch()});
        QCOMPARE(orDie(verify(*store)), QStringList());
        QCOMPARE(filesHolding(folder(), {"Graduate 1", "S000001"}), QStringList());
    }

    void whatWasNotDeliveredStaysUnlessThatIsSaid() {
        photograph(1);
        deliver(1);
        photograph(2);
        photograph(3);
        orDie(reject(*store, graduate(3), {QStringLiteral("eyes-closed")}));
        orDie(closeSession(*store, session));
        QCOMPARE(store->undelivered(goodBatch()), 1); // a rejected photo is nobody's to have
        const auto refused = purge(*store, ofBatch(goodBatch()));
        QVERIFY(!refused && refused.error().kind == ErrorKind::Refused && !refused.error().remedy.isEmpty());
        QCOMPARE(store->photos().size(), 3);
        const PurgeCertificate proof = orDie(purge(*store, ofBatch(goodBatch(), 1)));
        QCOMPARE(proof.undelivered, 1);
        QCOMPARE(proof.photographed, 3);
        QVERIFY(!purge(*store, ofBatch(goodBatch(), 1))); // there is nothing of it any more
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    void aReportCardOfAShotNeedsAGraduate() {
        const auto card = [&](const Id& subject) {
            return answerOf<Id>([&](QObject* context, auto done) {
                store->recordReportCard(subject, QStringLiteral("/out"), context, done);
            });
        };
        QVERIFY(card(graduate(1))); // before there is a photo
        QVERIFY(!card(Id::random()));
    }
};

QTEST_GUILESS_MAIN(SessionEndTest)
#include "tst_session_end.moc"
