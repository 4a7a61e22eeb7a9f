#include "core/work/list_making.h"

#include "core/ledger/ledger.h"
#include "core/work/activity_tables.h"
#include "core/work/closing_tables.h"
#include "core/work/consent_tables.h"
#include "core/work/event_types.h"
#include "core/work/fee_tables.h"
#include "core/work/graduate_tables.h"
#include "core/work/lineage_tables.h"
#include "core/work/match_tables.h"
#include "core/work/name_tables.h"
#include "core/work/people_tables.h"
#include "core/work/photo_tables.h"
#include "core/work/safety_tables.h"
#include "core/work/session_tables.h"
#include "core/work/sharing.h"

#include <algorithm>
#include <utility>

namespace mianguan {

namespace {

constexpr qsizetype remadeAtOnce = 300; // subjects

/// They change places among each other, so that a later one is later in the lists too. Of those without a
/// subject most keep theirs, as they have it in lists that were never made anew.
void changePlaces(QList<Record>& records) {
    const auto moves = [](const Event& event) { return !event.subject.isNull() || isInOrder(event); };
    QList<qint64> places;
    for (const Record& record : std::as_const(records))
        if (moves(record.event)) places += record.position;
    std::sort(places.begin(), places.end());
    auto next = places.cbegin();
    for (Record& record : records)
        record.order = moves(record.event) ? *next++ : record.position;
}

Result<void> remakeTogether(const Ledger& book, Projection& lists, const QSet<Id>& subjects,
                            bool asTheyCame) {
    Result<QList<Record>> records = book.recordsOf(subjects, comesFirst);
    if (!records) return Fail(records.error());
    if (asTheyCame)
        std::sort(records->begin(), records->end(),
                  [](const Record& a, const Record& b) { return a.position < b.position; });
    else
        changePlaces(*records);
    return lists.remake(subjects, *records);
}

} // namespace

QList<Projection::Module> listsOf(const Ledger& book) {
    return {nameModule(book), lineageModule(),  matchModule(),  photoModule(),
            peopleModule(),   activityModule(), safetyModule(), graduateModule(),
            sessionModule(),  consentModule(),  feeModule(),    closingModule()};
}

bool isInOrder(const Event& event) {
    return event.type == EventType::userRolesChanged || event.type == EventType::userRemoved ||
           event.type == EventType::policyChanged || event.type == EventType::consentTextSet;
}

bool comesFirst(const Event& event) { return event.type == EventType::graduateEnrolled; }

Result<void> catchUp(const Ledger& book, Projection& lists, Reader& reader, const Progress& progress) {
    const auto without = book.hub().voided();
    if (!without) return Fail(without.error());
    const auto tangled = book.hub().tangled();
    if (!tangled) return Fail(tangled.error());
    return lists.catchUp(reader, progress, {*without, *tangled});
}

Result<QSet<Id>> toMakeAnew(const Ledger& book, const Projection& lists, qint64 position) {
    return book.hub().tangled().map(
        [&](const QSet<Id>& tangled) { return tangled + NameTables(lists).metLate(position); });
}

bool mustReadAll(const Ledger& book) {
    const auto tangled = book.hub().tangled();
    return !tangled || tangled->contains(Id());
}

/// Those whose events came here in the hub's order are made of them as they came, many at once.
Result<void> remake(const Ledger& book, Projection& lists, const QSet<Id>& subjects) {
    const auto tangled = book.hub().tangled();
    if (!tangled) return Fail(tangled.error());
    QSet<Id> made, inOrder;
    for (const Id& subject : subjects) {
        if (made.contains(subject)) continue;
        const QSet<Id> group = subject.isNull() ? QSet<Id>{subject} : sharing(lists, subject);
        made += group;
        if (tangled->intersects(group)) {
            if (auto remade = remakeTogether(book, lists, group, false); !remade) return remade;
        } else if ((inOrder += group).size() >= remadeAtOnce) {
            if (auto remade = remakeTogether(book, lists, std::exchange(inOrder, {}), true); !remade)
                return remade;
        }
    }
    return inOrder.isEmpty() ? Result<void>() : remakeTogether(book, lists, inOrder, true);
}

Result<void> readInto(const Ledger& book, Projection& lists, Reader& reader, const Progress& progress,
                      qint64 after) {
    return catchUp(book, lists, reader, progress)
        .and_then([&] { return toMakeAnew(book, lists, after); })
        .and_then([&](const QSet<Id>& subjects) { return remake(book, lists, subjects); });
}

} // namespace mianguan
