#include "core/hub/answers.h"
#include "core/hub/jpeg_size.h"
#include "core/hub/routes.h"
#include "core/spec/reasons.h"
#include "core/spec/specification.h"
#include "core/wire/limits.h"
#include "core/wire/words.h"

namespace mianguan::hub {

using namespace Qt::StringLiterals;
using wire::Endpoint;
using wire::Refusal;

namespace {

const QString specification = u"chsi-2017-99"_s;

bool isStandardPhoto(const QByteArray& photo) {
    const auto wanted = loadSpecification(specification);
    return wanted && photo.size() <= wire::limit::blobBytes && jpegSize(photo) == wanted->size;
}

/// A photo that was made elsewhere: portrait and original are the same picture.
AccountPhoto photoOf(const VisitPtr& visit, const QByteArray& key, const wire::Submission& submission) {
    const bool student = !submission.studentNumber.isEmpty();
    return {visit->caller(),
            key,
            Hash::of(visit->request.body).bytes(),
            submission.school,
            submission.batch,
            student ? submission.studentNumber : submission.identityNumber,
            submission.name,
            {{u"label"_s, submission.name},
             {u"file_name"_s, QString()},
             {u"specification"_s, specification},
             {u"program"_s, QStringLiteral(MIANGUAN_VERSION)},
             {u"source"_s, u"account"_s},
             {u"consent_version"_s, submission.consentVersion}},
            {{u"portrait"_s, submission.photo}, {u"original"_s, submission.photo}}};
}

void submit(HubStore& store, const VisitPtr& visit) {
    const QByteArray key = visit->request.headers.value(wire::header::idempotencyKey);
    if (!wire::isIdempotencyKey(QString::fromLatin1(key)))
        return visit->refuse(Refusal::HeaderMalformed,
                             {{u"field"_s, QLatin1String(wire::header::idempotencyKey)}});
    const auto submission = wire::submissionFrom(visit->request.body);
    if (!submission) return visit->answer(malformed(submission.error()));
    if (submission->consentVersion.isEmpty()) return visit->refuse(Refusal::ConsentMissing);
    if (!isStandardPhoto(submission->photo)) return visit->refuse(Refusal::PictureUnreadable);
    visit->answer(answerTo(store.submit(visit->storeCaller(), photoOf(visit, key, *submission)),
                           visit->request.id,
                           [](const wire::Submitted& submitted) { return cbor(toBytes(submitted)); }));
}

wire::Reason reasonOf(const QString& id, const QString& language) {
    const char* source = reasonSource(id);
    return {id, source ? wire::worded("Reason", source, language) : id, {}};
}

wire::SubmissionState stateOf(const SubmissionState& known, const QString& language) {
    wire::SubmissionState state{known.key,    known.event, known.outcome, {},
                                known.review, {},          known.remark,  known.place};
    if (known.code) state.reason = wire::Reason::of(*known.code, language);
    for (const QString& id : known.reasons)
        if (id.size() <= wire::limit::textLength && state.reasons.size() < wire::limit::reasons)
            state.reasons += reasonOf(id, language);
    state.remark.truncate(wire::limit::sentenceLength);
    return state;
}

void tellStates(const HubStore& store, const VisitPtr& visit) {
    const auto query = wire::submissionQueryFrom(visit->request.body);
    if (!query) return visit->answer(malformed(query.error()));
    const auto known = store.submissions(visit->caller(), query->keys);
    if (!known) return visit->answer(trouble(known.error(), visit->request.id));
    wire::SubmissionStates states;
    for (const SubmissionState& each : *known)
        states.submissions += stateOf(each, visit->language());
    visit->answer(cbor(toBytes(states)));
}

} // namespace

void addSubmissionRoutes(http::RouteTable& table, Hub& hub) {
    table.add(hub.reception->route(Endpoint::Submit,
                                   [&store = hub.store](const VisitPtr& visit) { submit(store, visit); }));
    table.add(hub.reception->route(Endpoint::SubmissionStates, [&store = hub.store](const VisitPtr& visit) {
        tellStates(store, visit);
    }));
}

} // namespace mianguan::hub
