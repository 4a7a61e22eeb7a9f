#include "core/identify/adapters/bitmap.h"
#include "core/identify/adapters/card_reader.h"
#include "core/identify/adapters/code_decoder.h"
#include "tests/decoder/processes.h"
#include "tests/image/making/making.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sodium.h>
#include <thread>
#include <unistd.h>

using namespace mianguan;
using namespace std::chrono_literals;

namespace {

const QString bad = QStringLiteral(BAD_ADAPTER), mg1 = QStringLiteral(MG1_DECODER),
              cardFolder = QStringLiteral(CARD_FOLDER);

bool write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray signedBy(const QByteArray& key, const QByteArray& text) {
    QByteArray signature(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256(reinterpret_cast<uchar*>(signature.data()),
                           reinterpret_cast<const uchar*>(text.data()), size_t(text.size()),
                           reinterpret_cast<const uchar*>(key.data()));
    return text + '|' + signature.toHex();
}

QByteArray someCard() {
    return QByteArrayLiteral(R"({"name":"张三","sex":"女","ethnic_group":"汉","birth_date":"19491231",
        "address":"北京市朝阳区","identity_number":"11010519491231002X","issuer":"北京市公安局朝阳分局",
        "valid_from":"20200101","valid_to":"20400101"})");
}

QByteArray bitmap(int width, int height, const QByteArray& rows) {
    QByteArray file(54, '\0');
    const auto word = [&](int at, qint32 value) { std::memcpy(file.data() + at, &value, 4); };
    file.replace(0, 2, "BM");
    word(10, 54), word(14, 40), word(18, width), word(22, height);
    file[26] = 1, file[28] = 24;
    return file + rows;
}

} // namespace

class TestAdapters : public QObject {
    Q_OBJECT

    static void checkGoesOn(CodeDecoder& decoder) {
        const auto code = decoder.decode("good");
        QVERIFY2(code, code ? "" : qPrintable(code.error().sentence()));
        QCOMPARE(code->studentNumber, QStringLiteral("20210001"));
    }
    static QString errorAfter(const char* deed) {
        CodeDecoder decoder(bad);
        const auto code = decoder.decode(deed);
        checkGoesOn(decoder);
        return code ? QString() : code.error().sentence();
    }
    static Result<std::optional<CardRecord>> cardAfter(const char* settings) {
        CardReader reader(bad, QString::fromUtf8(settings));
        return reader.read(0ms);
    }

private Q_SLOTS:
    void crashes() {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("the sanitizer would tell of the crash itself");
#endif
        QVERIFY(errorAfter("segv").contains(QLatin1String("crashed (signal 11)")));
        QVERIFY(errorAfter("abort").contains(QLatin1String("crashed (signal 6)")));
    }

    void endings() {
        QVERIFY(errorAfter("exit").contains(QLatin1String("exit status 7")));
        QVERIFY(!errorAfter("close").isEmpty());
    }

    void hanging() { QVERIFY(errorAfter("hang").contains(QLatin1String("did not answer within 3 seconds"))); }

    void killedAtRest() {
        CodeDecoder decoder(bad);
        checkGoesOn(decoder);
        for (const int child : childrenOf(getpid()))
            kill(child, SIGKILL);
        QTRY_VERIFY(childrenOf(getpid()).isEmpty());
        checkGoesOn(decoder);
    }

    void noiseDoesNoHarm() { QVERIFY(errorAfter("noise").isEmpty()); }
    void strayMessagesAreNoAnswer() { QVERIFY(!errorAfter("stray").isEmpty()); }

    void failuresSpeak() {
        QVERIFY(errorAfter("failed").contains(QLatin1String("The adapter says: the licence[2J has expired")));
        QVERIFY(errorAfter("silent failure").contains(QLatin1String("without a reason")));
    }

