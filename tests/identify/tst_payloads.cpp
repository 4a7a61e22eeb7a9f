#include "core/identify/code_payload.h"
#include "core/identify/identity_check.h"

#include <QTest>

using namespace mianguan;

class TestPayloads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understood_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("student");
        QTest::addColumn<QString>("identity");
        const auto row = [](const char* name, const char* bytes, const char* student, const char* identity) {
            QTest::newRow(name) << QByteArray(bytes) << QString::fromUtf8(student)
                                << QString::fromUtf8(identity);
        };
        row("student number", "20210001234", "20210001234", "");
        row("with letters", "B20210001", "B20210001", "");
        row("with spaces around", " 20210001\r\n", "20210001", "");
        row("identity number", "11010519491231002X", "", "11010519491231002X");
        row("small x", "11010519491231002x", "", "11010519491231002X");
        row("a wrong check character is nobody's", "110105194912310021", "", "");
        row("no such day", "110105194902310025", "", "");
        row("URL", "https://xj.example.edu.cn/card?t=1&XH=20210001", "20210001", "");
        row("URL with an identity number", "http://a.cn/?id_card=11010519491231002X&x=2", "",
            "11010519491231002X");
        row("URL with both", "http://a.cn/?xh=20210001&sfzh=11010519491231002X", "20210001",
            "11010519491231002X");
        row("URL whose number is wrong", "http://a.cn/?sfzh=110105194912310021", "", "");
        row("URL of something else", "https://weixin.qq.com/x/abc?uuid=12345678", "", "");
        row("encrypted", "kf83Jd+9s/Ax0==", "", "");
        row("a word", "hello", "", "");
        row("a long word", "abcdefghij", "", "");
        row("nothing", "", "", "");
    }
    void understood() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, student);
        QFETCH(QString, identity);
        const CodePayload payload = plainPayload(bytes);
        QCOMPARE(payload.bytes, bytes);
        QCOMPARE(payload.studentNumber, student);
        QCOMPARE(payload.identityNumber, identity);
        QCOMPARE(payload.isUnderstood(), !student.isEmpty() || !identity.isEmpty());
    }

    void textIsClean() {
        QCOMPARE(plainPayload("a\x01\x1B[2Jb\xFF").text, QStringLiteral("a[2Jb"));
        QCOMPARE(plainPayload("\xE5\xBC\xA0").text, QStringLiteral("张"));
    }

    void everyOtherLastCharacterIsWrong() {
        const QString digits = QStringLiteral("11010519491231002");
        for (const QChar last : QStringLiteral("0123456789X"))
            QCOMPARE(identityFacts(digits + last).has_value(), last == QLatin1Char('X'));
        const auto facts = identityFacts(digits + QLatin1Char('X'));
        QCOMPARE(facts->birth, QDate(1949, 12, 31));
        QVERIFY(facts->sex == PrintedSex::Female);
        QVERIFY(!identityFacts(QStringLiteral("99999999999999999X")) && !identityFacts(QString()));
    }
};

QTEST_GUILESS_MAIN(TestPayloads)
#include "tst_payloads.moc"
