#include "app/conformance/trial.h"
#include "core/wire/enrolment_messages.h"

namespace mianguan::conformance {

using namespace Qt::StringLiterals;
using wire::EnrolmentRequest;
using wire::Refusal;

namespace {

EnrolmentRequest request(const SigningKey& key, const QByteArray& secret) {
    return EnrolmentRequest::signedBy(key, secret, u"conformance test"_s,
                                      u"mianguan-hub-conformance " MIANGUAN_VERSION ""_s);
}

Got enrol(Trial& trial, const EnrolmentRequest& request) {
    return trial.ask({"POST", "/v1/enrolments", toBytes(request)});
}

Fault wrongCodeRefused(Trial& trial) {
    return unlessRefused(enrol(trial, request(trial.key, Id::random().bytes())), Refusal::CodeUnknown);
}

Fault wrongSignatureRefused(Trial& trial) {
    EnrolmentRequest wrong = request(SigningKey::random(), trial.secret);
    wrong.stationKey = trial.key.publicKey();
    return unlessRefused(enrol(trial, wrong), Refusal::SignatureWrong);
}

Fault enrols(Trial& trial) {
    const Got got = enrol(trial, request(trial.key, trial.secret));
    const auto enrolment = wire::enrolmentFrom(got.body);
    if (const Fault fault = unlessSays(got, enrolment); !fault.isEmpty()) return fault;
    return enrolment->station == trial.station() ? Fault() : u"the station's id is not made of its key"_s;
}

Fault goodOnce(Trial& trial) {
    return unlessRefused(enrol(trial, request(SigningKey::random(), trial.secret)), Refusal::CodeUnknown);
}

} // namespace

QList<Clause> enrolmentClauses() {
    const char* place = "paths./v1/enrolments.post";
    return QList<Clause>{
               {"wrong-code-refused", place, "a code that was never given is refused", wrongCodeRefused},
               {"enrolment-signature", place,
                "an enrolment not signed by its key is refused and uses up nothing", wrongSignatureRefused},
               {"enrols", place, "a good code enrols, the station's id being made of its key", enrols},
               {"enrols-again", place, "the same code and key are answered again, for a lost answer", enrols},
               {"code-good-once", place, "a used code is refused for another key", goodOnce}} +
           signatureClauses();
}

} // namespace mianguan::conformance
