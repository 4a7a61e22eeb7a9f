#pragma once

#include "core/ledger/record.h"
#include "core/sync/courier.h"
#include "core/wire/enrolment_code.h"
#include "core/wire/event_messages.h"
#include "core/wire/problem.h"
#include "core/wire/request_signature.h"

#include <QMap>

#include <future>

namespace mianguan::conformance {

/// A request as a clause wants it, right or wrong.
struct Ask {
    QByteArray method, target;
    QByteArray body = {};
    QByteArrayList headers = {};
    QByteArray type = wire::cborType; ///< of the body
    std::chrono::seconds silence{};   ///< that the hub may keep
};

/// What came of it. `trouble` is empty when there is an answer.
struct Got {
    int status = 0;
    QByteArray body;
    QHash<QByteArray, QByteArray> headers;
    QString trouble;

    QByteArray header(const char* name) const { return headers.value(QByteArray(name).toLower()); }
};

/// A clause's verdict: what is wrong, or nothing.
using Fault = QString;

/// One hub being tried: a station that grows with the clauses, and every way of asking.
class Trial {
public:
    explicit Trial(const sync::Route& route, const QByteArray& secret);

    Got ask(Ask ask);       ///< without a signature
    Got askSigned(Ask ask); ///< as the station
    /// The four headers of a signed request, for those who alter or repeat them.
    QByteArrayList signatureOf(const Ask& ask);
    Got askWith(Ask ask, const QByteArrayList& signature);
    /// Asks and does not wait.
    std::future<Got> begin(Ask ask);
    QByteArray freshNonce();

    // The station's chain.
    wire::SentEvent event(const Draft& draft, const Id& user = {}) const; ///< what would come next
    wire::SentEvent after(const wire::ChainEnd& end, const Draft& draft, const Id& user = {}) const;
    wire::SentEvent resigned(Event event, const QByteArray& body) const; ///< by the station's key
    Got send(const QList<wire::SentEvent>& events);

    const sync::Route route;
    const QByteArray secret; ///< of the enrolment code
    const SigningKey key = SigningKey::random();
    Id station() const { return key.publicKey().id(); }
    std::unique_ptr<Trial> account; ///< a service account of the same hub; null without a code for one
    QStringList schools;            ///< that it may submit for
    wire::ChainEnd head;
    QMap<Id, wire::EventOutcome> settled; ///< what the hub said of each event
    QMap<Id, wire::SentEvent> sent;

private:
    void carry(sync::HttpRequest request, const std::shared_ptr<std::promise<Got>>& promise, bool mayRepeat);

    sync::Courier courier;
    QByteArray nonce;
    qint64 number = 0;
};

/// One promise of the contract.
struct Clause {
    const char* name;  ///< short, as a test is called
    const char* place; ///< in resources/hub/openapi.yaml
    const char* words; ///< what must hold
    Fault (*check)(Trial&);
};

QList<Clause> requestClauses();
QList<Clause> enrolmentClauses(); ///< with those about signatures, for which one must be enrolled
QList<Clause> signatureClauses();
QList<Clause> eventClauses();
QList<Clause> blobClauses();
QList<Clause> changeClauses();
QList<Clause> reviewClauses();
QList<Clause> limitClauses();
QList<Clause> statesClauses();
QList<Clause> accountClauses(); ///< where there is an account
QList<Clause> lastClauses();    ///< after which the station cannot go on
/// In the order in which they are walked.
QList<Clause> everyClause(const Trial& trial);

// For clauses. Each says what is wrong, or nothing.
Fault unlessRefused(const Got& got, wire::Refusal refusal);
Fault unlessStatus(const Got& got, int status);
template <class T>
Fault unlessSays(const Got& got, const Result<T>& message) {
    if (const Fault fault = unlessStatus(got, 200); !fault.isEmpty()) return fault;
    return message ? Fault()
                   : QStringLiteral("the answer is not as agreed: %1").arg(message.error().sentence());
}

} // namespace mianguan::conformance
