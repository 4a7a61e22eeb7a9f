#include "core/sync/blob_upload.h"
#include "core/wire/limits.h"
#include "core/wire/request_signature.h"
#include "station.h"

using namespace mianguan;
using namespace mianguan::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using wire::Refusal;

namespace {

qint64 bytesOf(const QList<FakeRequest>& requests) {
    qint64 all = 0;
    for (const FakeRequest& request : requests)
        all += request.body.size();
    return all;
}

sync::Answer<QByteArray> get(Station& station, const wire::BlobName& name) {
    return now<QByteArray>([&](auto then) { station.hub.getBlob(name, then); });
}

} // namespace

/// Pictures on their way to a hub and back, whatever happens to the line.
class HubBlobsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        fake = std::make_unique<FakeHub>();
        station = std::make_unique<Station>(*fake);
    }
    void cleanup() {
        station.reset();
        fake.reset();
    }

    void smallBlobsGoTogether() {
        const QByteArray one = noise(1000), two = noise(2000);
        wire::BlobBundle bundle{{{nameOf(one), one}, {nameOf(two), two}}};
        bundle.blobs[1].bytes[5] = char(bundle.blobs[1].bytes[5] + 1);
        const auto results =
            now<wire::BlobResults>([&](auto then) { station->hub.sendBundle(bundle, then); });
        QVERIFY(results);
        QCOMPARE(results->codes, (QStringList{QString(), u"hash-differs"_s}));
        const wire::BlobQuery query{{bundle.blobs[0].name, bundle.blobs[1].name}};
        const auto missing =
            now<wire::BlobsMissing>([&](auto then) { station->hub.missingBlobs(query, then); });
        QCOMPARE(missing->missing, QList<int>{1});
    }

    void aLargeBlobGoesInPartsAndComesBack() {
        const QByteArray bytes = noise(5'000'000);
        const wire::BlobName name = nameOf(bytes);
        fake->setScript({});
        QVERIFY(put(*station, name, bytes));
        QVERIFY(countOf(fake->requests(), "PUT", u"/v1/blobs/"_s) >= 3);
        QCOMPARE(bytesOf(fake->requests()), bytes.size());
        QCOMPARE(fake->state.blobs().value(name), bytes);
        const auto got = get(*station, name);
        QVERIFY(got);
        QCOMPARE(*got, bytes);
    }

    void anUploadGoesOnWhereTheLineWasCut() {
        const QByteArray bytes = noise(6'000'000);
        const wire::BlobName name = nameOf(bytes);
        fake->setScript([](const FakeRequest& request, int n) {
            if (request.method != "PUT") return Fault();
            return n == 3 || n == 4 ? Fault{Fault::Kind::CutRequest, 100'000} : Fault();
        });
        QVERIFY(put(*station, name, bytes));
        QCOMPARE(fake->state.blobs().value(name), bytes);
        QCOMPARE(bytesOf(fake->requests()), bytes.size()); // nothing that had arrived was sent again
        QCOMPARE(countOf(fake->requests(), "HEAD", u"/v1/blobs/"_s), 2);
    }

    void aPartWhoseAnswerWasLostIsNotSentAgain() {
        const QByteArray bytes = noise(6'000'000);
        const wire::BlobName name = nameOf(bytes);
        int puts = 0;
        fake->setScript([&puts](const FakeRequest& request, int) {
            return request.method == "PUT" && ++puts == 2 ? Fault{Fault::Kind::LoseAnswer} : Fault();
        });
        QVERIFY(put(*station, name, bytes));
        QCOMPARE(fake->state.blobs().value(name), bytes);
        QCOMPARE(bytesOf(fake->requests()), bytes.size());
    }

    void anotherProcessGoesOnWithAnUpload() {
        const QByteArray bytes = noise(3'000'000);
        const wire::BlobName name = nameOf(bytes);
        int puts = 0;
        fake->setScript([&puts](const FakeRequest& request, int) {
            return request.method == "PUT" && ++puts > 1 ? Fault{Fault::Kind::CutRequest, 1000} : Fault();
        });
        QVERIFY(put(*station, name, bytes).error().isRetryable());
        const qint64 there = fake->state.partOf(name);
        QVERIFY(there > 0);
        Station other(*fake);
        fake->setScript({});
        QVERIFY(put(other, name, bytes));
        QCOMPARE(bytesOf(fake->requests()), bytes.size() - there);
    }

    void whatIsDamagedHereIsNotSent() {
        const QByteArray bytes = noise(1000);
        fake->setScript({});
        const auto answer = put(*station, nameOf(bytes + 'x'), bytes);
        QCOMPARE(answer.error().error.kind, ErrorKind::Corrupt);
        QVERIFY(!answer.error().isRetryable());
        QVERIFY(fake->requests().isEmpty());
    }

    void aDownloadGoesOnWhereTheLineWasCut() {
        const QByteArray bytes = noise(2'000'000);
        const wire::BlobName name = nameOf(bytes);
        QVERIFY(put(*station, name, bytes));
        fake->setScript([](const FakeRequest&, int n) {
            return n < 3 ? Fault{Fault::Kind::CutAnswer, 600'000} : Fault();
        });
        const auto got = get(*station, name);
        QVERIFY(got);
        QCOMPARE(*got, bytes);
        const auto requests = fake->requests();
        QCOMPARE(requests.size(), 4);
        QVERIFY(requests[0].header("Range").isEmpty());
        QVERIFY(requests[3].header("Range").startsWith("bytes=1"));
    }

    void aBlobThatIsAnotherIsNotTaken() {
        const QByteArray bytes = noise(1000);
        const wire::BlobName name = nameOf(bytes);
        QVERIFY(put(*station, name, bytes));
        fake->setScript([&](const FakeRequest&, int) {
            return Fault{Fault::Kind::RubbishBody, 0, noise(999) + 'x'};
        });
        const auto got = get(*station, name);
        QVERIFY(!got);
        QCOMPARE(got.error().error.kind, ErrorKind::Corrupt);
    }

    void aBlobThatIsNotThereMayComeLater() {
        const auto got = get(*station, nameOf("nothing"));
        QVERIFY(got.error().is(Refusal::BlobUnknown));
        QVERIFY(got.error().isRetryable());
    }

private:
    std::unique_ptr<FakeHub> fake;
    std::unique_ptr<Station> station;
};

QTEST_GUILESS_MAIN(HubBlobsTest)
#include "tst_hub_connection_blobs.moc"
