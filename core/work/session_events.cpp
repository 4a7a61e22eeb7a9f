#include "core/work/session_events.h"

#include "core/base/cbor.h"
#include "core/work/event_texts.h"
#include "core/work/event_types.h"
#include "core/work/photo_events.h"

#include <QCborArray>

namespace mianguan {

namespace {

template <class Value>
struct Named {
    Value value;
    QLatin1String id;
};

constexpr Named<SessionKind> kinds[] = {{SessionKind::OnSite, QLatin1String("on-site")},
                                        {SessionKind::Makeup, QLatin1String("makeup")}};
constexpr Named<FeeTiming> fees[] = {{FeeTiming::None, QLatin1String("none")},
                                     {FeeTiming::BeforePhoto, QLatin1String("before-photo")},
                                     {FeeTiming::AfterPhoto, QLatin1String("after-photo")}};
constexpr Named<IdentityCheck> checks[] = {{IdentityCheck::None, QLatin1String("none")},
                                           {IdentityCheck::LastFour, QLatin1String("last-four")},
                                           {IdentityCheck::IdentityCard, QLatin1String("identity-card")}};

/// Of a session's end.
constexpr std::pair<QLatin1String, int SessionTally::*> counts[] = {
    {QLatin1String("listed"), &SessionTally::listed},
    {QLatin1String("arrived"), &SessionTally::arrived},
    {QLatin1String("absent"), &SessionTally::absent},
    {QLatin1String("photos"), &SessionTally::photos},
    {QLatin1String("unphotographed"), &SessionTally::unphotographed},
    {QLatin1String("first_pass"), &SessionTally::firstPass},
};

FeeState feeStateIn(const QCborValue& value) {
    const qint64 number = integerIn(value);
    return number >= 0 && number <= int(FeeState::Waived) ? FeeState(number) : FeeState::Open;
}

constexpr Named<ConsentWay> consents[] = {{ConsentWay::Tick, QLatin1String("tick")},
                                          {ConsentWay::Signature, QLatin1String("signature")},
                                          {ConsentWay::Paper, QLatin1String("paper")}};

template <class Value, size_t count>
QString idOf(const Named<Value> (&names)[count], Value value) {
    for (const auto& name : names)
        if (name.value == value) return name.id;
    return {};
}

/// The first where the id is unknown.
template <class Value, size_t count>
Value valueOf(const Named<Value> (&names)[count], const QString& id) {
    for (const auto& name : names)
        if (name.id == id) return name.value;
    return names[0].value;
}

QCborMap contentOf(const Session& session) {
    QCborMap content = mianguan::contentOf(session.batch);
    content.insert(QStringLiteral("name"), session.name);
    content.insert(QStringLiteral("specification"), session.specification);
    content.insert(QStringLiteral("desk"), session.desk);
    content.insert(QStringLiteral("place"), session.place);
    content.insert(QStringLiteral("kind"), idOf(kinds, session.kind));
    content.insert(QStringLiteral("deadline"), session.deadline.toString(Qt::ISODate));
    content.insert(QStringLiteral("album_allowed"), session.policy.albumAllowed);
    content.insert(QStringLiteral("fee"), idOf(fees, session.policy.fee));
    content.insert(QStringLiteral("fee_cents"), session.policy.feeCents);
    content.insert(QStringLiteral("check"), idOf(checks, session.policy.check));
    content.insert(QStringLiteral("consent"), idOf(consents, session.policy.consent));
    content.insert(QStringLiteral("override_by"), roleId(session.policy.overrideBy));
    return content;
}

Draft aboutSession(QLatin1String type, const Session& session) {
    Draft draft{type, session.id, contentOf(session)};
    draft.userSigned = true;
    return draft;
}

} // namespace

Draft sessionOpening(const Id& id, const Session& session) {
    Session opened = session;
    opened.id = id;
    return aboutSession(EventType::sessionOpened, opened);
}

Draft sessionChange(const Session& session) { return aboutSession(EventType::sessionChanged, session); }

Draft sessionClosing(const Id& id, const SessionSum& sum) {
    QCborMap content{{QStringLiteral("first_ms"), sum.firstMs}, {QStringLiteral("last_ms"), sum.lastMs}};
    for (const auto& [name, field] : counts)
        content.insert(name, sum.tally.*field);
    QCborArray people, fees;
    for (const Id& user : sum.people)
        people.append(user.bytes());
    for (const FeeSum& fee : sum.fees)
        fees.append(QCborArray{int(fee.state), fee.method, fee.graduates, fee.cents});
    content.insert(QStringLiteral("people"), people);
    content.insert(QStringLiteral("fees"), fees);
    return {EventType::sessionClosed, id, content};
}

SessionSum sessionSumIn(const QCborMap& content) {
    SessionSum sum;
    for (const auto& [name, field] : counts)
        sum.tally.*field = int(integerIn(content.value(name)));
    sum.firstMs = integerIn(content.value(QLatin1String("first_ms")));
    sum.lastMs = integerIn(content.value(QLatin1String("last_ms")));
    for (const auto& user : content.value(QLatin1String("people")).toArray())
        if (const auto id = Id::fromBytes(user.toByteArray())) sum.people += *id;
    for (const QCborValue fee : content.value(QLatin1String("fees")).toArray())
        sum.fees += FeeSum{feeStateIn(fee[0]), textOf(fee[1]), int(integerIn(fee[2])), integerIn(fee[3])};
    return sum;
}

Draft sessionReportNote(const Id& session, const QString& folder) {
    return {EventType::sessionReportMade, session, {{QStringLiteral("folder"), folder}}};
}

Draft plateShot(const Id& session, const QByteArray& picture) {
    Draft draft{EventType::plateShot, session, {}};
    draft.blobs.insert(QStringLiteral("plate"), picture);
    return draft;
}

QCborMap contentOf(const Batch& batch) {
    return {{QStringLiteral("school"), batch.school}, {QStringLiteral("batch"), batch.name}};
}

Session sessionIn(const QCborMap& content) {
    Session session;
    session.name = textIn(content, QLatin1String("name"));
    session.batch = batchIn(content);
    session.specification = textIn(content, QLatin1String("specification"));
    session.desk = textIn(content, QLatin1String("desk"));
    session.place = textIn(content, QLatin1String("place"));
    session.kind = valueOf(kinds, textIn(content, QLatin1String("kind")));
    session.deadline = QDate::fromString(textIn(content, QLatin1String("deadline")), Qt::ISODate);
    session.policy.albumAllowed = content.value(QLatin1String("album_allowed")).toBool();
    session.policy.fee = valueOf(fees, textIn(content, QLatin1String("fee")));
    session.policy.feeCents = int(integerIn(content.value(QLatin1String("fee_cents"))));
    session.policy.check = valueOf(checks, textIn(content, QLatin1String("check")));
    session.policy.consent = valueOf(consents, textIn(content, QLatin1String("consent")));
    const bool byOperator = textIn(content, QLatin1String("override_by")) == roleId(Role::Operator);
    session.policy.overrideBy = byOperator ? Role::Operator : Role::Supervisor;
    return session;
}

} // namespace mianguan
