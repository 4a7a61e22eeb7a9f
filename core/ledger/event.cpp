#include "core/ledger/event.h"

#include "core/base/cbor.h"

#include <QCborMap>
#include <QCoreApplication>

#include <algorithm>

namespace mianguan {

namespace {

const int formatVersion = 1;

Fail notAnEvent() {
    return fail(ErrorKind::Corrupt,
                QCoreApplication::translate("Ledger", "An entry of the ledger is not readable"));
}

Fail tooNew() {
    return fail(
        ErrorKind::Unsupported,
        QCoreApplication::translate("Ledger", "This data was written by a newer version of the program"), {},
        QCoreApplication::translate("Ledger", "Install the newer version, then open it again."));
}

template <class Name>
QCborValue toCbor(const Name& name) {
    return name.isNull() ? QCborValue(nullptr) : QCborValue(name.bytes());
}

template <class Name>
bool read(const QCborValue& value, Name& name) {
    if (value.isNull()) return true;
    const auto known = Name::fromBytes(value.toByteArray());
    if (known) name = *known;
    return known.has_value();
}

bool isWhole(const QCborMap& map) {
    static const auto keys = {QLatin1String("version"), QLatin1String("id"),       QLatin1String("station"),
                              QLatin1String("seq"),     QLatin1String("previous"), QLatin1String("seen"),
                              QLatin1String("type"),    QLatin1String("subject"),  QLatin1String("user"),
                              QLatin1String("time"),    QLatin1String("body")};
    return map.size() == qsizetype(keys.size()) &&
           std::all_of(keys.begin(), keys.end(), [&](QLatin1String key) { return map.contains(key); });
}

/// Nothing when the bytes are not sound CBOR: what Qt gives back then must not be looked into.
QCborValue parsed(const QByteArray& bytes) {
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    return error.error == QCborError::NoError ? value : QCborValue();
}

QCborValue at(const QCborMap& map, const char* key) { return map.value(QLatin1String(key)); }

} // namespace

QByteArray encodeHeader(const Event& event) {
    return toCanonicalCbor(QCborMap{
        {QStringLiteral("version"), event.version},
        {QStringLiteral("id"), toCbor(event.id)},
        {QStringLiteral("station"), toCbor(event.station)},
        {QStringLiteral("seq"), event.seq},
        {QStringLiteral("previous"), toCbor(event.previous)},
        {QStringLiteral("seen"), event.seen},
        {QStringLiteral("type"), event.type},
        {QStringLiteral("subject"), toCbor(event.subject)},
        {QStringLiteral("user"), toCbor(event.user)},
        {QStringLiteral("time"), event.timeMs},
        {QStringLiteral("body"), toCbor(event.body)},
    });
}

Result<Event> decodeHeader(const QByteArray& bytes) {
    const QCborMap map = parsed(bytes).toMap();
    if (!isWhole(map)) return notAnEvent();
    Event event;
    event.version = int(at(map, "version").toInteger());
    if (event.version > formatVersion) return tooNew();
    event.seq = at(map, "seq").toInteger();
    event.seen = at(map, "seen").toInteger();
    event.type = at(map, "type").toString();
    event.timeMs = at(map, "time").toInteger();
    const bool named = read(at(map, "id"), event.id) && read(at(map, "station"), event.station) &&
                       read(at(map, "previous"), event.previous) && read(at(map, "subject"), event.subject) &&
                       read(at(map, "user"), event.user) && read(at(map, "body"), event.body);
    if (!named || event.version != formatVersion || event.seq < 1) return notAnEvent();
    return event;
}

} // namespace mianguan
