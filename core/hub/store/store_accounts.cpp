#include "core/hub/rules/station_events.h"
#include "core/hub/store/hub_store_private.h"
#include "core/ledger/body.h"
#include "core/ledger/event.h"
#include "core/work/event_types.h"

#include <QCborArray>

namespace mianguan::hub {

namespace {

/// An account acts as a person who collects, on the hub's own chain.
Draft bringingIn(const Account& account) {
    QCborMap content{{QStringLiteral("user"), account.id.bytes()},
                     {QStringLiteral("name"), account.name},
                     {QStringLiteral("display_name"), account.name},
                     {QStringLiteral("roles"), QCborArray{roleId(Role::Operator)}},
                     {QStringLiteral("key"), account.key.bytes()}};
    sayScope(content, account.scope);
    return {EventType::userAdded, {}, content};
}

Draft removing(const Id& account) {
    return {EventType::userRemoved, {}, {{QStringLiteral("user"), account.bytes()}}};
}

Account accountAt(const QSqlQuery& row) {
    return {nameAt<Id>(row, 0),      nameAt<PublicKey>(row, 1),
            row.value(2).toString(), Scope::fromText(row.value(3).toString()),
            numberAt(row, 4) != 0,   numberAt(row, 5)};
}
const QLatin1String accountColumns("id, account_key, name, scope, revoked, enrolled");

/// What was answered for this idempotency key before.
struct Before {
    QByteArray digest;
    Id event;
};

Result<std::optional<Before>> answeredBefore(Books& books, const AccountPhoto& photo) {
    const auto rows =
        books.sql().run(QStringLiteral("SELECT digest, event FROM once WHERE account = ? AND name = ?"),
                        {photo.account.bytes(), photo.key});
    if (!rows) return Fail(rows.error());
    if (!(*rows)->next()) return std::optional<Before>();
    return std::optional(Before{bytesAt(**rows, 0), nameAt<Id>(**rows, 1)});
}

} // namespace

Result<void> HubStore::Private::bringIn(Books& books, const Account& account) const {
    const auto brought = append(books, bringingIn(account), {});
    if (!brought) return Fail(brought.error());
    return books.sql().insert(QStringLiteral("account"), accountColumns,
                              {{account.id.bytes(), account.key.bytes(), textCell(account.name),
                                textCell(account.scope.text()), 0, brought->position}});
}

/// A key stands for one caller: neither a station's nor one that is an account already.
Result<Reply<wire::Enrolment>> HubStore::Private::enrolAccount(Books& books, const Scope& scope,
                                                               const wire::EnrolmentRequest& request) const {
    const Id id = request.stationKey.id();
    const auto station = books.station(id);
    if (!station) return Fail(station.error());
    const auto before = accountRow(id);
    if (!before) return Fail(before.error());
    if (*station || *before) return Reply<wire::Enrolment>(Refusal::CodeUnknown);
    const Account account{id, request.stationKey, request.name, scope};
    if (const auto brought = bringIn(books, account); !brought) return Fail(brought.error());
    return Reply<wire::Enrolment>(
        wire::Enrolment{id, scope.schools, {}, signing.publicKey(), books.position()});
}

Result<void> HubStore::addAccount(const Account& account) {
    return d->writer->run([&](Books& books) { return d->bringIn(books, account); });
}

Result<void> HubStore::revokeAccount(const Id& account) {
    return d->writer->run([&](Books& books) -> Result<void> {
        const auto removed = d->append(books, removing(account), {});
        if (!removed) return Fail(removed.error());
        return books.sql()
            .run(QStringLiteral("UPDATE account SET revoked = 1 WHERE id = ?"), {account.bytes()})
            .map([](QSqlQuery*) {});
    });
}

Result<std::optional<Account>> HubStore::Private::accountRow(const Id& id) const {
    auto row = database->run(QStringLiteral("SELECT %1 FROM account WHERE id = ?").arg(accountColumns),
                             {id.bytes()});
    if (!row) return Fail(row.error());
    return row->next() ? std::optional(accountAt(*row)) : std::nullopt;
}

Result<std::optional<Account>> HubStore::account(const Id& id) const { return d->accountRow(id); }

Result<QList<Account>> HubStore::accounts() const {
    auto rows =
        d->database->run(QStringLiteral("SELECT %1 FROM account ORDER BY enrolled").arg(accountColumns));
    if (!rows) return Fail(rows.error());
    QList<Account> all;
    while (rows->next())
        all += accountAt(*rows);
    return all;
}

Result<QString> HubStore::Private::nameOf(const SubjectRow& subject) const {
    auto rows =
        database->run(QStringLiteral("SELECT %1 FROM event WHERE subject = ? AND position IS NOT NULL "
                                     "AND outcome = ? ORDER BY position DESC")
                          .arg(eventColumns()),
                      {subject.subject.id.bytes(), int(Outcome::Applied)});
    if (!rows) return Fail(rows.error());
    while (rows->next()) {
        const EventRow row = eventAt(*rows);
        const Result<Event> event = decodeHeader(row.header);
        const bool tells = event && (event->type == EventType::graduateEnrolled ||
                                     event->type == EventType::graduateChanged);
        if (!tells) continue;
        const auto bytes = bodyOf(row, subject.wrapped);
        if (!bytes) return Fail(bytes.error());
        const Result<Body> body = Body::fromBytes(*bytes);
        if (!body) return Fail(body.error());
        return body->content().value(QLatin1String("entry")).toMap().value(QLatin1String("name")).toString();
    }
    return QString();
}

namespace {

/// The graduate of these numbers; none when there is none, or the name is another's.
Result<std::optional<Id>> graduateOf(const HubStore::Private& hub, const AccountPhoto& photo) {
    auto found = hub.database->run(
        QStringLiteral("SELECT number.subject FROM number JOIN subject ON subject.id = number.subject WHERE "
                       "digest = ? AND subject.batch = ? AND subject.purged = 0"),
        {hub.keys.digestOf(photo.school, photo.number), textCell(photo.batch)});
    if (!found) return Fail(found.error());
    if (!found->next()) return std::optional<Id>();
    const Id subject = nameAt<Id>(*found, 0);
    found->finish();
    const auto row = hub.subjectRow(subject);
    if (!row) return Fail(row.error());
    if (!*row) return std::optional<Id>();
    const Result<QString> name = hub.nameOf(**row);
    if (!name) return Fail(name.error());
    return name->simplified() == photo.name.simplified() ? std::optional(subject) : std::nullopt;
}

} // namespace

/// The pictures first: an event whose picture is there counts at once.
Result<Reply<wire::Submitted>> HubStore::submit(const Caller& caller, const AccountPhoto& photo) {
    using Answer = Reply<wire::Submitted>;
    const auto known = account(photo.account);
    if (!known) return Fail(known.error());
    if (!*known || (*known)->revoked) return Answer(Refusal::CallerUnknown);
    if (!(*known)->scope.holds(photo.school)) return Answer(Refusal::OutOfScope);
    const auto graduate = graduateOf(*d, photo);
    if (!graduate) return Fail(graduate.error());
    if (!*graduate) return Answer(Refusal::GraduateUnknown);
    const Id subject = **graduate;

    QList<wire::SmallBlob> blobs;
    Draft draft{EventType::photoSubmitted, subject, photo.content};
    QCborMap names;
    for (auto blob = photo.blobs.cbegin(); blob != photo.blobs.cend(); ++blob) {
        const Hash hash = Hash::of(blob.value());
        blobs += wire::SmallBlob{{subject, hash}, blob.value()};
        names.insert(blob.key(), hash.bytes());
    }
    draft.content.insert(QStringLiteral("blobs"), names);
    const auto kept = keep({d->hub}, blobs);
    if (!kept) return Fail(kept.error());
    for (const auto& refusal : *kept)
        if (refusal) return Answer(*refusal);

    Answer answer(wire::Submitted{});
    const auto done = d->writer->run([&](Books& books) -> Result<void> {
        const Result<bool> fresh = Private::useMark(books, caller);
        if (!fresh) return Fail(fresh.error());
        if (!*fresh) {
            answer = Answer(Refusal::RequestReplayed);
            return {};
        }
        const auto before = answeredBefore(books, photo);
        if (!before) return Fail(before.error());
        if (*before) {
            answer = (*before)->digest == photo.digest ? Answer(wire::Submitted{(*before)->event, subject})
                                                       : Answer(Refusal::KeyReused);
            return {};
        }
        const auto event = d->append(books, draft, {photo.account, {}});
        if (!event) return Fail(event.error());
        answer = Answer(wire::Submitted{event->id, subject});
        return books.sql().insert(QStringLiteral("once"), QStringLiteral("account, name, digest, event"),
                                  {{photo.account.bytes(), photo.key, photo.digest, event->id.bytes()}});
    });
    return done.map([&] { return answer; });
}

} // namespace mianguan::hub
