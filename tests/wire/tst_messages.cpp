#include "core/base/cbor.h"
#include "core/wire/problem.h"
#include "samples.h"

#include <QCborArray>
#include <QJsonArray>
#include <QTest>

using namespace mianguan;
using namespace mianguan::wire;
using namespace Qt::StringLiterals;

namespace {

/// What is read is written as it was: nothing is lost, added or turned round.
template <class Read>
bool comesBack(const QByteArray& bytes, Read read) {
    const auto message = read(bytes);
    if (!message) qWarning("%s", qPrintable(message.error().sentence()));
    return message && toBytes(*message) == bytes;
}

/// The same with a key of a newer version beside it.
template <class Read>
bool outlivesUnknownKeys(const QByteArray& bytes, Read read) {
    QCborMap map = readCbor(bytes).toMap();
    map.insert("of_a_newer_version"_L1, QCborArray{1, QCborMap{{"x"_L1, 2}}});
    const auto message = read(toCanonicalCbor(map));
    return message && toBytes(*message) == bytes;
}

} // namespace

class MessagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMessageComesBack() {
        const auto check = [](const QByteArray& bytes, auto read) {
            return comesBack(bytes, read) && outlivesUnknownKeys(bytes, read);
        };
        QVERIFY(check(toBytes(sample::batch()), eventBatchFrom));
        QVERIFY(check(toBytes(sample::outcomes()), eventOutcomesFrom));
        QVERIFY(check(toBytes(OutcomeQuery{{sample::id('a'), sample::id('b')}}), outcomeQueryFrom));
        QVERIFY(check(toBytes(sample::changes()), changesFrom));
        QVERIFY(check(toBytes(sample::blobQuery()), blobQueryFrom));
        QVERIFY(check(toBytes(BlobsMissing{{0, 7, 999}}), blobsMissingFrom));
        QVERIFY(check(toBytes(sample::bundle()), blobBundleFrom));
        QVERIFY(check(toBytes(BlobResults{{{}, u"hash-differs"_s}}), blobResultsFrom));
        QVERIFY(check(toBytes(sample::leaseRequest()), leaseRequestFrom));
        QVERIFY(check(toBytes(LeaseRenewal{std::chrono::seconds(900)}), leaseRenewalFrom));
        QVERIFY(check(toBytes(sample::leases()), leasesFrom));
        QVERIFY(check(toBytes(sample::enrolmentRequest()), enrolmentRequestFrom));
        QVERIFY(check(toBytes(sample::enrolment()), enrolmentFrom));
        QVERIFY(check(toBytes(sample::hubInfo()), hubInfoFrom));
        QVERIFY(check(toBytes(sample::nonce()), nonceAnswerFrom));
        QVERIFY(check(toBytes(sample::submission()), submissionFrom));
        QVERIFY(check(toBytes(Submitted{sample::id('e'), sample::id('s')}), submittedFrom));
        QVERIFY(check(toBytes(sample::submissionQuery()), submissionQueryFrom));
        QVERIFY(check(toBytes(sample::submissionStates()), submissionStatesFrom));
    }

    void contentsAreThoseSent() {
        const auto changes = changesFrom(toBytes(sample::changes()));
        QCOMPARE(changes->entries, sample::changes().entries);
        QVERIFY(changes->entries[1].event.body.isNull());
        QVERIFY(changes->entries[1].event.userSignature.isNull());
        QCOMPARE(changes->next, 12);
        const auto outcomes = eventOutcomesFrom(toBytes(sample::outcomes()));
        QCOMPARE(outcomes->outcomes, sample::outcomes().outcomes);
        QCOMPARE(outcomes->head, sample::outcomes().head);
        QCOMPARE(*hubInfoFrom(toBytes(sample::hubInfo())), sample::hubInfo());
        QCOMPARE(*enrolmentFrom(toBytes(sample::enrolment())), sample::enrolment());
        QCOMPARE(*submissionFrom(toBytes(sample::submission())), sample::submission());
        QCOMPARE(submissionQueryFrom(toBytes(sample::submissionQuery()))->keys,
                 sample::submissionQuery().keys);
        QCOMPARE(submissionStatesFrom(toBytes(sample::submissionStates()))->submissions,
                 sample::submissionStates().submissions);
        QCOMPARE(leasesFrom(toBytes(sample::leases()))->leases, sample::leases().leases);
        QCOMPARE(blobQueryFrom(toBytes(sample::blobQuery()))->items, sample::blobQuery().items);
    }

    /// The wire's own bytes, by another program (Python's cbor2, canonical): they never change.
    void theBytesAreThoseAgreed() {
        QCOMPARE(toBytes(BlobsMissing{{1, 300}}).toHex(), QByteArray("a1676d697373696e678201") + "19012c");
        QCOMPARE(toBytes(LeaseRenewal{std::chrono::seconds(600)}).toHex(),
                 QByteArray("a1677365636f6e6473190258"));
        QCOMPARE(toBytes(OutcomeQuery{{sample::id('a')}}).toHex(),
                 QByteArray("a1636964738150") + QByteArray(16, 'a').toHex());
    }

    void anEnrolmentIsSignedByTheKeyItNames() {
        EnrolmentRequest request = *enrolmentRequestFrom(toBytes(sample::enrolmentRequest()));
        QVERIFY(request.isSigned());
        request.secret[0] = 'y';
        QVERIFY(!request.isSigned());
        request = sample::enrolmentRequest();
        request.stationKey = SigningKey::random().publicKey();
        QVERIFY(!request.isSigned());
    }

    void aBlobHasItsPath() {
        const BlobName name{sample::id('a'), sample::hash('x')};
        QCOMPARE(BlobName::fromPath(name.path()), name);
        for (const QString& wrong : {u"/v1/blobs/"_s, u"/v1/blobs/../x"_s, name.path() + u"/"_s,
                                     name.path().toUpper(), u"/v1"_s, QString(), name.path().chopped(1),
                                     u"/v1/blobs/"_s + name.hash.hex() + u"/"_s + name.subject.hex()})
            QVERIFY2(!BlobName::fromPath(wrong), qPrintable(wrong));
    }

    void aRefusalComesBack() {
        const Problem problem = Problem::of(Refusal::ChainGap, u"en", u"r1"_s,
                                            {{"head"_L1, QJsonObject{{"seq"_L1, 4}, {"hash"_L1, "00"_L1}}}});
        const auto read = problemFrom(toBytes(problem));
        QVERIFY(read);
        QCOMPARE(read->refusal(), Refusal::ChainGap);
        QCOMPARE(read->sentence, problem.sentence);
        QCOMPARE(read->remedy, problem.remedy);
        QCOMPARE(read->requestId, u"r1"_s);
        QCOMPARE(read->details, problem.details);
    }

    void aRefusalOfANewerHubKeepsItsWords() {
        const auto read = problemFrom(R"({"code":"moon-full","sentence":"Not tonight","remedy":"Wait."})");
        QVERIFY(read);
        QCOMPARE(read->refusal(), std::nullopt);
        QCOMPARE(read->sentence, u"Not tonight"_s);
    }

    void whatIsNoRefusalIsSaidToBeNone() {
        for (const QByteArray& wrong :
             {QByteArray(), QByteArray("<html>"), QByteArray("[]"), QByteArray("{}"),
              QByteArray("{\"code\":1}"),
              QByteArray("{\"code\":\"a\",\"x\":\"") + QByteArray(70'000, 'x') + "\"}"})
            QVERIFY(!problemFrom(wrong));
    }
};

QTEST_APPLESS_MAIN(MessagesTest)
#include "tst_messages.moc"
