#include "app/conformance/trial.h"
#include "fake_hub.h"

#include <QProcess>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

namespace {

/// The clause that is there to find it.
const char* meantFor(Wrong wrong) {
    switch (wrong) {
    case Wrong::SpeaksAnyVersion:
        return "version-refused";
    case Wrong::HidesRequestIds:
        return "request-id-told";
    case Wrong::RefusesWithoutWords:
        return "words";
    case Wrong::TakesUnsigned:
        return "unsigned-refused";
    case Wrong::TakesAnySignature:
        return "altered-refused";
    case Wrong::TakesReplays:
        return "replayed-write-refused";
    case Wrong::TakesReplayedReads:
        return "replayed-read-refused";
    case Wrong::WantsRisingNumbers:
        return "numbers-overtake";
    case Wrong::TakesAnyType:
        return "type-refused";
    case Wrong::HidesDetails:
        return "field-named";
    case Wrong::TakesMadeUpNonces:
        return "nonce-refused";
    case Wrong::CodeGoodTwice:
        return "code-good-once";
    case Wrong::ForgetsEnrolment:
        return "enrols-again";
    case Wrong::TakesForeignEvents:
        return "foreign-refused";
    case Wrong::TakesGaps:
        return "gap-refused";
    case Wrong::TakesForks:
        return "fork-refused";
    case Wrong::TakesFalsePurges:
        return "false-purge-refused";
    case Wrong::TakesCrowdedBodies:
        return "crowded-body-refused";
    case Wrong::AppliesTwice:
        return "answered-again";
    case Wrong::StoresHalf:
        return "all-or-none";
    case Wrong::DropsBodies:
        return "bytes-survive";
    case Wrong::SkipsChanges:
    case Wrong::StandsStill:
        return "log-complete";
    case Wrong::IgnoresWait:
        return "wait-kept";
    case Wrong::WaitsToTheEnd:
        return "news-at-once";
    case Wrong::KnowsAnyPosition:
        return "position-refused";
    case Wrong::StoresWrongBlobs:
        return "hash-refused";
    case Wrong::IgnoresOffsets:
        return "offset-refused";
    case Wrong::IgnoresRanges:
        return "range-given";
    case Wrong::TellsAnybodyOfBlobs:
        return "blobs-missing";
    case Wrong::TakesTooMany:
        return "too-many-refused";
    case Wrong::TakesTooMuch:
        return "too-much-refused";
    case Wrong::ChokesOnUnknownKeys:
        return "unknown-keys";
    case Wrong::LeasesToAnybody:
        return "lease-refused";
    case Wrong::TakesSubmissionsOfStations:
        return "stations-submit-nothing";
    case Wrong::TellsStationsOfSubmissions:
        return "states-of-accounts-alone";
    case Wrong::HasNoPath404:
        return "path-refused";
    }
    return "";
}

/// Walks every clause; the names of those that do not hold, and what they say.
QMap<QString, QString> failing(FakeHub& fake) {
    const QByteArray secret = Id::random().bytes();
    fake.state.addCode(secret);
    sync::Route route{fake.address(), {fake.pin()}, {}, {}};
    route.proxy.choice = sync::Proxy::Choice::None;
    conformance::Trial trial(route, secret);
    QMap<QString, QString> names;
    for (const conformance::Clause& clause : conformance::everyClause(trial))
        if (const auto fault = clause.check(trial); !fault.isEmpty())
            names.insert(QLatin1String(clause.name), fault);
    return names;
}

struct Ran {
    int exit = -1;
    QString said;
};

Ran run(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(CONFORMANCE), arguments);
    if (!process.waitForFinished(120'000)) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

} // namespace

class ConformanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRightHubPassesEveryClause() {
        FakeHub fake;
        const auto names = failing(fake);
        for (auto each = names.cbegin(); each != names.cend(); ++each)
            qWarning("%s: %s", qPrintable(each.key()), qPrintable(each.value()));
        QVERIFY(names.isEmpty());
    }

    void everyClauseHasANameOfItsOwn() {
        conformance::Trial trial({}, {});
        trial.account = std::make_unique<conformance::Trial>(sync::Route(), QByteArray());
        QSet<QString> names;
        for (const conformance::Clause& clause : conformance::everyClause(trial)) {
            QVERIFY2(!names.contains(QLatin1String(clause.name)), clause.name);
            names.insert(QLatin1String(clause.name));
        }
    }

    void everyWrongIsFoundByTheClauseMeantForIt_data() {
        QTest::addColumn<int>("wrong");
        for (int wrong = 0; wrong < wrongCount; ++wrong)
            QTest::addRow("%d %s", wrong, meantFor(Wrong(wrong))) << wrong;
    }
    void everyWrongIsFoundByTheClauseMeantForIt() {
        QFETCH(int, wrong);
        FakeHub fake;
        fake.state.wrong = {Wrong(wrong)};
        const auto names = failing(fake);
        QVERIFY2(names.contains(QLatin1String(meantFor(Wrong(wrong)))), qPrintable(names.keys().join(u", ")));
        qInfo("%s", qPrintable(names.keys().join(u", ")));
    }

    void theProgramSaysWhichClauseFailsAndWhereItStands() {
        FakeHub fake;
        const wire::EnrolmentCode code{fake.address(), fake.pin(), Id::random().bytes()};
        fake.state.addCode(code.secret);
        const Ran right = run({u"https://"_s + fake.address(), u"--code"_s, code.text()});
        QCOMPARE(right.exit, 0);
        QVERIFY(right.said.contains(u"0 failed"));

        FakeHub bad;
        bad.state.wrong = {Wrong::TakesReplays};
        const wire::EnrolmentCode other{bad.address(), bad.pin(), Id::random().bytes()};
        bad.state.addCode(other.secret);
        const Ran wrong = run({u"https://"_s + bad.address(), u"--code"_s, other.text()});
        QCOMPARE(wrong.exit, 1);
        QVERIFY(wrong.said.contains(u"FAILED  replayed-write-refused"));
        QVERIFY(wrong.said.contains(u"[info, Signed requests]"));
    }

    void wrongUsageIsSaidToBeSo() {
        QCOMPARE(run({}).exit, 2);
        QCOMPARE(run({u"http://127.0.0.1"_s, u"--code"_s, u"x"_s}).exit, 2);
        QCOMPARE(run({u"https://127.0.0.1"_s, u"--code"_s, u"127.0.0.1/ABCDEF"_s}).exit, 2);
    }
};

QTEST_GUILESS_MAIN(ConformanceTest)
#include "tst_conformance.moc"
