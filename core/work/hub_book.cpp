#include "core/work/hub_book.h"

#include "core/work/activity_book.h"
#include "core/work/event_contents.h"
#include "core/work/event_types.h"
#include "core/work/name_tables.h"
#include "core/work/people_tables.h"
#include "core/work/upcast.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>

namespace mianguan {

namespace {

Q_LOGGING_CATEGORY(hubLog, "mianguan.hub")

bool isVerdict(const QString& type) {
    return type == EventType::photoApproved || type == EventType::photoRejected;
}

bool takesVerdictsAway(const QString& type) {
    return type == EventType::verdictUndone || type == EventType::graduateReopened ||
           type == EventType::photoSubmitted || type == EventType::photoUnmade;
}

constexpr int packedAtOnce = 2000; // events of one transaction

QString text(const char* words) { return QCoreApplication::translate("Hub", words); }

Fail noReason() {
    return fail(ErrorKind::Refused, text(QT_TRANSLATE_NOOP("Hub", "A decision needs a reason")), {},
                text(QT_TRANSLATE_NOOP("Hub", "Write why; it stands in the activity list.")));
}

/// Who was removed elsewhere has no key to this store any more. Where that fails the door closes it.
void closeSlots(Ledger& ledger, const QList<Record>& adopted) {
    const auto removes = [](const Record& record) { return record.event.type == EventType::userRemoved; };
    if (std::none_of(adopted.begin(), adopted.end(), removes)) return;
    const auto gone = ledger.noteOfHub([&](HubTables&, Parcels&) -> Result<void> {
        for (const Record& record : adopted)
            if (removes(record))
                if (auto removed = ledger.cabinet().remove(userIn(contentOf(record))); !removed)
                    return removed;
        return {};
    });
    if (!gone) qCWarning(hubLog) << "left for the door:" << gone.error().sentence();
}

} // namespace

Result<HubFacts> HubBook::facts() const {
    return journal.ledger().hub().link().map(
        [](const std::optional<QCborMap>& map) { return map ? HubFacts::fromMap(*map) : HubFacts(); });
}

Result<QList<ParcelName>> HubBook::due(bool inward, qint64 nowMs, bool originals, int limit) const {
    const auto parcels = journal.ledger().parcels().due(inward, nowMs, originals, limit);
    if (!parcels) return Fail(parcels.error());
    QList<ParcelName> names;
    for (const HubParcel& parcel : *parcels) {
        const bool same = !names.isEmpty() && names.last().event.position == parcel.event;
        const Result<Record> event = same ? names.last().event : eventAt(parcel.event);
        if (!event) return Fail(event.error());
        names += ParcelName{parcel, *event, event->body.blobs().value(parcel.name)};
    }
    return names;
}

Result<std::optional<qint64>> HubBook::nextDueMs(bool inward, bool originals) const {
    return journal.ledger().parcels().nextDueMs(inward, originals);
}

Result<QByteArray> HubBook::picture(const ParcelName& name) const {
    return journal.ledger().blob(name.event.event.subject, name.hash);
}

Result<QList<Id>> HubBook::waitingAtHub(int limit) const {
    const auto positions = journal.ledger().hub().waiting(limit);
    if (!positions) return Fail(positions.error());
    QList<Id> ids;
    for (const qint64 position : *positions)
        if (const auto record = eventAt(position); record && !record->adopted) ids += record->event.id;
    return ids;
}

Result<QList<HubSaying>> HubBook::said(int limit) const {
    const auto settled = journal.ledger().hub().said(limit);
    if (!settled) return Fail(settled.error());
    QList<HubSaying> all;
    for (const Settled& one : *settled)
        if (const auto record = eventAt(one.position))
            all += {activityRowOf(journal, *record), record->event, !record->adopted, one.settlement, {}};
    return all;
}

Result<QList<HubSaying>> HubBook::troubledParcels(int limit) const {
    const auto parcels = journal.ledger().parcels().troubled(limit);
    if (!parcels) return Fail(parcels.error());
    QList<HubSaying> all;
    for (const HubParcel& parcel : *parcels)
        if (const auto record = eventAt(parcel.event))
            all += {activityRowOf(journal, *record), record->event, !record->adopted, {}, parcel};
    return all;
}

qint64 HubBook::timeOf(qint64 seq) const {
    const auto event = unsent(seq - 1, 1);
    const auto header = event && !event->isEmpty() ? decodeHeader(event->first().header) : Event();
    return header ? header->timeMs : 0;
}

qint64 HubBook::timeAt(qint64 position) const {
    const Result<Record> record = eventAt(position);
    return record ? record->event.timeMs : 0;
}

Result<QHash<Id, PublicKey>> HubBook::stations() const { return journal.ledger().stationsKnown(); }

Result<bool> HubBook::take(const HubLog& log) {
    const Ledger& ledger = journal.ledger();
    for (const HubEntry& entry : log.entries) {
        const auto before = ledger.settlementOf(entry.record.event.id);
        if (!before) return Fail(before.error());
        const qint64 place = *before ? (*before)->hub : 0;
        if (place > 0 && place != entry.settlement.hub) return false;
    }
    return journal.take(log)
        .and_then([&](const Taken& taken) {
            closeSlots(journal.ledger(), taken.adopted);
            return heed(taken.adopted + taken.settled);
        })
        .map([] { return true; });
}

Result<void> HubBook::heed(const QList<Record>& records) {
    const bool ofVerdicts = std::any_of(records.begin(), records.end(),
                                        [](const Record& record) { return isVerdict(record.event.type); });
    return endDisputes(records).map([&] {
        if (ofVerdicts && settled) settled();
    });
}

/// A supervisor's verdict ends what differed, and so does whatever takes the verdicts away.
Result<void> HubBook::endDisputes(const QList<Record>& records) {
    Ledger& ledger = journal.ledger();
    for (const Record& record : records) {
        const Event& event = record.event;
        const bool verdict = isVerdict(event.type);
        const Roles roles = PeopleTables(journal.lists()).user(event.user).value_or(User()).roles;
        const bool decides = verdict && roles.testFlag(Role::Supervisor);
        if (!decides && !event.tombstone && !takesVerdictsAway(event.type)) continue;
        const auto said = ledger.hub().settlement(record.position);
        if (!said) return Fail(said.error());
        if (!*said || (*said)->outcome != Settlement::Outcome::Applied) continue;
        const QSet<Id> names = NameTables(journal.lists()).namesOf(event.subject);
        auto ended = ledger.noteOfHub(
            [&](HubTables& tables, Parcels&) { return tables.endDisputes(names, (*said)->hub); });
        if (!ended) return ended;
    }
    return {};
}

Result<void> HubBook::beginAgain(const HubFacts& facts) {
    return journal.ledger().noteOfHub([&](HubTables& tables, Parcels&) {
        return tables.forgetPositions()
            .and_then([&] { return tables.setMark(HubMark::sent, 0); })
            .and_then([&] { return tables.setMark(HubMark::packed, 0); })
            .and_then([&] { return tables.setMark(HubMark::inherited, 0); })
            .and_then([&] { return tables.setLink(facts.toMap()); });
    });
}

Result<void> HubBook::beginChain() { return journal.beginChain(Beginning::Forked); }

Result<void> HubBook::keep(const HubFacts& facts) {
    return journal.ledger().noteOfHub(
        [&](HubTables& tables, Parcels&) { return tables.setLink(facts.toMap()); });
}

Result<void> HubBook::join(const HubFacts& facts) {
    return journal.ledger().noteOfHub([&](HubTables& tables, Parcels&) {
        return tables.forgetLink()
            .and_then([&] { return tables.forgetPositions(); }) // another hub's mean nothing here
            .and_then([&] { return tables.setLink(facts.toMap()); })
            .and_then([&] { return tables.addPeer(facts.key); });
    });
}

Result<void> HubBook::leave() {
    const Result<HubFacts> known = facts();
    if (!known) return Fail(known.error());
    return journal.ledger().noteOfHub([&](HubTables& tables, Parcels&) {
        return tables.forgetLink().and_then([&] { return tables.setLink(known->wayAlone().toMap()); });
    });
}

Result<bool> HubBook::pack() {
    Ledger& ledger = journal.ledger();
    const Result<qint64> packed = ledger.hub().mark(HubMark::packed);
    if (!packed) return Fail(packed.error());
    const auto records = ledger.recordsAfter(*packed, packedAtOnce);
    if (!records) return Fail(records.error());
    if (records->isEmpty()) return false;
    return ledger
        .noteOfHub([&](HubTables& tables, Parcels& parcels) -> Result<void> {
            for (const Record& record : *records)
                if (!record.adopted)
                    if (auto done = parcels.pack(record, ledger.blobStore()); !done) return done;
            return tables.setMark(HubMark::packed, records->last().position);
        })
        .map([] { return true; });
}

Result<void> HubBook::note(const QList<OwnOutcome>& outcomes, qint64 sentSeq) {
    return journal.settle(outcomes, sentSeq).and_then([&](const Taken& taken) {
        return heed(taken.settled);
    });
}

Result<void> HubBook::noteSent(qint64 seq) {
    return journal.ledger().noteOfHub(
        [&](HubTables& tables, Parcels&) { return tables.setMark(HubMark::sent, seq); });
}

Result<void> HubBook::noteInherited() {
    return journal.ledger().noteOfHub(
        [&](HubTables& tables, Parcels&) { return tables.setMark(HubMark::inherited, 1); });
}

Result<void> HubBook::noteParcels(const QList<HubParcel>& delivered, const QList<HubParcel>& failed) {
    return journal.ledger().noteOfHub([&](HubTables&, Parcels& parcels) -> Result<void> {
        for (const HubParcel& parcel : delivered)
            if (auto done = parcels.delivered(parcel); !done) return done;
        for (const HubParcel& parcel : failed)
            if (auto done = parcels.failed(parcel); !done) return done;
        return {};
    });
}

Result<void> HubBook::keepPicture(const ParcelName& name, const QByteArray& bytes) {
    return journal.ledger()
        .keepBlob(name.event, name.hash, bytes)
        .and_then([&] { return noteParcels({name.parcel}, {}); })
        .map([&] {
            if (came) came(NameTables(journal.lists()).personOf(name.event.event.subject));
        });
}

Result<QList<qint64>> HubBook::positionsOf(const QList<Id>& events) const {
    QList<qint64> positions;
    for (const Id& event : events) {
        const Result<Record> record = journal.ledger().record(event);
        if (!record) return Fail(record.error());
        positions += record->position;
    }
    return positions;
}

Result<void> HubBook::tryParcelsNow() {
    return journal.ledger().noteOfHub([](HubTables&, Parcels& parcels) { return parcels.tryNow(0); });
}

Result<void> HubBook::tryParcelsNow(const QList<Id>& events) {
    const auto positions = positionsOf(events);
    if (!positions) return Fail(positions.error());
    return journal.ledger().noteOfHub([&](HubTables&, Parcels& parcels) -> Result<void> {
        for (const qint64 position : *positions)
            if (auto due = parcels.tryNow(position); !due) return due;
        return {};
    });
}

Result<void> HubBook::putAside(const QList<Id>& events) {
    const auto positions = positionsOf(events);
    if (!positions) return Fail(positions.error());
    return journal.ledger().noteOfHub([&](HubTables& tables, Parcels&) -> Result<void> {
        for (const qint64 position : *positions)
            if (auto gone = tables.putAside(position); !gone) return gone;
        return {};
    });
}

Result<DecisionRules> HubBook::decisionRules() const {
    const Result<HubFacts> known = facts();
    return known ? DecisionRules::read(journal, *known) : Fail(known.error());
}

Result<DecisionBar> HubBook::barTo(const Record& waiting, const User& by, const DecisionRules& rules) const {
    return journal.ledger()
        .hub()
        .settlement(waiting.position)
        .map([&](const std::optional<Settlement>& said) {
            const bool over = said && said->outcome != Settlement::Outcome::Waiting;
            return over ? DecisionBar::Settled : rules.barTo(waiting.event, by);
        });
}

Result<Decisions> HubBook::settle(const QList<Id>& events, bool accepted, const QString& reason) {
    if (reason.trimmed().size() < 2) return noReason();
    const Result<DecisionRules> rules = decisionRules();
    if (!rules) return Fail(rules.error());
    const User me = PeopleTables(journal.lists()).user(journal.author().user).value_or(User());
    Decisions sum;
    QList<Draft> drafts;
    for (const Id& id : events) {
        const Result<Record> waiting = journal.ledger().record(id);
        if (!waiting) return Fail(waiting.error());
        const Result<DecisionBar> bar = barTo(*waiting, me, *rules);
        if (!bar) return Fail(bar.error());
        if (*bar == DecisionBar::None)
            drafts += settling(waiting->event, accepted, reason.trimmed());
        else
            ++sum.left[*bar];
    }
    if (drafts.isEmpty() && !sum.left.isEmpty()) return Fail(errorOf(sum.left.firstKey()));
    return journal.recordAll(drafts).map([&](const QList<Record>& records) {
        sum.recorded = int(records.size());
        return sum;
    });
}

} // namespace mianguan
