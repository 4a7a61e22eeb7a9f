#include "core/decoder/reply_check.h"
#include "core/decoder/wire/sealed_memory.h"

#include <QTest>

#include <fcntl.h>

using namespace mianguan;

namespace {

const DecodeRequest request{PictureFormat::Jpeg, 1234, {}};

/// Every field its own value, none the default.
PictureFacts facts() {
    PictureFacts facts;
    facts.format = QStringLiteral("jpeg");
    facts.bytes = 1234;
    facts.stored = {8, 6};
    facts.bitsPerPixel = 24;
    facts.dpi = 300;
    facts.quality = 87;
    facts.orientation = 7;
    facts.mirrored = true;
    facts.colourProfile = QStringLiteral("Display P3 屏");
    facts.camera = {QStringLiteral("华为"), QStringLiteral("H60"), QStringLiteral("front"),
                    QStringLiteral("2.1"), 26, 0.4};
    facts.takenMs = 1'717'200'000'123;
    return facts;
}

DecodeReply reply() { return {{}, {6, 8}, facts()}; }

auto answerTo(const DecodeReply& reply, qint64 bytes = 6 * 8 * 3) {
    return checkedReply({toBytes(reply), newMemory(bytes)}, request);
}

} // namespace

class TestReplies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFactTravels() {
        const auto back = replyFrom(toBytes(reply()));
        QVERIFY(back);
        QVERIFY(back->facts == facts() && back->size == reply().size && !back->refusal);
        const auto answer = answerTo(reply());
        QVERIFY(answer && answer->has_value() && (*answer)->facts == facts());
        QCOMPARE((*answer)->bgr.size(), cv::Size(6, 8));
    }

    void everyRefusalTravels() {
        for (int trouble = 0; trouble <= int(Trouble::OutOfMemory); ++trouble) {
            Refusal refusal{Trouble(trouble), 0, 0};
            if (refusal.trouble == Trouble::TooManyPixels) refusal = {Trouble::TooManyPixels, 70'000, 9};
            const auto answer = answerTo({refusal, {}, {}});
            QVERIFY(answer && !answer->has_value() && answer->error() == refusal);
            QVERIFY(!errorOf(refusal).what.isEmpty() && !errorOf(refusal).remedy.isEmpty());
        }
    }

    void requestsTravel() {
        const auto back = requestFrom(toBytes(DecodeRequest{PictureFormat::Heif, 5, {1, 2, 3}}));
        QVERIFY(back && back->format == PictureFormat::Heif && back->bytes == 5);
        QVERIFY(back->limits.bytes == 1 && back->limits.pixels == 2 && back->limits.side == 3);
    }

    void cutOrLengthenedIsNoAnswer() {
        const QByteArray whole = toBytes(reply());
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY(!replyFrom(whole.left(length)));
        QVERIFY(!replyFrom(whole + 'x'));
        const QByteArray asked = toBytes(request);
        for (qsizetype length = 0; length < asked.size(); ++length)
            QVERIFY(!requestFrom(asked.left(length)));
    }

    void impossibleFactsAreNoAnswer() {
        const auto with = [](const std::function<void(DecodeReply&)>& change) {
            DecodeReply changed = reply();
            change(changed);
            return answerTo(changed, 1 << 20).has_value();
        };
        QVERIFY(with([](DecodeReply&) {}));
        QVERIFY(!with([](DecodeReply& r) { r.size = {8, 6}; }));
        QVERIFY(!with([](DecodeReply& r) { r.size = {-6, -8}; }));
        QVERIFY(!with([](DecodeReply& r) { r.size = r.facts.stored = {60'000, 60'000}; }));
        QVERIFY(!with([](DecodeReply& r) { r.facts.bytes = 1; }));
        QVERIFY(!with([](DecodeReply& r) { r.facts.format = QStringLiteral("heic"); }));
        QVERIFY(!with([](DecodeReply& r) { r.facts.bitsPerPixel = 0; }));
        QVERIFY(!with([](DecodeReply& r) { r.facts.dpi = -1; }));
        QVERIFY(!with([](DecodeReply& r) { r.facts.quality = 101; }));
        QVERIFY(!with([](DecodeReply& r) { r.facts.orientation = 0; }));
        QVERIFY(!with([](DecodeReply& r) { r.facts.mirrored = false; }));
        QVERIFY(!with([](DecodeReply& r) { r.facts.takenMs = std::numeric_limits<qint64>::max(); }));
        QVERIFY(!with([](DecodeReply& r) { r.refusal = Refusal{Trouble::TooManyPixels, 6, 8}; }));
        QVERIFY(!with([](DecodeReply& r) { r.refusal = Refusal{Trouble::Damaged, 6, 8}; }));
    }

    void memoryMustBeThereAndStay() {
        QVERIFY(!answerTo(reply(), 6 * 8 * 3 - 1));
        QVERIFY(!checkedReply({toBytes(reply()), {}}, request));
        QVERIFY(!checkedReply({toBytes(reply()), Descriptor(open("/dev/zero", O_RDONLY))}, request));
        QVERIFY(!checkedReply({toBytes(reply()), Descriptor(open("/proc/self/exe", O_RDONLY))}, request));
    }

    void sealedFilesStayAsTheyAre() {
        const Descriptor file = sealedCopy("picture");
        QVERIFY(file);
        QVERIFY(pwrite(file.get(), "x", 1, 0) < 0);
        QVERIFY(ftruncate(file.get(), 1) != 0);
        QCOMPARE(Mapping(file, 7).view(), QByteArrayView("picture"));
    }
};

QTEST_APPLESS_MAIN(TestReplies)
#include "tst_replies.moc"
