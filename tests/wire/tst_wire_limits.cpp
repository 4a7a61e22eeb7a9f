#include "core/base/cbor.h"
#include "core/wire/cbor_shape.h"
#include "core/wire/limits.h"
#include "samples.h"

#include <QCborArray>
#include <QTest>

using namespace mianguan;
using namespace mianguan::wire;
using namespace Qt::StringLiterals;

namespace {

/// Which field a reading says is wrong; "nothing" when it is taken.
template <class Read>
QString wrongField(const QByteArray& bytes, Read read) {
    const auto message = read(bytes);
    return message ? u"nothing"_s : message.error().where;
}

QCborMap mapOf(const QByteArray& bytes) { return readCbor(bytes).toMap(); }

/// The message with one field put or, for an undefined value, taken away.
QByteArray with(const QByteArray& bytes, QLatin1String key, const QCborValue& value) {
    QCborMap map = mapOf(bytes);
    map.remove(key);
    if (!value.isUndefined()) map.insert(key, value);
    return toCanonicalCbor(map);
}

QByteArray batchWith(QLatin1String key, const QCborValue& value) {
    QCborMap event = readCbor(toBytes(sample::batch())).toMap().value("events"_L1).toArray()[1].toMap();
    event.remove(key);
    if (!value.isUndefined()) event.insert(key, value);
    return toCanonicalCbor(QCborMap{{"events"_L1, QCborArray{event, event}}});
}

bool isShaped(const char* hex, CborShape most = {6, 100}) {
    return isCborWithin(QByteArray::fromHex(hex), most);
}

} // namespace

class WireLimitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyWellFormedCborIsLookedInto() {
        for (const char* sound :
             {"00", "1903e8", "4161", "6161", "80", "a0", "a1616101", "f4", "f6", "fb3ff0000000000000"})
            QVERIFY2(isShaped(sound), sound);
        for (const char* broken : {"",
                                   "18",
                                   "1903",
                                   "4261",
                                   "81",
                                   "a161",
                                   "0000",
                                   "a1",
                                   "1c",
                                   "5f",
                                   "9f00ff",
                                   "bf",
                                   "ff",
                                   "c000",
                                   "d81800",
                                   "f800",
                                   "5bffffffffffffffff",
                                   "9bffffffffffffffff",
                                   "bbffffffffffffffff",
                                   "bb8000000000000000",
                                   "9a7fffffff"})
            QVERIFY2(!isShaped(broken), broken);
    }

    void depthAndNumberAreLimited() {
        QVERIFY(isShaped("8181818181"
                         "80"));
        QVERIFY(!isShaped("818181818181"
                          "80"));
        QVERIFY(isShaped("83000000", {1, 4}));
        QVERIFY(!isShaped("83000000", {1, 3}));
        QVERIFY(!isShaped("a100"
                          "00",
                          {1, 2}));
        QByteArray bomb = QByteArray(1'000'000, '\x81');
        QVERIFY(!isCborWithin(bomb, {limit::depth, limit::values}));
        bomb = QByteArray::fromHex("9a00100000") + QByteArray(0x100000, '\x80');
        QVERIFY(!isCborWithin(bomb, {limit::depth, limit::values}));
    }

    void aFullMessageIsWithinThem() {
        EventBatch batch{QList<SentEvent>(limit::events, sample::event('a'))};
        QCOMPARE(wrongField(toBytes(batch), eventBatchFrom), u"nothing"_s);
        EventOutcomes outcomes = sample::outcomes();
        outcomes.outcomes = QList<EventOutcome>(limit::events, outcomes.outcomes.last());
        QCOMPARE(wrongField(toBytes(outcomes), eventOutcomesFrom), u"nothing"_s);
        Changes changes;
        for (int i = 1; i <= limit::events; ++i)
            changes.entries += {i, Outcome::Void, Reason::of(Refusal::Locked, {}), sample::event('a')};
        changes.next = changes.head = limit::events;
        QCOMPARE(wrongField(toBytes(changes), changesFrom), u"nothing"_s);
        BlobQuery query{QList<BlobName>(limit::blobsAsked, BlobName{sample::id('a'), sample::hash('b')})};
        QCOMPARE(wrongField(toBytes(query), blobQueryFrom), u"nothing"_s);
    }

    void oneMoreIsTooMany() {
        EventBatch batch{QList<SentEvent>(limit::events + 1, sample::event('a'))};
        const auto tooMany = eventBatchFrom(toBytes(batch));
        QCOMPARE(tooMany.error().where, u"events"_s);
        QCOMPARE(tooMany.error().kind, ErrorKind::TooLarge);
        BlobQuery query{QList<BlobName>(limit::blobsAsked + 1, BlobName{sample::id('a'), sample::hash('b')})};
        QCOMPARE(wrongField(toBytes(query), blobQueryFrom), u"items"_s);
        BlobBundle bundle{QList<SmallBlob>(limit::blobsBundled + 1, sample::bundle().blobs[0])};
        QCOMPARE(wrongField(toBytes(bundle), blobBundleFrom), u"blobs"_s);
        QCOMPARE(wrongField(toBytes(EventBatch()), eventBatchFrom), u"events"_s);
    }

    void sizesAreLimited() {
        QCOMPARE(wrongField(batchWith("header"_L1, QByteArray(limit::eventHeaderBytes, 'x')), eventBatchFrom),
                 u"nothing"_s);
        QCOMPARE(
            wrongField(batchWith("header"_L1, QByteArray(limit::eventHeaderBytes + 1, 'x')), eventBatchFrom),
            u"events[0].header"_s);
        QCOMPARE(wrongField(batchWith("body"_L1, QByteArray(limit::eventBodyBytes + 1, 'x')), eventBatchFrom),
                 u"events[0].body"_s);
        BlobBundle bundle = sample::bundle();
        bundle.blobs[1].bytes = QByteArray(limit::smallBlobBytes, 'x');
        QCOMPARE(wrongField(toBytes(bundle), blobBundleFrom), u"nothing"_s);
        bundle.blobs[1].bytes += 'x';
        QCOMPARE(wrongField(toBytes(bundle), blobBundleFrom), u"blobs[1].bytes"_s);
        EnrolmentRequest request = sample::enrolmentRequest();
        request.name = QString(limit::textLength + 1, u'x');
        QCOMPARE(wrongField(toBytes(request), enrolmentRequestFrom), u"name"_s);
        request = sample::enrolmentRequest();
        request.secret.chop(1);
        QCOMPARE(wrongField(toBytes(request), enrolmentRequestFrom), u"secret"_s);
    }

    void aWrongTypeNamesItsField_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("field");
        for (const QCborValue& value :
             {QCborValue(), QCborValue(nullptr), QCborValue(1), QCborValue("text"_L1),
              QCborValue(QCborArray()), QCborValue(QByteArray(63, 'x'))})
            QTest::addRow("signature %d", int(value.type()))
                << batchWith("station_signature"_L1, value) << u"events[0].station_signature"_s;
        QTest::addRow("user signature") << batchWith("user_signature"_L1, 5) << u"events[0].user_signature"_s;
        QTest::addRow("body") << batchWith("body"_L1, "text"_L1) << u"events[0].body"_s;
        QTest::addRow("an event that is none")
            << toCanonicalCbor(QCborMap{{"events"_L1, QCborArray{1}}}) << u"events[0]"_s;
        QTest::addRow("events that are none") << toCanonicalCbor(QCborMap{{"events"_L1, 1}}) << u"events"_s;
        QTest::addRow("no map") << toCanonicalCbor(QCborArray{1}) << u"body"_s;
        QTest::addRow("no CBOR") << QByteArray("{\"events\":[]}") << u"body"_s;
        QTest::addRow("nothing") << QByteArray() << u"body"_s;
        QTest::addRow("not UTF-8") << QByteArray::fromHex("a161ff00") << u"body"_s;
        QTest::addRow("a key twice") << QByteArray::fromHex("a2616100616101") << u"body"_s;
        QTest::addRow("a key that is no text") << QByteArray::fromHex("a10000") << u"body"_s;
    }
    void aWrongTypeNamesItsField() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, field);
        const auto message = eventBatchFrom(bytes);
        QVERIFY(!message);
        QCOMPARE(message.error().where, field);
        QCOMPARE(message.error().kind, ErrorKind::Unreadable);
        QVERIFY(!message.error().what.isEmpty());
    }

    void numbersAreWithinTheirRange() {
        const QByteArray request = toBytes(sample::leaseRequest());
        QCOMPARE(wrongField(with(request, "count"_L1, limit::leases), leaseRequestFrom), u"nothing"_s);
        for (const QCborValue& wrong : {QCborValue(limit::leases + 1), QCborValue(0), QCborValue(-1),
                                        QCborValue(1.5), QCborValue("3"_L1), QCborValue()})
            QCOMPARE(wrongField(with(request, "count"_L1, wrong), leaseRequestFrom), u"count"_s);
        QCOMPARE(wrongField(with(request, "seconds"_L1, qint64(901)), leaseRequestFrom), u"seconds"_s);
        QCOMPARE(wrongField(with(toBytes(sample::enrolment()), "position"_L1, -1), enrolmentFrom),
                 u"position"_s);
        QCOMPARE(wrongField(toBytes(BlobsMissing{{1000}}), blobsMissingFrom), u"missing[0]"_s);
    }

    void aPageOfChangesIsInOrder() {
        Changes changes = sample::changes();
        std::swap(changes.entries[0].position, changes.entries[1].position);
        QCOMPARE(wrongField(toBytes(changes), changesFrom), u"entries"_s);
        changes = sample::changes();
        changes.next = 8;
        QCOMPARE(wrongField(toBytes(changes), changesFrom), u"next"_s);
        changes = sample::changes();
        changes.entries[1].outcome = Outcome::Waiting;
        QCOMPARE(wrongField(toBytes(changes), changesFrom), u"entries[1].outcome"_s);
    }

    void anOutcomeIsWhole() {
        EventOutcomes outcomes = sample::outcomes();
        outcomes.outcomes[0].position = 0;
        QCOMPARE(wrongField(toBytes(outcomes), eventOutcomesFrom), u"outcomes[0].position"_s);
        const QByteArray bytes = toBytes(sample::outcomes());
        QCOMPARE(wrongField(with(bytes, "head"_L1, QCborValue()), eventOutcomesFrom), u"head"_s);
        QCOMPARE(wrongField(with(bytes, "head"_L1, QCborMap{{"seq"_L1, 1}}), eventOutcomesFrom),
                 u"head.hash"_s);
        const QByteArray odd = toCanonicalCbor(QCborMap{
            {"outcomes"_L1, QCborArray{QCborMap{{"id"_L1, QByteArray(16, 'a')}, {"outcome"_L1, "odd"_L1}}}},
            {"head"_L1, mapOf(bytes).value("head"_L1)}});
        QCOMPARE(wrongField(odd, eventOutcomesFrom), u"outcomes[0].outcome"_s);
    }

    void aPictureIsOfSomebody() {
        BlobBundle bundle = sample::bundle();
        bundle.blobs[1].name.subject = {};
        QCOMPARE(wrongField(toBytes(bundle), blobBundleFrom), u"blobs[1].subject"_s);
        const BlobName nobodys{{}, sample::hash('b')};
        QCOMPARE(wrongField(toBytes(BlobQuery{{nobodys}}), blobQueryFrom), u"items[0]"_s);
        QVERIFY(!BlobName::fromPath(nobodys.path()));
    }

    void aSubmissionNamesAGraduate() {
        Submission submission = sample::submission();
        submission.studentNumber.clear();
        QCOMPARE(wrongField(toBytes(submission), submissionFrom), u"student_number"_s);
        QCOMPARE(wrongField(with(toBytes(sample::submission()), "photo"_L1, QByteArray()), submissionFrom),
                 u"photo"_s);
    }

    void submissionsAreAskedForByTheirKeys() {
        const auto asked = [](const QStringList& keys) {
            return wrongField(toBytes(SubmissionQuery{keys}), submissionQueryFrom);
        };
        const QString key = u"abcdefghijklmnop"_s;
        QVERIFY(submissionQueryFrom(toBytes(SubmissionQuery{{key, key.repeated(4)}})));
        for (const QString& wrong :
             {u"short"_s, key.repeated(5), key + u'\n', key + u' ', u"ä"_s.repeated(16)})
            QCOMPARE(asked({key, wrong}), u"keys[1]"_s);
        QCOMPARE(asked({}), u"keys"_s);
        QCOMPARE(asked(QStringList(101, key)), u"keys"_s);
        QCOMPARE(
            wrongField(with(toBytes(sample::submissionStates()), "submissions"_L1, 1), submissionStatesFrom),
            u"submissions"_s);
    }

    void whatIsCountedIsNeverTooLittle() {
        const SentEvent event = sample::event('a');
        const auto batchOf = [&](int count) {
            return toBytes(EventBatch{QList<SentEvent>(count, event)}).size();
        };
        QVERIFY(batchOf(10) - batchOf(9) <= sizeOnWire(event));
        const SmallBlob blob = sample::bundle().blobs[0];
        const auto bundleOf = [&](int count) {
            return toBytes(BlobBundle{QList<SmallBlob>(count, blob)}).size();
        };
        QVERIFY(bundleOf(10) - bundleOf(9) <= sizeOnWire(blob));
    }
};

QTEST_APPLESS_MAIN(WireLimitsTest)
#include "tst_wire_limits.moc"
