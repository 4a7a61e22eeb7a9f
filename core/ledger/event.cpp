#include "core/ledger/event.h"

#include "core/base/cbor.h"

#include <QCborMap>
#include <QCoreApplication>

#include <algorithm>

namespace mianguan {

namespace {

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
    const auto known = value.isByteArray() ? Name::fromBytes(value.toByteArray()) : std::nullopt;
    if (known) name = *known;
    return known.has_value();
}

using Keys = QList<QLatin1String>;

Keys keysOf(int version) {
    Keys keys{QLatin1String("version"), QLatin1String("id"),       QLatin1String("station"),
              QLatin1String("seq"),     QLatin1String("previous"), QLatin1String("seen"),
              QLatin1String("type"),    QLatin1String("subject"),  QLatin1String("user"),
              QLatin1String("time"),    QLatin1String("body")};
    if (version >= 2)
        keys += {QLatin1String("type_version"), QLatin1String("signer"), QLatin1String("tombstone")};
    return keys;
}

bool isWhole(const QCborMap& map, int version) {
    const Keys keys = keysOf(version);
    return map.size() == keys.size() &&
           std::all_of(keys.begin(), keys.end(), [&](QLatin1String key) { return map.contains(key); });
}

QCborValue at(const QCborMap& map, const char* key) { return map.value(QLatin1String(key)); }

bool readNames(const QCborMap& map, Event& event) {
    return read(at(map, "id"), event.id) && read(at(map, "station"), event.station) &&
           read(at(map, "previous"), event.previous) && read(at(map, "subject"), event.subject) &&
           read(at(map, "user"), event.user) && read(at(map, "body"), event.body);
}

/// What version 2 added.
bool readSealed(const QCborMap& map, Event& event) {
    event.typeVersion = int(integerIn(at(map, "type_version")));
    event.tombstone = at(map, "tombstone").toBool();
    return event.typeVersion >= 1 && read(at(map, "signer"), event.signer);
}

} // namespace

QByteArray encodeHeader(const Event& event) {
    return toCanonicalCbor(QCborMap{
        {QStringLiteral("version"), Event::currentVersion},
        {QStringLiteral("id"), toCbor(event.id)},
        {QStringLiteral("station"), toCbor(event.station)},
        {QStringLiteral("seq"), event.seq},
        {QStringLiteral("previous"), toCbor(event.previous)},
        {QStringLiteral("seen"), event.seen},
        {QStringLiteral("type"), event.type},
        {QStringLiteral("type_version"), event.typeVersion},
        {QStringLiteral("subject"), toCbor(event.subject)},
        {QStringLiteral("user"), toCbor(event.user)},
        {QStringLiteral("signer"), toCbor(event.signer)},
        {QStringLiteral("tombstone"), event.tombstone},
        {QStringLiteral("time"), event.timeMs},
        {QStringLiteral("body"), toCbor(event.body)},
    });
}

Result<Event> decodeHeader(const QByteArray& bytes) {
    const QCborMap map = readCbor(bytes).toMap();
    Event event;
    const qint64 version = integerIn(at(map, "version"));
    if (version > Event::currentVersion) return tooNew();
    if (version < 1 || !isWhole(map, int(version))) return notAnEvent();
    event.version = int(version);
    event.seq = integerIn(at(map, "seq"));
    event.seen = integerIn(at(map, "seen"));
    event.type = at(map, "type").toString();
    event.timeMs = integerIn(at(map, "time"));
    const bool read = readNames(map, event) && (version < 2 || readSealed(map, event));
    if (!read || event.seq < 1) return notAnEvent();
    const bool asWeWrite = version < Event::currentVersion || encodeHeader(event) == bytes;
    return asWeWrite ? Result<Event>(event) : notAnEvent();
}

QByteArray signedByStation(const QByteArray& header) { return "mianguan event" + header; }
QByteArray signedByUser(const QByteArray& header) { return "mianguan person" + header; }

} // namespace mianguan
