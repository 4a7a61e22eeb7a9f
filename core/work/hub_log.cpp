#include "core/work/hub_log.h"

#include "core/ledger/beginning.h"
#include "core/work/event_contents.h"
#include "core/work/event_types.h"
#include "core/work/upcast.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Hub", words); }

Fail notAsSigned(const Event& event) {
    return fail(ErrorKind::Corrupt,
                text(QT_TRANSLATE_NOOP("Hub", "An entry of the hub's log is not signed by whom it names")),
                event.id.hex(),
                text(QT_TRANSLATE_NOOP("Hub", "Nothing of it was taken. Tell the hub's administrator.")));
}

/// It would take pictures away without the right to.
Fail notAPurge(const Event& event) {
    return fail(
        ErrorKind::Corrupt,
        text(QT_TRANSLATE_NOOP("Hub", "An entry of the hub's log does not agree with itself about whether it "
                                      "is a purge")),
        event.id.hex(),
        text(QT_TRANSLATE_NOOP("Hub", "Nothing of it was taken. Tell the hub's administrator.")));
}

Fail ofNewerVersion() {
    return fail(
        ErrorKind::Unsupported,
        text(QT_TRANSLATE_NOOP("Hub", "The hub's log has entries that a newer version of the program wrote")),
        {}, text(QT_TRANSLATE_NOOP("Hub", "Update this program; it then goes on by itself.")));
}

Result<Record> recordOf(const SentEvent& sent) {
    Result<Event> event = decodeHeader(sent.header);
    if (!event) return ofNewerVersion();
    Record record;
    record.event = *event;
    record.hash = Hash::of(sent.header);
    if (sent.body.isNull()) return record;
    const Result<Body> body = Body::fromBytes(sent.body);
    if (!body || body->hash() != event->body) return notAsSigned(*event);
    record.body = *body;
    return record;
}

bool isSigned(const SentEvent& sent, const Event& event, const QHash<Id, PublicKey>& known) {
    const bool byPerson = event.signer.isNull()
                              ? sent.userSignature.isNull()
                              : event.signer.verifies(signedByUser(sent.header), sent.userSignature);
    return byPerson &&
           known.value(event.station).verifies(signedByStation(sent.header), sent.stationSignature);
}

} // namespace

Result<HubLog> checkedLog(const QList<SettledEvent>& entries, QHash<Id, PublicKey>& known, const Id& hub) {
    HubLog log;
    for (const SettledEvent& entry : entries) {
        Result<Record> record = recordOf(entry.sent);
        if (!record) return Fail(record.error());
        const Event& event = record->event;
        if (!isSigned(entry.sent, event, known)) return notAsSigned(event);
        if (!isMarkedRight(event)) return notAPurge(event);
        if (event.station == hub && event.type == EventType::stationEnrolled) {
            const PublicKey key = keyIn(contentOf(*record));
            known.insert(key.id(), key);
            log.peers += key;
        }
        log.entries += HubEntry{entry.sent, std::move(*record), entry.settlement};
    }
    return log;
}

} // namespace mianguan
