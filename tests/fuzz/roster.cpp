#include "core/base/masking.h"
#include "core/people/identity_number.h"
#include "core/people/roster_change.h"
#include "core/people/roster_file.h"
#include "core/people/roster_mapping.h"
#include "tests/fuzz/fuzz.h"
#include "tests/people/made_workbook.h"

// A list that a school sends: any file, and a workbook whose sheet, shared texts and properties are the
// input's.

namespace mianguan::fuzz {

namespace {

const QDate today(2026, 6, 1);

void keepsItsRules(const CheckedRoster& roster) {
    QList<KnownEntry> known;
    for (const CheckedRoster::Line& line : roster.lines) {
        promise(!line.entry.name.isEmpty(), "everyone taken has a name");
        for (const RosterField field : rosterFields())
            promise(valueOf(line.entry, field).size() <= 2 * longest(field), "nothing taken is too long");
        known += KnownEntry{Id::random(), line.entry};
    }
    for (const RosterProblem& problem : roster.problems)
        promise(identityNumberIn(problem.sentence).isEmpty(), "no sentence tells an identity number");
    const RosterChanges changes = compareRoster(roster, known);
    promise(changes.unchanged == roster.lines.size(), "whoever was taken is known again");
    promise(changes.absent.isEmpty() && changes.added.isEmpty(),
            "a list compared with itself brings nothing");
}

void readList(const QByteArray& bytes) {
    const auto table = readRosterBytes(bytes, QStringLiteral("list"));
    if (!table) {
        promise(!table.error().what.isEmpty() && !table.error().remedy.isEmpty(), "an error says what to do");
        return;
    }
    promise(!table->rows.isEmpty() && table->headers.size() <= 256,
            "a list has rows, and columns within limits");
    const RosterMapping mapping = guessMapping(table->headers);
    promise(mappingFrom(toJson(mapping, table->headers), table->headers) == mapping,
            "a mapping is remembered");
    if (const auto roster = checkRoster(*table, mapping, {}, {}, today)) keepsItsRules(*roster);
}

void readNumber(const QString& typed) {
    const auto number = parseIdentityNumber(typed, today);
    if (!number) return;
    const auto again = parseIdentityNumber(number->text(), today);
    promise(again && *again == *number, "a number put right stays as it is");
    promise(number->masked() != number->text(), "a masked number hides something");
    promise(hasLastFour(typed, number->lastFour()), "a number ends with its last four");
}

} // namespace

void feed(const QByteArray& input) {
    readList(input);
    const QList<QByteArray> parts = input.split('\0');
    readList(workbookOf({{"a", parts.value(0)}, {"b", parts.value(3)}}, parts.value(1), parts.value(2)));
    readNumber(QString::fromUtf8(input.left(64)));
}

} // namespace mianguan::fuzz