    void nonsenseIsNotBelieved_data() {
        QTest::addColumn<QByteArray>("deed");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* deed, const char* part) {
            QTest::newRow(deed) << QByteArray(deed) << QString::fromLatin1(part);
        };
        row("not UTF-8", "the name");
        row("control characters", "the name");
        row("no end", "the student number");
        row("wrong number", "the identity number");
        row("long key", "the enrolment key");
        row("school", "the school code");
        row("nobody", "it names nobody");
    }
    void nonsenseIsNotBelieved() {
        QFETCH(QByteArray, deed);
        QFETCH(QString, part);
        const QString error = errorAfter(deed.constData());
        QVERIFY2(error.contains(QLatin1String("cannot be right: ") + part), qPrintable(error));
    }

    void otherCodesAreUnderstoodWithout() {
        CodeDecoder decoder(mg1);
        QCOMPARE(decoder.decode("20219999")->studentNumber, QStringLiteral("20219999"));
        CodeDecoder alsoBad(bad);
        QVERIFY(!alsoBad.decode("nothing")->isUnderstood());
        QCOMPARE(alsoBad.decode("nothing")->text, QStringLiteral("nothing"));
    }

    void onlyAdaptersAreTaken() {
        const auto errorOf = [](const QString& library) { return CodeDecoder(library).check().error(); };
        QCOMPARE(errorOf(QStringLiteral("/nowhere/a.so")).kind, ErrorKind::NotFound);
        QTemporaryDir folder;
        QVERIFY(write(folder.filePath(QStringLiteral("text.so")), "not a library"));
        QVERIFY(errorOf(folder.filePath(QStringLiteral("text.so")))
                    .what.contains(QLatin1String("cannot be loaded")));
        QVERIFY(errorOf(QStringLiteral(OLD_ADAPTER)).what.contains(QLatin1String("another version")));
        const auto card = CardReader(mg1, {}).open();
        QVERIFY(!card && card.error().what.contains(QLatin1String("nothing of this kind")));
        const auto code = CodeDecoder(cardFolder).decode("x");
        QVERIFY(!code && code.error().what.contains(QLatin1String("nothing of this kind")));
    }

    void severalThreadsTakeTurns() {
        CodeDecoder decoder(bad);
        std::atomic<int> right = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int call = 0; call < 20; ++call)
                    right += decoder.decode("good").has_value();
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(right.load(), 80);
    }

    void mg1Decodes() {
        CodeDecoder decoder(mg1);
        const auto code = decoder.decode("MG1|10001|20210001|张三|002X");
        QVERIFY2(code, code ? "" : qPrintable(code.error().sentence()));
        QCOMPARE(code->schoolCode, QStringLiteral("10001"));
        QCOMPARE(code->studentNumber, QStringLiteral("20210001"));
        QCOMPARE(code->name, QStringLiteral("张三"));
        QCOMPARE(code->identityNumber, QStringLiteral("**************002X"));
        for (const char* wrong : {"MG1|", "MG1|1|2", "MG1|1|2|3|4|5|6|7", "MG1|10001|20210001|张三|02X"})
            QVERIFY2(!decoder.decode(wrong), wrong);
        QVERIFY(!decoder.decode("MG1|10001|" + QByteArray(900, '2') + "|张三|002X"));
    }

    void mg1Signatures() {
        QTemporaryDir folder;
        const QString library = folder.filePath(QStringLiteral("libmg1.so"));
        QVERIFY(QFile::copy(mg1, library));
        const QByteArray key(32, 'k'), text("MG1|10001|20210001|张三|002X");
        QVERIFY(write(folder.filePath(QStringLiteral("mg1.key")), key));
        CodeDecoder decoder(library);
        QVERIFY(decoder.decode(signedBy(key, text)));
        QVERIFY(!decoder.decode(text));
        QVERIFY(!decoder.decode(signedBy(QByteArray(32, 'l'), text)));
        QByteArray other = signedBy(key, text);
        other.replace("20210001", "20210002");
        QVERIFY(!decoder.decode(other));
    }

    void cardsAreReadFromAFolder() {
        QTemporaryDir folder;
        CardReader reader(cardFolder, folder.path());
        QVERIFY(reader.open());
        QVERIFY(!reader.read(0ms)->has_value());
        const cv::Mat portrait = making::sample(102, 126);
        QVERIFY(write(folder.filePath(QStringLiteral("portrait.jpg")), making::jpeg(portrait)));
        std::thread hand([&] { (void)write(folder.filePath(QStringLiteral("card.json")), someCard()); });
        auto card = reader.read(20s);
        hand.join();
        QVERIFY2(card && *card, card ? "" : qPrintable(card.error().sentence()));
        QCOMPARE((*card)->name, QStringLiteral("张三"));
        QCOMPARE((*card)->identityNumber, QStringLiteral("11010519491231002X"));
        QCOMPARE((*card)->birthDate, QDate(1949, 12, 31));
        QVERIFY((*card)->sex == PrintedSex::Female);
        QCOMPARE((*card)->validTo, QDate(2040, 1, 1));
        QVERIFY(making::difference((*card)->portrait, portrait) < 4);
        QVERIFY2(!reader.read(50ms)->has_value(), "the same card once");
    }

    void aFolderThatIsNone() {
        const auto opened = CardReader(cardFolder, QStringLiteral("/nowhere")).open();
        QVERIFY(!opened);
        QVERIFY(opened.error().what.contains(QLatin1String("the settings name no folder")));
    }

    void cardsMustAgreeWithThemselves_data() {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* settings, const char* part) {
            QTest::newRow(settings) << QByteArray(settings) << QString::fromLatin1(part);
        };
        row("wrong number", "the identity number");
        row("other birth", "the birth date does not fit");
        row("no date", "the birth date does not fit");
        row("other sex", "the sex does not fit");
        row("no name", "the name");
        row("raw, other size", "the portrait");
        row("no bitmap", "the portrait");
        row("no JPEG", "the portrait");
        row("endless portrait", "the portrait");
        row("empty portrait", "the portrait");
    }
    void cardsMustAgreeWithThemselves() {
        QFETCH(QByteArray, settings);
        QFETCH(QString, part);
        const auto card = cardAfter(settings.constData());
        QVERIFY(!card);
        QVERIFY2(card.error().what.contains(part), qPrintable(card.error().sentence()));
    }

    void aRawPortrait() {
        const auto card = cardAfter("raw");
        QVERIFY2(card && *card, card ? "" : qPrintable(card.error().sentence()));
        QCOMPARE((*card)->portrait.cols, 102);
        QCOMPARE((*card)->portrait.rows, 126);
        QVERIFY((*card)->isValidForEver);
    }

    void anotherFormatIsNone() { QVERIFY(!cardAfter("other format")); }

    void readersThatDieOpenAgain() {
        CardReader reader(bad, QStringLiteral("good"));
        QVERIFY(reader.read(0ms)->has_value());
        for (const int child : childrenOf(getpid()))
            kill(child, SIGKILL);
        QTRY_VERIFY(childrenOf(getpid()).isEmpty());
        const auto again = reader.read(0ms);
        QVERIFY2(again && *again, again ? "" : qPrintable(again.error().sentence()));
        QVERIFY(cardAfter("cannot open").error().what.contains(QLatin1String("no device")));
        QVERIFY(!cardAfter("exit"));
    }

    void closedReadersLeaveNoProcess() {
        CardReader reader(bad, QStringLiteral("good"));
        QVERIFY(reader.open());
        QCOMPARE(childrenOf(getpid()).size(), 1);
        reader.close();
        QVERIFY(childrenOf(getpid()).isEmpty());
    }

    void bitmaps() {
        QByteArray rows(2 * 8, '\0'); // two rows of two pixels, padded to eight bytes
        rows[0] = 1, rows[8] = 2;
        const cv::Mat upward = bitmapPixels(bitmap(2, 2, rows)), downward = bitmapPixels(bitmap(2, -2, rows));
        QCOMPARE(int(upward.at<cv::Vec3b>(0, 0)[0]), 2);
        QCOMPARE(int(downward.at<cv::Vec3b>(0, 0)[0]), 1);
        QVERIFY(bitmapPixels(bitmap(2, 3, rows)).empty());
        QVERIFY(bitmapPixels(bitmap(-2, 2, rows)).empty());
        QVERIFY(bitmapPixels(bitmap(2, std::numeric_limits<int>::min(), rows)).empty());
        QVERIFY(bitmapPixels("BM").empty());
    }
};

QTEST_GUILESS_MAIN(TestAdapters)
#include "tst_adapters.moc"
