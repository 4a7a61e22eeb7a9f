#include "core/wire/enrolment_code.h"
#include "samples.h"

#include <QRegularExpression>
#include <QTest>

using namespace mianguan;
using namespace mianguan::wire;
using namespace Qt::StringLiterals;

namespace {

EnrolmentCode golden() {
    return {u"hub.example.edu.cn:8443"_s, Hash::of("public key"),
            QByteArray::fromHex("000102030405060708090a0b0c0d0e0f")};
}

QString complaintAbout(const QString& text) {
    const auto code = EnrolmentCode::parse(text);
    return code ? u"none"_s : code.error().what;
}

} // namespace

class EnrolmentCodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsAddressAndGroups() {
        static const QRegularExpression form(
            u"^hub\\.example\\.edu\\.cn:8443/([0-9A-HJKMNP-TV-Z]{6}-){15}[0-9A-HJKMNP-TV-Z]{6}$"_s);
        QVERIFY2(form.match(golden().text()).hasMatch(), qPrintable(golden().text()));
        QCOMPARE(golden().url(), u"https://hub.example.edu.cn:8443"_s);
    }

    void itReadsHoweverItIsTyped() {
        const QString text = golden().text();
        const qsizetype slash = text.indexOf(u'/') + 1;
        QString wide = text.left(slash); // as an input method for Chinese types
        for (const QChar c : text.mid(slash))
            wide += c == u'-' ? c : QChar(c.unicode() + 0xFEE0);
        for (const QString& typed :
             {text, text.toLower(), text.toUpper(), u"https://"_s + text, u"HTTPS://"_s + text,
              QString(text).replace(u'-', u' '), QString(text).replace(u'-', u'\n'),
              QString(text).remove(u'-').insert(slash, u'-'), u"  "_s + text + u"\r\n"_s,
              QString(text).replace(u'/', u" / "_s), wide,
              text.left(slash) + text.mid(slash).replace(u'0', u'O').replace(u'1', u'l')}) {
            const auto code = EnrolmentCode::parse(typed);
            QVERIFY2(code, qPrintable(typed + u' ' + (code ? QString() : code.error().what)));
            QCOMPARE(*code, golden());
        }
    }

    void everyKindOfAddressIsTaken() {
        for (const QString& address :
             {u"10.1.2.3"_s, u"10.1.2.3:8443"_s, u"[fd00::1]:8443"_s, u"hub"_s, u"localhost:1"_s}) {
            EnrolmentCode code = golden();
            code.address = address;
            const auto read = EnrolmentCode::parse(code.text());
            QVERIFY2(read, qPrintable(address));
            QCOMPARE(*read, code);
        }
        EnrolmentCode usual = golden();
        usual.address = u"hub.example.edu.cn"_s;
        const auto read = EnrolmentCode::parse(usual.text().replace(u"/"_s, u":443/"_s));
        QVERIFY(read);
        QCOMPARE(*read, usual);
    }

    /// One wrong letter, two neighbours swapped, or two groups swapped are seen, and the place is named.
    void aSlipIsNamed() {
        const QString text = golden().text();
        const QString alphabet = u"0123456789ABCDEFGHJKMNPQRSTVWXYZ"_s;
        const qsizetype start = text.indexOf(u'/') + 1;
        for (qsizetype i = start; i < text.size(); ++i) {
            if (text[i] == u'-') continue;
            const QString group = u"Group %1 "_s.arg((i - start) / 7 + 1);
            for (const QChar letter : alphabet + u"U*王"_s) {
                QString slip = text;
                slip[i] = letter;
                if (slip != text) QVERIFY2(complaintAbout(slip).startsWith(group), qPrintable(slip));
            }
            QString swapped = text;
            if (i + 1 < text.size() && text[i + 1] != u'-' && text[i] != text[i + 1]) {
                std::swap(swapped[i], swapped[i + 1]);
                QVERIFY2(complaintAbout(swapped).startsWith(group), qPrintable(swapped));
            }
        }
        QStringList groups = text.mid(start).split(u'-');
        groups.swapItemsAt(2, 9);
        QVERIFY(complaintAbout(text.left(start) + groups.join(u'-')).startsWith(u"Group 3 "_s));
    }

    void aWrongAddressIsSeen() {
        const QString text = golden().text();
        QCOMPARE(complaintAbout(QString(text).replace(u"hub."_s, u"hud."_s)),
                 u"The address and the letters of the code do not belong together"_s);
        for (const QString& wrong :
             {text.mid(text.indexOf(u'/')), text.mid(text.indexOf(u'/') + 1), u"http://"_s + text,
              u"me@"_s + text, u"a?b"_s + text, QString(), u"/"_s, u" "_s, QString(300, u'a') + text,
              u"hub:99999/"_s + text.section(u'/', 1)})
            QVERIFY2(complaintAbout(wrong).startsWith(u"The code must begin with the hub's address"_s),
                     qPrintable(wrong));
    }

    void aMissingOrSurplusLetterIsCounted() {
        const QString text = golden().text();
        QCOMPARE(complaintAbout(text.chopped(1)),
                 u"The code has 96 letters and digits after the address, this has 95"_s);
        QCOMPARE(complaintAbout(text + u'A'),
                 u"The code has 96 letters and digits after the address, this has 97"_s);
    }
};

QTEST_APPLESS_MAIN(EnrolmentCodeTest)
#include "tst_enrolment_code.moc"
