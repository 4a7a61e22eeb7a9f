#include "core/work/identity_claim.h"

#include <QTest>

using namespace mianguan;

class IdentityClaimTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void names_data() {
        QTest::addColumn<QString>("claimed");
        QTest::addColumn<QString>("known");
        QTest::addColumn<bool>("same");
        const auto row = [](const char* claimed, const char* known, bool same) {
            QTest::newRow(claimed) << QString::fromUtf8(claimed) << QString::fromUtf8(known) << same;
        };
        row("张三", "张三", true);
        row("张 三", "张三", true);
        row("张*三", "张小三", true);
        row("*三", "张三", true);
        row("＊三", "张三", true);
        row("张**", "张三丰", true);
        row("买买提•艾力", "买买提·艾力", true);
        row("Zhang San", "ZHANG SAN", true);
        row("张*", "张", false);
        row("张四", "张三", false);
        row("*四", "张三", false);
        row("张三", "张三丰", false);
        row("(张", "张", false);
    }
    void names() {
        QFETCH(QString, claimed);
        QFETCH(QString, known);
        QTEST(isSameName(claimed, known), "same");
    }

    void numbers_data() {
        QTest::addColumn<QString>("claimed");
        QTest::addColumn<QString>("known");
        QTest::addColumn<bool>("differ");
        const auto row = [](const char* claimed, const char* known, bool differ) {
            QTest::newRow(claimed) << QString::fromLatin1(claimed) << QString::fromLatin1(known) << differ;
        };
        row("11010519491231002x", "11010519491231002X", false);
        row("**************002X", "11010519491231002X", false);
        row("110***********002X", "11010519491231002X", false);
        row("***002X", "11010519491231002X", false);
        row("***5678", "H12345678", false);
        row("", "11010519491231002X", false);
        row("**************002x", "", false);
        row("110105194912310021", "11010519491231002X", true);
        row("**************0021", "11010519491231002X", true);
        row("120***********002X", "11010519491231002X", true);
        row("***0021", "11010519491231002X", true);
    }
    void numbers() {
        QFETCH(QString, claimed);
        QFETCH(QString, known);
        IdentityClaim claim;
        claim.identityNumber = claimed;
        RosterEntry entry;
        entry.identityNumber = known;
        QTEST(differences(claim, entry) == QList<Differs>{Differs::IdentityNumber}, "differ");
    }

    void whatIsNotKnownDoesNotDiffer() {
        IdentityClaim claim;
        claim.name = QStringLiteral("张三");
        claim.studentNumber = QStringLiteral("2021*001");
        RosterEntry entry;
        QVERIFY(differences(claim, entry).isEmpty());
        entry.name = QStringLiteral("李四");
        entry.studentNumber = QStringLiteral("20210002");
        QCOMPARE(differences(claim, entry), QList<Differs>({Differs::Name, Differs::StudentNumber}));
        claim.nameIsSure = false;
        QCOMPARE(differences(claim, entry), QList<Differs>{Differs::StudentNumber});
    }

    void noNumberIsToldInFull() {
        IdentityClaim claim;
        claim.name = QStringLiteral("张三");
        claim.identityNumber = QStringLiteral("11010519491231002X");
        RosterEntry entry;
        entry.name = QStringLiteral("李四");
        for (const Error& error :
             {othersCard(claim, entry), differing(claim, entry, {Differs::Name, Differs::IdentityNumber})}) {
            QVERIFY(!error.sentence().contains(claim.identityNumber));
            QVERIFY(error.sentence().contains(entry.name) && error.sentence().contains(claim.name));
            QVERIFY(!error.remedy.isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(IdentityClaimTest)
#include "tst_identity_claim.moc"
