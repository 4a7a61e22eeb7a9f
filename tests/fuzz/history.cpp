#include "core/work/activity_tables.h"
#include "core/work/authority.h"
#include "core/work/people_tables.h"
#include "core/work/photo_tables.h"
#include "core/work/safety_tables.h"
#include "tests/fuzz/event_types.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/signing.h"

// Events of every type one after another, with any content, through the lists and the check of rights.

namespace mianguan::fuzz {

namespace {

/// One of few, so that events speak of the same.
Id few(int number) {
    return number % 8 == 0 ? Id() : Id::fromBytes(QByteArray(16, char('a' + number % 8))).value();
}

Record recordIn(Parts& parts, qint64 position) {
    Record record;
    record.position = position;
    Event& event = record.event;
    event.type = types[parts.byte() % typeCount];
    const int who = parts.byte(), how = parts.byte();
    event.id = Id::fromBytes(Hash::of(QByteArray::number(position)).bytes().left(16)).value();
    event.subject = few(who);
    event.user = few(who / 8);
    event.tombstone = how & 1;
    event.typeVersion = how & 2 ? 2 : 1;
    event.version = how & 4 ? 1 : Event::currentVersion;
    if (how & 8) event.signer = station().publicKey();
    const Result<Body> body = Body::fromBytes("\x82\x58\x20" + QByteArray(32, 's') + parts.run());
    if (body && !(how & 16)) record.body = *body;
    return record;
}

/// The lists of all inputs; each input's events are taken out again.
class Lists {
public:
    Lists() : database(Database::memory(QStringLiteral("fuzz"))), statements(database) {
        for (const Projection::Module& module : modules)
            for (const QString& sql : module.schema)
                promise(database.run(sql).has_value(), "the lists can be made");
    }
    void begin() { promise(database.run(QStringLiteral("BEGIN")).has_value(), "a reading can begin"); }
    void show(const Record& record) {
        for (const Projection::Module& module : modules)
            if (!module.apply(statements, record)) return;
    }
    void end() { promise(database.run(QStringLiteral("ROLLBACK")).has_value(), "a reading can end"); }

private:
    const QList<Projection::Module> modules{photoModule(), peopleModule(), activityModule(), safetyModule()};
    Database database;
    Statements statements;
};

} // namespace

void feed(const QByteArray& input) {
    static Lists lists;
    Authority authority;
    Parts parts(input);
    lists.begin();
    for (qint64 position = 1; !parts.atEnd(); ++position) {
        const Record record = recordIn(parts, position);
        lists.show(record);
        authority.follow(record);
    }
    lists.end();
}

} // namespace mianguan::fuzz
