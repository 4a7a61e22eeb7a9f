#pragma once

#include "core/hub/store/hub_store.h"
#include "core/hub/store/server.h"
#include "tests/hub/hand_station.h"
#include "tests/hub/postgres_server.h"
#include "tests/ledger/memory_folder.h"

#include <QSqlQuery>
#include <QTest>

namespace mianguan::test {

using namespace mianguan::hub;
using wire::Refusal;

inline QString northSchool() { return QStringLiteral("North College"); }
inline QString southSchool() { return QStringLiteral("South College"); }

template <class T>
T sure(Result<T> result) {
    if (!result) qFatal("%s", qPrintable(result.error().sentence()));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}
template <class T>
T given(Result<Reply<T>> result) {
    Reply<T> reply = sure(std::move(result));
    if (reply.refusal) qFatal("refused: %s", qPrintable(wire::refusalId(*reply.refusal)));
    return reply.value;
}

/// The one server of this program; null where PostgreSQL is not installed.
inline PostgresServer* postgres() {
    static const std::unique_ptr<PostgresServer> server = PostgresServer::start();
    return server.get();
}

/// For `_data` functions: the same on each database.
inline void onBothDatabases() {
    QTest::addColumn<bool>("onPostgres");
    QTest::newRow("SQLite") << false;
    if (postgres()) QTest::newRow("PostgreSQL") << true;
}

/// A hub's folder and database.
class HubPlace {
public:
    explicit HubPlace(bool onPostgres) : url(onPostgres ? postgres()->newDatabase() : QString()) {}
    HubStore::Options options() const { return {folder.filePath(QStringLiteral("hub")), url}; }
    std::unique_ptr<HubStore> open() const { return sure(HubStore::open(options())); }
    QString path(const QString& name) const { return folder.filePath(name); }
    QString address() const { return url; }
    Server server() const {
        return url.isEmpty() ? Server::inFile(path(QStringLiteral("hub/hub.db")), FileSystem::real())
                             : sure(Server::at(url));
    }
    /// Past the hub.
    void tamper(const QString& sql, const QVariantList& values = {}) const {
        const Database database(server().place);
        sure(database.run(sql, values));
    }

private:
    MemoryFolder folder;
    QString url;
};

inline wire::EnrolmentRequest requestOf(const HandStation& station, const QByteArray& secret) {
    return wire::EnrolmentRequest::signedBy(station.key, secret, QStringLiteral("desk"),
                                            QStringLiteral("test 1"));
}
inline void enrol(HubStore& hub, const HandStation& station, const Scope& scope, Roles ceiling = everyRole(),
                  const Id& replaces = {}) {
    const QByteArray secret = sure(hub.invite({scope, ceiling, replaces}));
    given(hub.enrol(requestOf(station, secret)));
}
inline EventAnswer send(HubStore& hub, const HandStation& station, const Written& event) {
    const EventsAnswer answer = sure(hub.submit({station.id()}, {event.sent}));
    if (answer.refusal) qFatal("refused: %s", qPrintable(wire::refusalId(*answer.refusal)));
    return answer.outcomes.value(0);
}
inline void keepBlob(HubStore& hub, const HandStation& station, const Id& subject, const QByteArray& bytes) {
    const auto kept = sure(hub.keep({station.id()}, {{{subject, Hash::of(bytes)}, bytes}}));
    if (kept.first()) qFatal("not kept: %s", qPrintable(wire::refusalId(*kept.first())));
}

/// A desk of one school with a founder who may do everything, a reviewer and a supervisor.
struct Desk {
    HandStation station;
    TestPerson founder, reviewer, supervisor;
    HubStore* hub = nullptr;

    void open(HubStore& at, const Scope& scope = {{northSchool()}, false}, Roles ceiling = everyRole()) {
        hub = &at;
        enrol(at, station, scope, ceiling);
        say(begun(station));
        say(founded(northSchool()), founder);
        say(added(founder, everyRole()), founder);
        say(added(reviewer, Role::Reviewer), founder);
        say(added(supervisor, Role::Supervisor | Role::Reviewer), founder);
    }
    EventAnswer say(const Draft& draft) { return send(*hub, station, station.write(draft)); }
    EventAnswer say(const Draft& draft, const TestPerson& who) {
        return send(*hub, station, station.write(draft, who.author()));
    }
    /// A graduate whose photo is here and waits for a verdict; answers the submission.
    Id photograph(const Id& subject, const QByteArray& portrait) {
        say(enrolled(subject, northSchool()), founder);
        keepBlob(*hub, station, subject, portrait);
        return say(submitted(subject, portrait), founder).id;
    }
};

/// A hub on the database of a test's row, with a desk that works with it.
struct HubFixture {
    std::unique_ptr<HubPlace> place;
    std::unique_ptr<HubStore> hub;
    Desk desk;

    void begin() {
        QFETCH(bool, onPostgres);
        end();
        place = std::make_unique<HubPlace>(onPostgres);
        hub = place->open();
        desk = {};
        desk.open(*hub);
    }
    void end() {
        hub.reset();
        place.reset();
    }
    void openAgain() {
        hub.reset();
        hub = place->open();
        desk.hub = hub.get();
    }
    Feed feedOf(const HandStation& station, qint64 after = 0, int limit = 500) const {
        return given(hub->entries(station.id(), after, limit));
    }
};

inline QString wordFor(const EventAnswer& answer) {
    const QString code = answer.code ? QLatin1Char(' ') + wire::refusalId(*answer.code) : QString();
    return wire::outcomeId(answer.outcome) + code;
}

} // namespace mianguan::test
