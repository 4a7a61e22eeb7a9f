#include "tests/hub/model_difference.h"
#include "tests/hub/schedule.h"

using namespace mianguan;
using namespace mianguan::test;

/// The schedules of tst_hub_rules through everything the hub keeps: what stands in tables says the same.
class HubSchedulesTest : public QObject {
    Q_OBJECT
private:
    static void carryOut(HubStore& hub, Schedule& schedule, const Schedule::Step& step) {
        const HandStation& desk = schedule.desks[size_t(step.station)];
        switch (step.what) {
        case Schedule::Step::What::Event:
            send(hub, desk, *step.event);
            break;
        case Schedule::Step::What::Blob:
            keepBlob(hub, desk, step.subject, step.portrait);
            break;
        case Schedule::Step::What::Revoke:
            given(hub.revokeStation(desk.id(), {}));
            break;
        }
    }

    static QString difference(const HubStore& hub, const Schedule& schedule) {
        QList<Id> stations;
        for (const HandStation& desk : schedule.desks)
            stations += desk.id();
        return differenceTo(schedule.model, schedule.events, hub, stations);
    }

private Q_SLOTS:
    void tablesSayWhatThePlainModelSays_data() { onBothDatabases(); }
    void tablesSayWhatThePlainModelSays() {
        QFETCH(bool, onPostgres);
        const int asked = qEnvironmentVariableIntValue("MIANGUAN_SEEDS");
        for (int seed = 1; seed <= (asked > 0 ? asked : 15); ++seed) {
            HubPlace place(onPostgres);
            auto hub = place.open();
            Schedule schedule{quint32(seed) + 5000};
            schedule.leases = false;
            for (int desk = 0; desk < 3; ++desk)
                enrol(*hub, schedule.desks[size_t(desk)],
                      {{Schedule::schoolOf(Schedule::schoolOfDesk(desk))}, false}, Schedule::ceilingOf(desk));
            for (const Schedule::Step& step : schedule.beginnings(int(sure(hub->head()))))
                carryOut(*hub, schedule, step);
            for (int step = 0; step < 120; ++step) {
                carryOut(*hub, schedule, schedule.next());
                if (step % 40 != 39) continue;
                hub.reset();
                hub = place.open();
                const QString differs = difference(*hub, schedule);
                QVERIFY2(differs.isEmpty(),
                         qPrintable(QStringLiteral("seed %1, step %2: %3").arg(seed).arg(step).arg(differs)));
            }
            const QStringList problems = sure(hub->verify()).problems;
            QVERIFY2(problems.isEmpty(),
                     qPrintable(QStringLiteral("seed %1: ").arg(seed) + problems.join(QLatin1Char('\n'))));
        }
    }
};

QTEST_GUILESS_MAIN(HubSchedulesTest)
#include "tst_hub_schedules.moc"
