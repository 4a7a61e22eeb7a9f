#include "core/work/sharing.h"

#include "core/work/match_tables.h"

namespace mianguan {

namespace {

using Next = std::function<QSet<Id>(const Id&)>;

/// A subject with all that its names and ties lead to, again and again. The names of a person are looked up
/// once, by whichever of them.
QSet<Id> reachedFrom(const Id& subject, const Next& namesOf, const Next& tiedTo) {
    QSet<Id> all{subject}, named;
    QList<Id> open{subject};
    const auto reach = [&](const QSet<Id>& found) {
        for (const Id& one : found)
            if (!all.contains(one)) {
                all += one;
                open += one;
            }
    };
    while (!open.isEmpty()) {
        const Id one = open.takeLast();
        reach(tiedTo(one));
        if (named.contains(one)) continue;
        const QSet<Id> names = namesOf(one);
        named += names;
        reach(names);
    }
    return all;
}

} // namespace

QSet<Id> sharing(const Projection& lists, const Id& subject) {
    return reachedFrom(
        subject, [names = NameTables(lists)](const Id& one) { return names.namesOf(one); },
        [ties = MatchTables(lists)](const Id& one) { return ties.tiedTo(one); });
}

Together sharingWith(const Projection& lists, const NamesToCome& names, const QList<HubEntry>& entries) {
    QHash<Id, QSet<Id>> coming;
    for (const HubEntry& entry : entries)
        if (const QList<Id> two = tiedBy(entry.record); !two.isEmpty()) {
            coming[two[0]] += two[1];
            coming[two[1]] += two[0];
        }
    return [&names, coming, ties = MatchTables(lists)](const Id& subject) {
        return reachedFrom(
            subject, [&](const Id& one) { return names.together(one); },
            [&](const Id& one) { return ties.tiedTo(one) + coming.value(one); });
    };
}

} // namespace mianguan
