#include "core/keys/password_rules.h"

#include <QTest>

using namespace mianguan;

namespace {

const QStringList personal{QStringLiteral("wangli"), QStringLiteral("王丽"), QStringLiteral("第一中学")};

} // namespace

class PasswordRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goodPasswordsAreTaken_data() {
        QTest::addColumn<QString>("password");
        QTest::newRow("four words") << QStringLiteral("kettle mammoth orbit violin");
        QTest::newRow("made by a manager") << QStringLiteral("x7#Qm2!vKp9z");
        QTest::newRow("a sentence in Chinese") << QStringLiteral("外婆的猫不吃星期三的鱼");
        QTest::newRow("mixed") << QStringLiteral("猫头鹰kettle在mammoth飞");
        QTest::newRow("very long") << QString(QStringLiteral("kettle mammoth orbit violin ")).repeated(200);
    }
    void goodPasswordsAreTaken() {
        QFETCH(QString, password);
        const auto checked = checkPassword(password, personal);
        QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().sentence()));
        QVERIFY(passwordStrength(password, personal).enough);
        QVERIFY(checkPassword(password, {}));
    }

    void badPasswordsAreRefusedInWords_data() {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QString() << QStringLiteral("has 0 character");
        QTest::newRow("short") << QStringLiteral("x7#Qm2!vK") << QStringLiteral("has 9 character");
        QTest::newRow("short in Chinese")
            << QStringLiteral("外婆的猫不吃鱼") << QStringLiteral("has 7 character");
        QTest::newRow("a common password") << QStringLiteral("basketball1") << QStringLiteral("common word");
        QTest::newRow("a word written cleverly")
            << QStringLiteral("P4$$w0rd1234") << QStringLiteral("common word");
        QTest::newRow("repeated") << QStringLiteral("aaaaaaaaaaaaaa") << QStringLiteral("repeats itself");
        QTest::newRow("a series") << QStringLiteral("abcdefghijklm") << QStringLiteral("series");
        QTest::newRow("digits") << QStringLiteral("1234567890123") << QStringLiteral("easy to guess");
        QTest::newRow("keys in a row") << QStringLiteral("zxcvbnm,./zx") << QStringLiteral("neighbours");
        QTest::newRow("a birthday") << QStringLiteral("  19981231  ") << QStringLiteral("easy to guess");
        QTest::newRow("one character of Chinese") << QString(12, u'我') << QStringLiteral("repeats itself");
        QTest::newRow("two characters of Chinese")
            << QStringLiteral("你好你好你好你好你好") << QStringLiteral("repeats itself");
        QTest::newRow("user name") << QStringLiteral("x7#Wangli!vKp9z")
                                   << QStringLiteral("contains “wangli”");
        QTest::newRow("display name")
            << QStringLiteral("外婆的猫不吃王丽的鱼") << QStringLiteral("contains “王丽”");
        QTest::newRow("school") << QStringLiteral("x7#第一中学vKp9z")
                                << QStringLiteral("contains “第一中学”");
        QTest::newRow("wide letters")
            << QStringLiteral("x7#ＷａｎｇＬｉ!vKp9z") << QStringLiteral("contains “wangli”");
    }
    void badPasswordsAreRefusedInWords() {
        QFETCH(QString, password);
        QFETCH(QString, says);
        const auto checked = checkPassword(password, personal);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::Refused);
        QVERIFY2(checked.error().what.contains(says), qPrintable(checked.error().what));
        QVERIFY(!checked.error().remedy.isEmpty());
    }

    void wordsTooShortToTellDoNotCount() {
        QVERIFY(checkPassword(QStringLiteral("kettle mammoth orbit violin"),
                              {QStringLiteral("le"), QString(), QStringLiteral(" ")}));
    }

    void whatOthersKnowGuessesFaster() {
        const QString password = QStringLiteral("huangshanlu2468");
        const QStringList known{QStringLiteral("Huangshanlu")};
        QVERIFY(passwordStrength(password, known).bits + 5 < passwordStrength(password, {}).bits);
    }
};

QTEST_APPLESS_MAIN(PasswordRulesTest)
#include "tst_password_rules.moc"
