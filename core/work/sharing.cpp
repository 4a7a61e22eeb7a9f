#include "core/work/sharing.h"

#include "core/work/match_tables.h"

namespace mianguan {

namespace {

/// A subject with all that `next` leads to, again and again.
QSet<Id> reachedFrom(const Id& subject, const std::function<QSet<Id>(const Id&)>& next) {
    QSet<Id> all{subject};
    for (QList<Id> open{subject}; !open.isEmpty();)
        for (const Id& one : next(open.takeLast()))
            if (!all.contains(one)) {
                all += one;
                open += one;
            }
    return all;
}

} // namespace

QSet<Id> sharing(const Projection& lists, const Id& subject) {
    return reachedFrom(subject, [names = NameTables(lists), ties = MatchTables(lists)](const Id& one) {
        return names.namesOf(one) + ties.tiedTo(one);
    });
}

Together sharingWith(const Projection& lists, const NamesToCome& names, const QList<HubEntry>& entries) {
    QHash<Id, QSet<Id>> coming;
    for (const HubEntry& entry : entries)
        if (const QList<Id> two = tiedBy(entry.record); !two.isEmpty()) {
            coming[two[0]] += two[1];
            coming[two[1]] += two[0];
        }
    return [&names, coming, ties = MatchTables(lists)](const Id& subject) {
        return reachedFrom(subject, [&](const Id& one) {
            return names.together(one) + ties.tiedTo(one) + coming.value(one);
        });
    };
}

} // namespace mianguan
