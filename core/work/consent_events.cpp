#include "core/work/consent_events.h"

#include "core/work/event_texts.h"
#include "core/work/event_types.h"
#include "core/work/photo_events.h"
#include "core/work/upcast.h"

namespace mianguan {

namespace {

struct WayName {
    ConsentWay way;
    QLatin1String id;
};
constexpr WayName ways[] = {{ConsentWay::Tick, QLatin1String("tick")},
                            {ConsentWay::Signature, QLatin1String("signature")},
                            {ConsentWay::Paper, QLatin1String("paper")},
                            {ConsentWay::Screen, QLatin1String("screen")}};

ConsentWay wayFrom(const QString& id) {
    for (const WayName& name : ways)
        if (name.id == id) return name.way;
    return ConsentWay::Tick;
}

ConsentState stateOf(const QString& type) {
    if (type == EventType::consentRefused) return ConsentState::Refused;
    return type == EventType::consentWithdrawn ? ConsentState::Withdrawn : ConsentState::Given;
}

QCborMap contentOf(const ConsentText& text) {
    return {{QStringLiteral("version"), text.version},
            {QStringLiteral("language"), text.language},
            {QStringLiteral("title"), text.title},
            {QStringLiteral("body"), text.body},
            {QStringLiteral("text"), text.hash().bytes()}};
}

} // namespace

Draft consenting(const Id& subject, const ConsentGiving& giving, const Hash& text) {
    Draft draft{EventType::consentGiven,
                subject,
                {{QStringLiteral("version"), giving.version},
                 {QStringLiteral("text"), text.bytes()},
                 {QStringLiteral("way"), QString(ways[int(giving.way)].id)},
                 {QStringLiteral("guardian"), giving.guardian},
                 {QStringLiteral("relation"), giving.relation}}};
    if (!giving.signature.isEmpty()) draft.blobs.insert(QStringLiteral("signature"), giving.signature);
    return draft;
}

Draft consentRefusal(const Id& subject, const Id& session, const ConsentText& shown, const QString& reason) {
    return {EventType::consentRefused,
            subject,
            {{QStringLiteral("session"), session.bytes()},
             {QStringLiteral("version"), shown.version},
             {QStringLiteral("text"), shown.hash().bytes()},
             {QStringLiteral("reason"), reason}}};
}

Draft consentWithdrawal(const Id& subject, const QString& reason) {
    Draft draft{EventType::consentWithdrawn, subject, {{QStringLiteral("reason"), reason}}};
    draft.userSigned = true;
    return draft;
}

Draft consentTextShowing(const ConsentText& shown) {
    return {EventType::consentTextShown, {}, contentOf(shown)};
}

Draft consentTextSetting(const ConsentText& text) {
    Draft draft{EventType::consentTextSet, {}, contentOf(text)};
    draft.userSigned = true;
    return draft;
}

Consent consentIn(const Record& record) {
    const QCborMap content = mianguan::contentOf(record);
    Consent consent;
    consent.state = stateOf(record.event.type);
    consent.version = textIn(content, QLatin1String("version"));
    consent.text = Hash::fromBytes(content.value(QLatin1String("text")).toByteArray()).value_or(Hash());
    consent.way = wayFrom(textIn(content, QLatin1String("way")));
    consent.guardian = textIn(content, QLatin1String("guardian"));
    consent.relation = textIn(content, QLatin1String("relation"));
    consent.signature = blobIn(content, QLatin1String("signature"));
    consent.timeMs = record.event.timeMs;
    return consent;
}

ConsentText consentTextIn(const QCborMap& content) {
    return {textIn(content, QLatin1String("version")), textIn(content, QLatin1String("language")),
            longTextIn(content, QLatin1String("title")), longTextIn(content, QLatin1String("body"))};
}

} // namespace mianguan
