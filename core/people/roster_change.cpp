#include "core/people/roster_change.h"

#include <QCoreApplication>
#include <QMultiHash>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace mianguan {

namespace {

constexpr std::array keys{RosterField::StudentNumber, RosterField::CandidateNumber,
                          RosterField::IdentityNumber, RosterField::Code};
constexpr size_t identityKey = 2;

QString text(const char* source) { return QCoreApplication::translate("RosterCheck", source); }

bool differ(const RosterEntry& a, const RosterEntry& b, RosterField field) {
    const QString &left = valueOf(a, field), &right = valueOf(b, field);
    return !left.isEmpty() && !right.isEmpty() && left != right;
}

/// A student number may be given again years later.
bool isSomeoneElse(const RosterEntry& a, const RosterEntry& b) {
    return differ(a, b, RosterField::Name) && differ(a, b, RosterField::IdentityNumber);
}

RosterEntry merged(RosterEntry entry, const RosterEntry& news) {
    for (const RosterField field : rosterFields())
        if (const QString& value = valueOf(news, field); !value.isEmpty()) valueOf(entry, field) = value;
    return entry;
}

QList<RosterField> differences(const RosterEntry& a, const RosterEntry& b) {
    QList<RosterField> fields;
    for (const RosterField field : rosterFields())
        if (valueOf(a, field) != valueOf(b, field)) fields += field;
    return fields;
}

class Comparison {
public:
    explicit Comparison(const QList<KnownEntry>& known) : known(known), inList(size_t(known.size())) {
        for (int i = 0; i < known.size(); ++i)
            for (size_t key = 0; key < keys.size(); ++key)
                if (const QString& value = valueOf(known.at(i).entry, keys[key]); !value.isEmpty())
                    places[key].insert(value, i);
    }

    void compare(const CheckedRoster::Line& line);
    void markAll(const RosterEntry& entry); ///< whom it may mean is not absent
    RosterChanges changes();

private:
    /// Whom a row means, nobody, or why that is not known.
    struct Meaning {
        int place = -1;
        std::optional<RosterProblem> problem;
    };
    Meaning meaningOf(const CheckedRoster::Line& line) const;
    Meaning byKey(const CheckedRoster::Line& line, size_t key) const;
    bool fits(const RosterEntry& entry, int place, size_t key) const;
    RosterProblem problem(const CheckedRoster::Line& line, size_t key, bool refused,
                          const QString& sentence) const {
        return {line.row, keys[key], refused, sentence};
    }
    void change(int place, const CheckedRoster::Line& line);

    const QList<KnownEntry>& known;
    std::array<QMultiHash<QString, int>, keys.size()> places;
    std::vector<bool> inList;
    QHash<int, int> rows; ///< that meant a place
    RosterChanges found;
};

bool Comparison::fits(const RosterEntry& entry, int place, size_t key) const {
    return std::none_of(keys.begin(), keys.begin() + key,
                        [&](RosterField before) { return differ(entry, known.at(place).entry, before); });
}

Comparison::Meaning Comparison::byKey(const CheckedRoster::Line& line, size_t key) const {
    const QList<int> all = places[key].values(valueOf(line.entry, keys[key]));
    QList<int> fitting;
    std::copy_if(all.begin(), all.end(), std::back_inserter(fitting),
                 [&](int place) { return fits(line.entry, place, key); });
    const QString name = fieldText(keys[key]);
    if (fitting.size() > 1)
        return {-1, problem(line, key, true,
                            text(QT_TRANSLATE_NOOP("RosterCheck",
                                                   "Several graduates are known by this %1. Enter the "
                                                   "student number too."))
                                .arg(name))};
    if (fitting.isEmpty() && !all.isEmpty() && key == identityKey)
        return {-1, problem(line, key, false,
                            text(QT_TRANSLATE_NOOP("RosterCheck",
                                                   "The person is known with another enrolment, this one "
                                                   "comes to it. If only a number was changed, correct "
                                                   "the list.")))};
    if (fitting.isEmpty() && !all.isEmpty())
        return {-1, problem(line, key, true,
                            text(QT_TRANSLATE_NOOP("RosterCheck",
                                                   "By this %1 %2 is known, but with other numbers. "
                                                   "Find out which is right."))
                                .arg(name, known.at(all.first()).entry.name))};
    return {fitting.value(0, -1), std::nullopt};
}

Comparison::Meaning Comparison::meaningOf(const CheckedRoster::Line& line) const {
    Meaning meaning;
    for (size_t key = 0; key < keys.size() && meaning.place < 0; ++key) {
        if (valueOf(line.entry, keys[key]).isEmpty()) continue;
        const Meaning one = byKey(line, key);
        meaning.place = one.place;
        if (one.problem || one.place >= 0) meaning.problem = one.problem;
        if (one.problem && one.problem->refused) return meaning;
        if (one.place >= 0 && isSomeoneElse(line.entry, known.at(one.place).entry))
            return {-1, problem(line, key, true,
                                text(QT_TRANSLATE_NOOP("RosterCheck",
                                                       "By this %1 %2 is known, with another name and "
                                                       "identity number. Find out whose it is."))
                                    .arg(fieldText(keys[key]), known.at(one.place).entry.name))};
    }
    return meaning;
}

void Comparison::change(int place, const CheckedRoster::Line& line) {
    const KnownEntry& one = known.at(place);
    const RosterEntry after = merged(one.entry, line.entry);
    const QList<RosterField> fields = differences(one.entry, after);
    if (fields.isEmpty())
        ++found.unchanged;
    else
        found.changed += RosterChanges::Changed{one.subject, one.entry, after, fields};
}

void Comparison::compare(const CheckedRoster::Line& line) {
    markAll(line.entry);
    const Meaning meaning = meaningOf(line);
    if (meaning.problem) found.ambiguous += *meaning.problem;
    if (meaning.problem && meaning.problem->refused) return;
    if (meaning.place < 0) {
        found.added += line.entry;
        return;
    }
    if (const int before = rows.value(meaning.place); before > 0) {
        found.ambiguous +=
            problem(line, 0, true,
                    text(QT_TRANSLATE_NOOP("RosterCheck", "Row %1 means the same graduate, so this row is "
                                                          "left out. Find out which of the two is "
                                                          "right."))
                        .arg(before));
        return;
    }
    rows.insert(meaning.place, line.row);
    change(meaning.place, line);
}

void Comparison::markAll(const RosterEntry& entry) {
    for (size_t key = 0; key < keys.size(); ++key) {
        if (valueOf(entry, keys[key]).isEmpty()) continue;
        const auto [begin, end] = places[key].equal_range(valueOf(entry, keys[key]));
        for (auto place = begin; place != end; ++place)
            if (fits(entry, *place, key)) inList[size_t(*place)] = true;
    }
}

RosterChanges Comparison::changes() {
    for (int i = 0; i < known.size(); ++i)
        if (!inList[size_t(i)]) found.absent += known.at(i);
    return std::move(found);
}

} // namespace

RosterChanges compareRoster(const CheckedRoster& roster, const QList<KnownEntry>& known) {
    Comparison comparison(known);
    for (const CheckedRoster::Line& line : roster.lines)
        comparison.compare(line);
    for (const CheckedRoster::Line& line : roster.leftOut)
        comparison.markAll(line.entry);
    return comparison.changes();
}

} // namespace mianguan
