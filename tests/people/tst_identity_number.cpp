#include "core/people/identity_number.h"

#include <QTest>

using namespace mianguan;
using Kind = IdentityNumber::Kind;

namespace {

const QDate today(2026, 6, 1);

// Check characters worked out by hand after GB 11643; the first is the standard's own example.
const QString woman = QStringLiteral("11010519491231002X"); // 17th digit even
const QString man = QStringLiteral("440101200402290013");   // a leap day, 17th digit odd

Error errorOf(const QString& typed) {
    const auto number = parseIdentityNumber(typed, today);
    return number ? Error{} : number.error();
}

/// The number with another front and the check character that fits.
QString withCheck(const QString& front) {
    for (const QChar c : QStringLiteral("0123456789X"))
        if (parseIdentityNumber(front + c, today)) return front + c;
    return {};
}

} // namespace

class IdentityNumberTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStandardsExample() {
        const auto number = parseIdentityNumber(woman, today);
        QVERIFY(number);
        QCOMPARE(number->text(), woman);
        QCOMPARE(number->kind(), Kind::ResidentCard);
        QCOMPARE(number->birthDate(), QDate(1949, 12, 31));
        QCOMPARE(number->sex(), std::optional(Sex::Female));
        QCOMPARE(number->masked(), QStringLiteral("110***********002X"));
        QCOMPARE(number->lastFour(), QStringLiteral("002X"));
    }

    void ageIsWholeYears() {
        const auto number = parseIdentityNumber(woman, today);
        QCOMPARE(number->ageOn(QDate(2026, 12, 30)), std::optional(76));
        QCOMPARE(number->ageOn(QDate(2026, 12, 31)), std::optional(77));
        const auto leap = parseIdentityNumber(man, today);
        QVERIFY(leap);
        QCOMPARE(leap->sex(), std::optional(Sex::Male));
        QCOMPARE(leap->ageOn(QDate(2005, 2, 27)), std::optional(0));
        QCOMPARE(leap->ageOn(QDate(2005, 2, 28)), std::optional(1));
    }

    void whatAHandTypesIsPutRight_data() {
        QTest::addColumn<QString>("typed");
        QTest::newRow("small x") << QStringLiteral("11010519491231002x");
        QTest::newRow("full-width") << QStringLiteral("１１０１０５１９４９１２３１００２Ｘ");
        QTest::newRow("blanks") << QStringLiteral(" 110105 19491231\u3000002X\n");
        QTest::newRow("invisible") << QStringLiteral("\u202a11010519491231002X\u202c");
        QTest::newRow("dashes") << QStringLiteral("110105-19491231-002X");
        QTest::newRow("brackets") << QStringLiteral("11010519491231002（X）");
        QTest::newRow("apostrophe") << QStringLiteral("'11010519491231002X");
    }
    void whatAHandTypesIsPutRight() {
        QFETCH(QString, typed);
        const auto number = parseIdentityNumber(typed, today);
        QVERIFY(number);
        QCOMPARE(number->text(), woman);
    }

    /// What GB 11643's check is for.
    void everyWrongDigitAndSwapIsNoticed() {
        for (int place = 0; place < woman.size() - 1; ++place)
            for (const QChar digit : QStringLiteral("0123456789")) {
                QString wrong = woman;
                wrong[place] = digit;
                QCOMPARE(parseIdentityNumber(wrong, today).has_value(), wrong == woman);
            }
        for (int place = 0; place + 1 < woman.size(); ++place) {
            QString wrong = woman;
            std::swap(wrong[place], wrong[place + 1]);
            QCOMPARE(parseIdentityNumber(wrong, today).has_value(), wrong == woman);
        }
    }

    void theErrorSaysWhatIsWrong_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* typed, const char* says) {
            QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(says);
        };
        row("empty", "  ", "There is no identity number");
        row("check", "110105194912310021", "The check character does not fit");
        row("length 17", "11010519491231002", "18 characters, this has 17");
        row("length 19", "11010519491231002XX", "18 characters, this has 19");
        row("first generation", "110105491231002", "15 digits");
        row("letter within", "1101051949123l002X", "Character 14 is “L”");
        row("letter at the end", "11010519491231002Y", "Character 18 is “Y”");
        row("no such day", "110105194902310020", "no such birth date: 19490231");
        row("too long ago", "110105184912310020", "no such birth date: 18491231");
        row("the future", "110105202606020020", "20260602 in characters 7 to 14 is yet to come");
        row("leading zero", "010105194912310020", "begins with 0");
        row("short", "A123", "at least 5 characters, this has 4");
        row("Chinese", "身份证A12345", "“身” is in no identity");
        row("scientific", "1.1010519491231E+17", "18 characters, this has 19");
    }
    void theErrorSaysWhatIsWrong() {
        QFETCH(QString, typed);
        QFETCH(QString, says);
        const Error error = errorOf(typed);
        QCOMPARE(error.kind, ErrorKind::Refused);
        QVERIFY2(error.what.contains(says), qPrintable(error.what));
        QVERIFY(!error.remedy.isEmpty());
        QVERIFY2(typed.size() < 15 || !error.sentence().contains(typed), "a number is never repeated");
    }

    void theBirthdayItselfIsNotTheFuture() {
        QVERIFY(!withCheck(QStringLiteral("11010520260601002")).isEmpty());
        QVERIFY(withCheck(QStringLiteral("11010520260602002")).isEmpty());
    }

    void kindsAreToldApart_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("masked");
        const auto row = [](const QString& typed, Kind kind, const char* masked) {
            QTest::newRow(qPrintable(typed)) << typed << kind << QString::fromLatin1(masked);
        };
        for (const char* region : {"810000", "820000", "830000"})
            row(withCheck(QLatin1String(region) + QStringLiteral("20040229001")), Kind::ResidencePermit, "");
        row(QStringLiteral("H12345678"), Kind::HongKongMacau, "H****5678");
        row(QStringLiteral("m1234567801"), Kind::HongKongMacau, "M******7801");
        row(QStringLiteral("12345678"), Kind::Taiwan, "1***5678");
        row(QStringLiteral("1234567801"), Kind::Taiwan, "1*****7801");
        row(QStringLiteral("H1234567"), Kind::Passport, "H***4567");
        row(QStringLiteral("A123456(7)"), Kind::Passport, "A***4567"); // a Hong Kong card
        row(QStringLiteral("123456789"), Kind::Passport, "1****6789");
        row(QStringLiteral("AB123"), Kind::Passport, "A**23");
        row(QStringLiteral("ABCDEFGHIJ1234567"), Kind::Passport, "A************4567");
    }
    void kindsAreToldApart() {
        QFETCH(QString, typed);
        QFETCH(Kind, kind);
        QFETCH(QString, masked);
        const auto number = parseIdentityNumber(typed, today);
        QVERIFY(number);
        QCOMPARE(number->kind(), kind);
        QCOMPARE(number->birthDate().isValid(), kind == Kind::ResidencePermit);
        QCOMPARE(number->sex().has_value(), kind == Kind::ResidencePermit);
        QCOMPARE(number->ageOn(today).has_value(), kind == Kind::ResidencePermit);
        if (!masked.isEmpty()) QCOMPARE(number->masked(), masked);
        QVERIFY(!identityKindName(kind).isEmpty());
    }

    void aPermitIsCheckedLikeACard() {
        const QString good = withCheck(QStringLiteral("81000020040229001"));
        QVERIFY(!good.isEmpty());
        QString wrong = good;
        wrong[16] = QLatin1Char('2');
        QVERIFY(errorOf(wrong).what.contains(QStringLiteral("check character")));
    }

    void theLastFour() {
        QVERIFY(hasLastFour(woman, QStringLiteral("002x")));
        QVERIFY(hasLastFour(woman, QStringLiteral(" ００２Ｘ ")));
        QVERIFY(!hasLastFour(woman, QStringLiteral("0021")));
        QVERIFY(!hasLastFour(woman, QStringLiteral("02X")));
        QVERIFY(!hasLastFour(woman, QStringLiteral("1002X")));
        QVERIFY(!hasLastFour(woman, QString()));
        QVERIFY(hasLastFour(QStringLiteral("A123456(7)"), QStringLiteral("4567")));
        QVERIFY(hasLastFour(QStringLiteral("A123456(7)"), QStringLiteral("456(7)")));
    }

    /// Digits alone are no passport: a telephone number in the wrong column is to be noticed.
    void aTelephoneNumberIsNoPassport() {
        for (const char* digits : {"13800138000", "123456789012"}) {
            const auto number = parseIdentityNumber(QString::fromLatin1(digits));
            QVERIFY(!number && number.error().kind == ErrorKind::Refused);
        }
    }
};

QTEST_APPLESS_MAIN(IdentityNumberTest)
#include "tst_identity_number.moc"
