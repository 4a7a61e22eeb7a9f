#include "core/work/activity_tables.h"
#include "core/work/people_tables.h"
#include "core/work/photo_tables.h"
#include "core/work/safety_tables.h"
#include "tests/fuzz/fuzz.h"

// The lists of a snapshot whose seal is right: a SQLite database that anything may stand in.

namespace mianguan::fuzz {

namespace {

void askPhotos(const Projection& lists) {
    const PhotoTables photos(lists);
    for (const PhotoRow& row : photos.rows())
        (void)photos.standing(row.subject);
    (void)photos.counts();
    (void)photos.find(QStringLiteral("photo"), 10);
    (void)photos.handovers(QStringLiteral("/delivered"));
}

void askPeople(const Projection& lists) {
    const PeopleTables people(lists);
    (void)people.founding();
    for (const User& user : people.users())
        (void)people.userNamed(user.name);
    (void)people.administrators();
    (void)people.policy();
    (void)people.owesDataKey();
}

void askTheRest(const Projection& lists) {
    const SafetyTables safety(lists);
    (void)safety.backups();
    (void)safety.purges();
    (void)safety.unfinished();
    const ActivityTables activity(lists);
    (void)activity.count({});
    (void)activity.positions({}, 0, 10);
}

} // namespace

void feed(const QByteArray& input) {
    Projection lists({photoModule(), peopleModule(), activityModule(), safetyModule()});
    const auto restored = lists.restore(QByteArray(input.constData(), input.size()));
    promise(restored || lists.make(), "lists can be made anew where a snapshot is of no use");
    askPhotos(lists);
    askPeople(lists);
    askTheRest(lists);
    (void)lists.differences(lists);
    (void)lists.serialized();
}

} // namespace mianguan::fuzz
