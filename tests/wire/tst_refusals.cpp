#include "core/base/language.h"
#include "core/wire/refusal.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace mianguan;
using namespace mianguan::wire;
using namespace Qt::StringLiterals;

class RefusalsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachHasAnIdOfItsOwn() {
        static const QRegularExpression form(u"^[a-z]+(-[a-z]+)*$"_s);
        QSet<QString> ids;
        for (int i = 0; i < refusalCount; ++i) {
            const QString id = refusalId(Refusal(i));
            QVERIFY2(form.match(id).hasMatch(), qPrintable(id));
            QVERIFY2(!ids.contains(id), qPrintable(id));
            ids.insert(id);
            QCOMPARE(refusalFrom(id), Refusal(i));
        }
        QCOMPARE(refusalFrom(u"moon-full"), std::nullopt);
        QCOMPARE(refusalFrom(u""), std::nullopt);
    }

    void eachHasAStatusThatGoesWithTryingAgain() {
        for (int i = 0; i < refusalCount; ++i) {
            const int status = refusalStatus(Refusal(i));
            const QByteArray id = refusalId(Refusal(i)).toLatin1();
            QVERIFY2(status == 0 || (status >= 400 && status < 600), id.constData());
            const bool passing = status == 408 || status == 429 || status >= 500;
            if (passing) QVERIFY2(persistenceOf(Refusal(i)) == Persistence::Retryable, id.constData());
        }
    }

    void eachHasWordsInBothLanguages() {
        static const QRegularExpression han(u"\\p{Han}"_s);
        for (int i = 0; i < refusalCount; ++i) {
            const QByteArray id = refusalId(Refusal(i)).toLatin1();
            const RefusalWords english = wordsOf(Refusal(i), u"en-GB,en;q=0.9"),
                               chinese = wordsOf(Refusal(i), u"zh-CN, zh;q=0.9, en;q=0.8");
            for (const QString& words : {english.sentence, english.remedy})
                QVERIFY2(!words.isEmpty() && !han.match(words).hasMatch(), id.constData());
            for (const QString& words : {chinese.sentence, chinese.remedy})
                QVERIFY2(han.match(words).hasMatch(), id.constData());
            QVERIFY2(!english.sentence.endsWith(u'.') && english.remedy.endsWith(u'.'), id.constData());
        }
    }

    void theLanguageIsTheFirstAskedForThatWeSpeak() {
        const QString english = wordsOf(Refusal::Locked, u"en").sentence;
        const QString chinese = wordsOf(Refusal::Locked, u"zh").sentence;
        QVERIFY(english != chinese);
        for (const QString& asked : {u""_s, u"fr"_s, u"*"_s, u"fr, en;q=0.5, zh"_s, u",,;"_s})
            QCOMPARE(wordsOf(Refusal::Locked, asked).sentence, english);
        for (const QString& asked : {u"zh"_s, u"ZH-Hans-CN"_s, u"fr, zh;q=0.5, en;q=0.1"_s})
            QCOMPARE(wordsOf(Refusal::Locked, asked).sentence, chinese);
    }

    void theProgramsLanguageIsTheDefault() {
        installLanguage(*QCoreApplication::instance(), u"zh_CN"_s);
        QCOMPARE(wordsOf(Refusal::Locked).sentence, wordsOf(Refusal::Locked, u"zh").sentence);
        installLanguage(*QCoreApplication::instance(), u"en"_s);
        QCOMPARE(wordsOf(Refusal::Locked).sentence, wordsOf(Refusal::Locked, u"en").sentence);
    }
};

QTEST_GUILESS_MAIN(RefusalsTest)
#include "tst_refusals.moc"
