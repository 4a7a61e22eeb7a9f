#include "core/keys/recovery_code.h"

#include <QRegularExpression>
#include <QTest>

using namespace mianguan;

namespace {

const QString alphabet = QStringLiteral("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

// Of the bits 000102…0f; the code by another program (CRC-21 of ISO 11898-1), the key by Python's hashlib.
const QString golden = QStringLiteral("000G4-0R40M-30E20-9185G-R38E1-Y6RAE");
const char goldenKey[] = "2510880ecdca64c384a602e33d2a26715b178814fee1f14e5d695a0e4c851455";

bool opensSame(const QString& text) {
    const auto code = RecoveryCode::parse(text);
    return code && code->key().view().toByteArray().toHex() == goldenKey;
}

} // namespace

class RecoveryCodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCodeAnotherProgramMadeIsTaken() {
        const auto code = RecoveryCode::parse(golden);
        QVERIFY2(code, qPrintable(code ? QString() : code.error().sentence()));
        QCOMPARE(code->key().view().toByteArray().toHex(), QByteArray(goldenKey));
        QCOMPARE(code->text(), golden);
    }

    void printedInGroupsAndReadBack() {
        for (int i = 0; i < 200; ++i) {
            const RecoveryCode code = RecoveryCode::random();
            static const QRegularExpression form(
                QStringLiteral("^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$"));
            QVERIFY2(form.match(code.text()).hasMatch(), qPrintable(code.text()));
            const auto again = RecoveryCode::parse(code.text());
            QVERIFY(again);
            QCOMPARE(again->key().view(), code.key().view());
        }
        QVERIFY(RecoveryCode::random().text() != RecoveryCode::random().text());
    }

    void takenHoweverItIsTyped() {
        QString plain = golden;
        plain.remove(u'-');
        QVERIFY(opensSame(plain));
        QVERIFY(opensSame(plain.toLower()));
        QVERIFY(opensSame(QStringLiteral("  ") + golden + QStringLiteral("\n")));
        QVERIFY(opensSame(QString(golden).replace(u'-', QStringLiteral(" – "))));
        QVERIFY(opensSame(QString(golden).replace(u'0', u'O')));
        QVERIFY(opensSame(QString(golden).replace(u'0', u'o')));
        QVERIFY(opensSame(QString(golden).replace(u'1', u'I')));
        QVERIFY(opensSame(QString(golden).replace(u'1', u'l')));
        QString wide; // as an input method for Chinese types
        for (const QChar c : plain)
            wide += QChar(c.unicode() + 0xFEE0);
        QVERIFY(opensSame(wide));
    }

    void oneWrongLetterIsNoticed() {
        for (qsizetype place = 0; place < golden.size(); ++place) {
            for (const QChar letter : alphabet) {
                QString wrong = golden;
                wrong[place] = letter;
                QCOMPARE(RecoveryCode::parse(wrong).has_value(), wrong == golden);
            }
        }
    }

    void swappedNeighboursAreNoticed() {
        QString plain = golden;
        plain.remove(u'-');
        for (qsizetype place = 1; place < plain.size(); ++place) {
            QString wrong = plain;
            std::swap(wrong[place - 1], wrong[place]);
            QCOMPARE(RecoveryCode::parse(wrong).has_value(), wrong == plain);
        }
    }

    void rubbishIsRefusedInWords_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QString() << QStringLiteral("this has 0");
        QTest::newRow("a letter lost") << golden.chopped(1) << QStringLiteral("this has 29");
        QTest::newRow("one too many") << golden + u'0' << QStringLiteral("this has 31");
        QTest::newRow("a letter not in codes") << golden.chopped(1) + u'U' << QStringLiteral("mistyped");
        QTest::newRow("Chinese") << golden.chopped(1) + u'码' << QStringLiteral("mistyped");
        QTest::newRow("another last letter") << golden.chopped(1) + u'Z' << QStringLiteral("mistyped");
        QTest::newRow("very long") << QString(1'000'000, u'A') << QStringLiteral("this has 1000000");
    }
    void rubbishIsRefusedInWords() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto code = RecoveryCode::parse(text);
        QVERIFY(!code);
        QCOMPARE(code.error().kind, ErrorKind::Refused);
        QVERIFY2(code.error().what.contains(says), qPrintable(code.error().what));
        QVERIFY(code.error().remedy.contains(QLatin1String("the print")));
    }
};

QTEST_APPLESS_MAIN(RecoveryCodeTest)
#include "tst_recovery_code.moc"
