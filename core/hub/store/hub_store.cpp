#include "core/hub/rules/arbiter.h"
#include "core/hub/store/hub_store_private.h"
#include "core/hub/store/schema.h"
#include "core/keys/seal.h"
#include "core/ledger/beginning.h"
#include "core/ledger/event_making.h"

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>

namespace mianguan::hub {

namespace {

Q_LOGGING_CATEGORY(log, "mianguan.hub.store")

const QString signingName = QStringLiteral("signing"), requestName = QStringLiteral("requests"),
              epochName = QStringLiteral("epoch");

Fail anothersKey(const QString& where) {
    return fail(ErrorKind::Corrupt,
                QCoreApplication::translate("Hub", "The hub's key does not fit this database"), where,
                QCoreApplication::translate("Hub", "Put the key of this hub into the folder “keys”."));
}

Fail restoreCutShort(const QString& folder) {
    return fail(ErrorKind::Refused,
                QCoreApplication::translate("Hub", "A restore into this folder was not finished"), folder,
                QCoreApplication::translate("Hub", "Restore the backup again: it goes on with the rest."));
}

Fail anothersFolder(const QString& folder) {
    return fail(ErrorKind::Busy, QCoreApplication::translate("Hub", "Another hub has this folder open"),
                folder,
                QCoreApplication::translate("Hub", "End that one first: a database in the folder is for one "
                                                   "process."));
}

Result<void> done(const Result<QSqlQuery>& query) { return query ? Result<void>() : Fail(query.error()); }

Result<Server> serverOf(const HubStore::Options& options, FileSystem& disk) {
    Result<Server> server = options.database.isEmpty()
                                ? Server::inFile(options.folder + QStringLiteral("/hub.db"), disk)
                                : Server::at(options.database);
    if (server) server->place.watch = options.watch;
    return server;
}

FileSystem& diskOf(const HubStore::Options& options) {
    return options.disk ? *options.disk : FileSystem::real();
}

/// Whether a hub lives there, whose key must be there too.
Result<bool> isFounded(const Server& server) {
    if (!server.postgres && !QFile::exists(server.file)) return false;
    const Database database(server.place);
    const Result<QStringList> tables = tableNames(database, server.postgres);
    if (!tables) return Fail(tables.error());
    if (!tables->contains(QLatin1String("hub"))) return false;
    return database.run(QStringLiteral("SELECT 1 FROM hub")).map([](QSqlQuery row) { return row.next(); });
}

Result<std::optional<StationRow>> stationAlone(const Database& database, const Id& id) {
    auto row = database.run(QStringLiteral("SELECT %1 FROM station WHERE id = ?").arg(stationColumns()),
                            {id.bytes()});
    if (!row) return Fail(row.error());
    return row->next() ? std::optional(stationAt(*row)) : std::nullopt;
}

/// Its first event, which says whether it does, is still to come.
bool isToTakePlace(const StationRow& row) {
    return row.head.seq == 0 && row.station.lineage == row.station.id && !row.station.replaces.isNull();
}

} // namespace

HubStore::Private::Private(const Options& options, Server where, HubKeys hubKeys)
    : folder(options.folder), disk(diskOf(options)), server(std::move(where)), keys(std::move(hubKeys)),
      database(std::make_unique<Database>(server.place)), blobs(folder, disk), uploads(folder, disk) {}

HubStore::HubStore(std::unique_ptr<Private> opened) : d(std::move(opened)) {}
HubStore::~HubStore() = default;

Result<std::unique_ptr<HubStore>> HubStore::open(const Options& options) {
    FileSystem& disk = diskOf(options);
    const Result<Server> server = serverOf(options, disk);
    if (!server) return Fail(server.error());
    if (auto made = makeFolderDurably(disk, options.folder); !made) return Fail(made.error());
    if (QFile::exists(restoringMark(options.folder))) return restoreCutShort(options.folder);
    Result<HubKeys> keys = HubKeys::open(options.folder, disk, [&] { return isFounded(*server); });
    if (!keys) return Fail(keys.error());
    auto opened = std::make_unique<Private>(options, *server, std::move(*keys));
    if (auto prepared = opened->prepare(); !prepared) return Fail(prepared.error());
    return std::unique_ptr<HubStore>(new HubStore(std::move(opened)));
}

Result<void> HubStore::Private::prepare() {
    if (!server.postgres) {
        auto taken = FolderLock::take(folder);
        if (!taken)
            return taken.error().kind == ErrorKind::Busy ? anothersFolder(folder) : Fail(taken.error());
        lock = std::move(*taken);
    }
    if (auto made = prepareTables(*database, server.postgres); !made) return made;
    if (auto made = blobs.prepare(); !made) return made;
    if (auto founded = foundHub(); !founded) return founded;
    if (auto read = readSecrets(); !read) return read;
    if (auto settled = settleBurials(); !settled) return settled;
    startWriter();
    if (auto named = nameDoubles(); !named) return named;
    if (auto judged = judgeLeft(); !judged) return judged;
    return judgeNowKnown();
}

void HubStore::Private::startWriter() {
    const Writer::Told told{[this](qint64 position) {
                                const QMutexLocker locked(&telling);
                                if (settled) settled(position);
                            },
                            [this](const QList<Id>& subjects) { buried(subjects); }};
    writer = std::make_unique<Writer>(Writer::Means{*database, keys, server.postgres, hub}, told);
}

// The hub's own secrets and chain.

Result<Key> HubStore::Private::secret(const QString& name) const {
    auto row = database->run(QStringLiteral("SELECT value FROM hub WHERE name = ?"), {name});
    if (!row) return Fail(row.error());
    if (!row->next()) return anothersKey(database->place());
    const Result<Key> key = unsealKey(keys.secrets(), bytesAt(*row, 0), name.toUtf8());
    return key ? Result<Key>(key->copy()) : anothersKey(database->place());
}

Result<void> HubStore::Private::readSecrets() {
    Result<Key> seed = secret(signingName);
    if (!seed) return Fail(seed.error());
    signing = SigningKey::fromSeed(std::move(*seed));
    hub = signing.publicKey().id();
    Result<Key> request = secret(requestName);
    if (!request) return Fail(request.error());
    requests = std::move(*request);
    auto row = database->run(QStringLiteral("SELECT value FROM hub WHERE name = ?"), {epochName});
    if (!row) return Fail(row.error());
    epoch = row->next() ? nameAt<Id>(*row, 0) : Id();
    return {};
}

/// All of it in one transaction, under the lock that others wait for too.
Result<void> HubStore::Private::foundHub() {
    SqlWriter sql(*database);
    const auto transaction = Transaction::begin(*database);
    if (!transaction) return Fail(transaction.error());
    signing = SigningKey::random();
    hub = signing.publicKey().id();
    Books books(sql, keys, server.postgres, hub);
    if (auto locked = books.lock(); !locked) return locked;
    const auto there = sql.run(QStringLiteral("SELECT 1 FROM hub"));
    if (!there) return Fail(there.error());
    if ((*there)->next()) return {};
    const QList<QVariantList> rows{
        {signingName, sealKey(keys.secrets(), signing.seed(), signingName.toUtf8())},
        {requestName, sealKey(keys.secrets(), Key::random(), requestName.toUtf8())},
        {epochName, Id::random().bytes()}};
    if (auto kept = sql.insert(QStringLiteral("hub"), QStringLiteral("name, value"), rows); !kept)
        return kept;
    if (auto put = books.put(ownStation()); !put) return put;
    const auto begun = append(books, chainStart(Beginning::New, signing.publicKey(), {}, {}), {});
    if (!begun) return Fail(begun.error());
    if (auto written = books.flush(); !written) return written;
    return (*transaction)->commit();
}

Result<EventAnswer> HubStore::Private::append(Books& books, const Draft& draft, const Author& author) const {
    const auto row = books.stationRow(hub);
    if (!row) return Fail(row.error());
    const Head before = *row ? (*row)->head : Head();
    Checked made;
    made.body = Body::of(draft.content);
    Event& event = made.event;
    event = eventOf(draft, {hub, before.seq, before.hash}, author);
    event.seen = books.position();
    event.body = made.body.hash();
    made.sent.header = encodeHeader(event);
    made.sent.stationSignature = signing.sign(signedByStation(made.sent.header));
    if (!event.signer.isNull())
        made.sent.userSignature = author.signing->sign(signedByUser(made.sent.header));
    made.hash = Hash::of(made.sent.header);
    if (auto added = books.add(made); !added) return Fail(added.error());
    books.setHead(hub, {hub, event.seq, made.hash});
    const auto judged = Arbiter(books).take({0, event, made.hash, made.body});
    if (!judged) return Fail(judged.error());
    const bool settled = judged->outcome != Outcome::Waiting;
    return EventAnswer{event.id, judged->outcome, settled ? books.position() : 0, judged->code};
}

Result<QList<EventAnswer>> HubStore::record(const QList<Draft>& drafts, const Author& author) {
    QList<EventAnswer> answers;
    const auto done = d->writer->run([&](Books& books) -> Result<void> {
        answers.clear();
        for (const Draft& draft : drafts) {
            const auto answer = d->append(books, draft, author);
            if (!answer) return Fail(answer.error());
            answers += *answer;
        }
        return d->purgeOwed(books);
    });
    return done.map([&] { return answers; });
}

Result<void> HubStore::Private::purgeOwed(Books& books) const {
    for (const Id& name : books.takeOwed()) {
        const auto subject = books.subject(name);
        if (!subject) return Fail(subject.error());
        if (subject->purged) continue;
        if (const auto gone = append(books, purgedAgain(name), {}); !gone) return Fail(gone.error());
    }
    return {};
}

// What is done beside the tables.

void HubStore::Private::buried(const QList<Id>& subjects) {
    for (const Id& subject : subjects) {
        const auto gone = blobs.destroy(subject).and_then([&] { return uploads.destroy(subject); });
        if (!gone) {
            qCWarning(log) << "left for the next start:" << gone.error().what;
            continue;
        }
        const auto noted =
            done(database->run(QStringLiteral("DELETE FROM burial WHERE subject = ?"), {subject.bytes()}));
        if (!noted) qCWarning(log) << "left for the next start:" << noted.error().what;
    }
    // What was purged leaves the write-ahead log too; readers may hold it up until the next time.
    if (!server.postgres) (void)database->run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
}

Result<void> HubStore::Private::settleBurials() {
    auto rows = database->run(QStringLiteral("SELECT subject FROM burial"));
    if (!rows) return Fail(rows.error());
    QList<Id> left;
    while (rows->next())
        left += nameAt<Id>(*rows, 0);
    rows->finish();
    if (!left.isEmpty()) buried(left);
    return {};
}

Result<bool> HubStore::Private::useMark(Books& books, const Caller& caller) {
    if (!caller.mark) return true;
    const auto used = books.sql().run(
        QStringLiteral("INSERT INTO request (caller, nonce, number, expires) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT DO NOTHING"),
        {caller.id.bytes(), caller.mark->nonce, caller.mark->number, caller.mark->expiresMs});
    if (!used) return Fail(used.error());
    return (*used)->numRowsAffected() == 1;
}

// Reading.

Result<std::optional<StationRow>> HubStore::Private::stationRow(const Id& id) const {
    auto found = stationAlone(*database, id);
    if (!found || !*found) return found;
    QList<Id> seen{id};
    for (StationRow last = **found; isToTakePlace(last) && !seen.contains(last.station.replaces);) {
        const auto before = stationAlone(*database, last.station.replaces);
        if (!before) return before;
        if (!*before) break;
        last = **before;
        seen += last.station.id;
        (*found)->station.lineage = last.station.lineage;
    }
    return found;
}

Result<std::optional<SubjectRow>> HubStore::Private::subjectRow(const Id& id) const {
    auto row = database->run(QStringLiteral("SELECT %1 FROM subject WHERE id = ?").arg(subjectColumns()),
                             {id.bytes()});
    if (!row) return Fail(row.error());
    return row->next() ? std::optional(subjectAt(*row)) : std::nullopt;
}

Result<Key> HubStore::Private::keyOf(const SubjectRow& row) const {
    if (row.wrapped.isEmpty())
        return fail(ErrorKind::NotFound,
                    QCoreApplication::translate("Hub", "There is no key of these pictures"),
                    row.subject.id.hex());
    return unsealKey(keys.wrapping(), row.wrapped, row.subject.id.bytes());
}

Result<QByteArray> HubStore::Private::bodyOf(const EventRow& row, const QByteArray& wrapped) const {
    if (row.body.isNull()) return QByteArray();
    if (row.tombstone || row.subject.isNull()) return unseal(keys.station(), row.body, row.header);
    const Result<Key> key = unsealKey(keys.wrapping(), wrapped, row.subject.bytes());
    if (!key) return Fail(key.error());
    return unseal(*key, row.body, row.header);
}

Station HubStore::Private::ownStation() const {
    Station own;
    own.id = own.lineage = hub;
    own.key = signing.publicKey();
    own.scope = Scope::everything();
    own.ceiling = everyRole();
    return own;
}

Result<Case> HubStore::Private::caseAgain(Replay& learned, const EventRow& row,
                                          const QByteArray& wrapped) const {
    const Result<Event> event = decodeHeader(row.header);
    if (!event) return Fail(event.error());
    const Result<QByteArray> bytes = bodyOf(row, wrapped);
    if (!bytes) return Fail(bytes.error());
    const Body body = bytes->isNull() ? Body() : Body::fromBytes(*bytes).value_or(Body());
    return caseOf(learned, {row.position, *event, Hash::of(row.header), body});
}

Subject asKept(Subject learned, const Subject& row) {
    learned.id = row.id;
    learned.lineage = row.lineage;
    learned.waiting = row.waiting;
    if (learned.school.isEmpty()) learned.school = row.school;
    return learned;
}

bool maySee(const Station& station, const Subject& subject) {
    if (subject.school.isEmpty()) return station.scope.all || subject.lineage == station.lineage;
    return station.scope.holds(subject.school);
}

const Id& HubStore::hub() const { return d->hub; }
const PublicKey& HubStore::hubKey() const { return d->signing.publicKey(); }
const Id& HubStore::epoch() const { return d->epoch; }
const Key& HubStore::requestKey() const { return d->requests; }

void HubStore::whenSettled(std::function<void(qint64)> told) {
    const QMutexLocker locked(&d->telling);
    d->settled = std::move(told);
}

} // namespace mianguan::hub
