#pragma once

#include "core/ledger/projection.h"

#include <QSet>

namespace mianguan {

class Ledger;
class Reader;

// How lists are made of a ledger: in the order in which events came here, then those subjects anew whose
// events the hub's log has in another.

QList<Projection::Module> listsOf(const Ledger& book);

/// Whether the order of two such events without a subject matters. Foundings and new people never meet
/// another of the same.
bool isInOrder(const Event& event);
/// Whatever happened to someone before the hub heard of his enrolment happened to someone enrolled.
bool comesFirst(const Event& event);

/// What the reader has not visited yet, as it came; those of another order not yet.
Result<void> catchUp(const Ledger& book, Projection& lists, Reader& reader, const Progress& progress = {});
/// Those whom lists that tell all as it came have wrong: with those who got another name after `position`,
/// and stood in the lists by that one until then.
Result<QSet<Id>> toMakeAnew(const Ledger& book, const Projection& lists, qint64 position);
/// With whoever shares names or photos with them.
Result<void> remake(const Ledger& book, Projection& lists, const QSet<Id>& subjects);
/// All of these, for lists that go as far as `after`.
Result<void> readInto(const Ledger& book, Projection& lists, Reader& reader, const Progress& progress,
                      qint64 after);
/// What concerns no subject is made anew in empty tables alone.
bool mustReadAll(const Ledger& book);

} // namespace mianguan
