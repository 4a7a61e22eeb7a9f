#include "core/base/cbor.h"
#include "core/spec/wording.h"
#include "core/work/people_events.h"
#include "core/work/photo_events.h"
#include "core/work/portrait_record.h"
#include "core/work/safety_events.h"
#include "tests/fuzz/fuzz.h"

// What bodies say, through each of their readers.

namespace mianguan::fuzz {

namespace {

QCborMap writtenAndRead(const QCborMap& map) { return QCborValue::fromCbor(toCanonicalCbor(map)).toMap(); }

bool same(const QCborMap& a, const QCborMap& b) { return toCanonicalCbor(a) == toCanonicalCbor(b); }

Portrait portraitIn(const QCborMap& content) {
    Portrait portrait;
    portrait.crop = cropIn(content);
    portrait.geometry = geometryIn(content);
    portrait.background = backgroundIn(content);
    portrait.findings = findingsIn(content);
    return portrait;
}

void readPhoto(const QCborMap& content) {
    PhotoDetail detail;
    readSubmission(content, detail);
    readVerdict(content, detail);
    for (const Finding& finding : std::as_const(detail.findings))
        (void)(messageFor(finding) + valueText(finding) + titleOf(finding.id));
    (void)worstIn(content);
    const QCborMap record = toRecord(portraitIn(content));
    promise(same(toRecord(portraitIn(writtenAndRead(record))), record), "a portrait's record comes back");
}

void readPeople(const QCborMap& content) {
    const Roles roles = rolesIn(content);
    promise(rolesIn(writtenAndRead(rolesChange(userIn(content), roles).content)) == roles, "roles come back");
    const Policy policy = policyIn(content);
    promise(policyIn(writtenAndRead(policyChange(policy).content)) == policy, "a policy comes back");
    (void)checkPolicy(policy);
    (void)keyIn(content);
}

void readSafety(const QCborMap& content) {
    const QCborMap note = backupNoted(backupIn(content)).content;
    promise(same(backupNoted(backupIn(writtenAndRead(note))).content, note), "a backup's note comes back");
    const PurgeSum sum = purgeIn(content);
    const QList<Id> subjects = subjectsIn(content);
    const QCborMap closing = purgeClosing(sum, subjects).content;
    promise(same(purgeClosing(purgeIn(writtenAndRead(closing)), subjects).content, closing),
            "a purge's sum comes back");
}

} // namespace

void feed(const QByteArray& input) {
    const Result<Body> body = Body::fromBytes("\x82\x58\x20" + QByteArray(32, 's') + input);
    const QCborMap content = body ? body->content() : QCborMap();
    readPhoto(content);
    readPeople(content);
    readSafety(content);
}

} // namespace mianguan::fuzz
