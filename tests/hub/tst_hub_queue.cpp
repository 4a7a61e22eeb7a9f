#include "core/hub/jpeg_size.h"
#include "tests/hub/served_asks.h"

using namespace mianguan;
using namespace mianguan::test;

/// What comes into the queue of photos from outside, and who has what of it before him.
class TestHubQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAccountSubmitsIntoTheSameQueue() {
        ServedHub served;
        ServedDesk desk(served);
        const Id subject = Id::random();
        Draft roster = enrolled(subject, northSchool(), u"s-17"_s);
        roster.content[u"entry"_s] = QCborMap{{u"student_number"_s, u"s-17"_s}, {u"name"_s, u"王丽"_s}};
        QCOMPARE(desk.desk.say(roster, desk.desk.founder).outcome, Outcome::Applied);
        const auto line = served.stranger();
        enrolAs(*line, served, true);
        wire::Submission submission{northSchool(), u"2027"_s,   u"s-17"_s,      {},
                                    u"王丽"_s,     u"2026-1"_s, standardPhoto()};
        const QByteArray key = Id::random().hex().toLatin1();
        const auto submit = [&](const wire::Submission& what, const QByteArray& under) {
            return line->askSigned({"POST", "/v1/submissions", toBytes(what), {"Idempotency-Key: " + under}});
        };
        const Got first = submit(submission, key);
        QCOMPARE(first.status, 200);
        const wire::Submitted submitted = *wire::submittedFrom(first.body);
        QCOMPARE(submitted.subject, subject);
        QCOMPARE(submit(submission, key).body, first.body);

        const auto refusedAs = [&](auto change, const QString& code, const QByteArray& under) {
            wire::Submission other = submission;
            change(other);
            const QString got = codeOf(submit(other, under));
            if (got != code) qWarning("%s instead of %s", qPrintable(got), qPrintable(code));
            return got == code;
        };
        const QByteArray fresh = Id::random().hex().toLatin1();
        QVERIFY(refusedAs([](auto& s) { s.photo = standardPhoto("b"); }, u"key-reused"_s, key));
        QVERIFY(refusedAs([](auto& s) { s.name = u"王莉"_s; }, u"graduate-unknown"_s, fresh));
        QVERIFY(refusedAs([](auto& s) { s.batch = u"2028"_s; }, u"graduate-unknown"_s, fresh));
        QVERIFY(refusedAs([](auto& s) { s.studentNumber = u"s-18"_s; }, u"graduate-unknown"_s, fresh));
        QVERIFY(refusedAs([](auto& s) { s.school = southSchool(); }, u"not-allowed"_s, fresh));
        QVERIFY(refusedAs([](auto& s) { s.photo = "\xff\xd8 no"; }, u"picture-unreadable"_s, fresh));
        QVERIFY(refusedAs([](auto& s) { s.consentVersion.clear(); }, u"consent-missing"_s, fresh));
        QVERIFY(refusedAs([](auto&) {}, u"header-malformed"_s, "short"));

