#include "tests/hub/province.h"

#include <QTest>

using namespace mianguan::test;
using namespace Qt::StringLiterals;

/// The configuration that is given for a province.
class HubNginxTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Province> province;

private Q_SLOTS:
    void initTestCase() {
        if (!Province::isPossible()) QSKIP("nginx or PostgreSQL is not installed");
        province = std::make_unique<Province>();
        const QString trouble = province->begin();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }
    void cleanupTestCase() { province.reset(); }

    void everyClauseHoldsThroughNginx() {
        const Ran walked = conformance(province->address, province->enrolmentCode());
        QVERIFY2(walked.exit == 0, qPrintable(failures(walked)));
    }

    void oneProcessMayEnd() {
        const QString code = province->enrolmentCode();
        QCOMPARE(province->hub(0).stop(), 0);
        const Ran walked = conformance(province->address, code);
        QVERIFY2(walked.exit == 0, qPrintable(failures(walked)));
        QVERIFY2(province->startHub(0), qPrintable(province->hub(0).logged()));
    }

    void withNoneTheAnswerIsTheContracts() {
        QCOMPARE(province->hub(0).stop(), 0);
        QCOMPARE(province->hub(1).stop(), 0);
        const Ran got =
            runProgram(u"curl"_s, {u"-sk"_s, u"-i"_s, u"https://%1/v1/hub"_s.arg(province->address)});
        QVERIFY2(got.said.contains(u" 503 "_s), qPrintable(got.said));
        QVERIFY(got.said.contains(u"Mianguan-Refusal: hub-unready"_s));
        QVERIFY(got.said.contains(u"Retry-After: "_s));
        QVERIFY(got.said.contains(u"\"remedy\""_s));
    }
};

QTEST_GUILESS_MAIN(HubNginxTest)
#include "tst_hub_nginx.moc"