        const auto leases = wire::leasesFrom(
            desk.line
                ->askSigned({"POST", "/v1/leases",
                             toBytes(wire::LeaseRequest{desk.desk.reviewer.id, 5, 60s, {}, {}})})
                .body);
        QVERIFY(leases);
        QCOMPARE(leases->leases.size(), 1);
        QCOMPARE(leases->leases[0].submission, submitted.event);
        QCOMPARE(sure(served.store->verify()).problems, QStringList());
    }

    void anAccountIsToldWhatBecameOfItsOwn() {
        ServedHub served;
        ServedDesk desk(served);
        const auto line = served.stranger(), other = served.stranger();
        enrolAs(*line, served, true);
        enrolAs(*other, served, true);
        const Id subject = Id::random();
        Draft roster = enrolled(subject, northSchool(), u"s-17"_s);
        roster.content[u"entry"_s] = QCborMap{{u"student_number"_s, u"s-17"_s}, {u"name"_s, u"王丽"_s}};
        desk.desk.say(roster, desk.desk.founder);
        const QString key = Id::random().hex();
        const wire::Submission submission{northSchool(), u"2027"_s,   u"s-17"_s,      {},
                                          u"王丽"_s,     u"2026-1"_s, standardPhoto()};
        const auto submitted = wire::submittedFrom(
            line->askSigned(
                    {"POST", "/v1/submissions", toBytes(submission), {"Idempotency-Key: " + key.toLatin1()}})
                .body);
        QVERIFY(submitted);
        const auto asked = [&](Trial& who, const QByteArray& language) {
            const Got got = who.askSigned({"POST",
                                           "/v1/submissions/states",
                                           toBytes(wire::SubmissionQuery{{Id::random().hex(), key}}),
                                           {"Accept-Language: " + language}});
            return wire::submissionStatesFrom(got.body)->submissions;
        };
        QVERIFY(asked(*other, "zh").isEmpty());
        auto states = asked(*line, "zh");
        QCOMPARE(states,
                 (QList<wire::SubmissionState>{
                     {key, submitted->event, wire::Outcome::Applied, {}, wire::Review::Pending, {}, {}, 1}}));
        Draft rejection = verdict(false, subject, submitted->event);
        rejection.content[u"reasons"_s] = QCborArray{u"eyes-closed"_s, u"of a newer one"_s};
        rejection.content[u"remark"_s] = u"左眼"_s;
        QCOMPARE(desk.desk.say(rejection, desk.desk.reviewer).outcome, Outcome::Applied);
        states = asked(*line, "zh");
        QCOMPARE(states.size(), 1);
        QCOMPARE(states[0].review, wire::Review::Rejected);
        QCOMPARE(states[0].remark, u"左眼"_s);
        QCOMPARE(states[0].place, 0);
        QCOMPARE(states[0].reasons[0].sentence, u"闭眼"_s);
        QCOMPARE(states[0].reasons[1].sentence, u"of a newer one"_s);
        QCOMPARE(asked(*line, "en")[0].reasons[0].sentence, u"Eyes closed"_s);
        const auto refusedAs = [&](const QByteArray& body) {
            return codeOf(line->askSigned({"POST", "/v1/submissions/states", body}));
        };
        QCOMPARE(refusedAs("rubbish"), u"body-malformed"_s);
        QCOMPARE(refusedAs(toBytes(wire::SubmissionQuery{{u"short"_s}})), u"body-malformed"_s);
        QCOMPARE(refusedAs(toBytes(wire::SubmissionQuery{QStringList(101, key)})), u"too-many-items"_s);
        sure(served.store->revokeAccount(line->station()));
        QCOMPARE(refusedAs(toBytes(wire::SubmissionQuery{{key}})), u"station-revoked"_s);
    }

    void leasesHeldAreAnsweredAgain() {
        ServedHub served;
        ServedDesk desk(served);
        for (const char* picture : {"a", "b", "c"})
            desk.desk.photograph(Id::random(), picture);
        const auto leased = [&](const Id& user, int count) {
            const Got got = desk.line->askSigned(
                {"POST", "/v1/leases", toBytes(wire::LeaseRequest{user, count, 60s, {}, {}})});
            return wire::leasesFrom(got.body)->leases;
        };
        const auto two = leased(desk.desk.reviewer.id, 2);
        QCOMPARE(two.size(), 2);
        const auto three = leased(desk.desk.reviewer.id, 3);
        QCOMPARE(three.size(), 3);
        QCOMPARE(three[0].id, two[0].id);
        QCOMPARE(three[1].id, two[1].id);
        QCOMPARE(leased(desk.desk.supervisor.id, 3).size(), 0);
        const QByteArray path = "/v1/leases/" + three[2].id.hex().toLatin1();
        QCOMPARE(desk.line->askSigned({"POST", path + "/renew", toBytes(wire::LeaseRenewal{60s})}).status,
                 200);
        QCOMPARE(desk.line->askSigned({"DELETE", path}).status, 204);
        QCOMPARE(leased(desk.desk.supervisor.id, 3).size(), 1);
    }

    void aJpegTellsItsSize() {
        QCOMPARE(jpegSize(standardPhoto()), QSize(480, 640));
        const QByteArray photo = standardPhoto();
        for (qsizetype i = 0; i < photo.size(); ++i)
            QVERIFY(jpegSize(photo.left(i)).isEmpty());
        QVERIFY(jpegSize(QByteArray::fromHex("ffd8ffe00000ffd9")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHubQueue)
#include "tst_hub_queue.moc"
