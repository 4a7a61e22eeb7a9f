#include "core/hub/rules/station_events.h"
#include "core/hub/store/hub_store_private.h"
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
    return {nameAt<Id>(row, 0), nameAt<PublicKey>(row, 1), row.value(2).toString(),
            Scope::fromText(row.value(3).toString()), numberAt(row, 4) != 0};
}

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

Result<void> HubStore::addAccount(const Account& account) {
    return d->writer->run([&](Books& books) -> Result<void> {
        const auto brought = d->append(books, bringingIn(account), {});
        if (!brought) return Fail(brought.error());
        return books.sql().insert(QStringLiteral("account"),
                                  QStringLiteral("id, account_key, name, scope, revoked"),
                                  {{account.id.bytes(), account.key.bytes(), textCell(account.name),
                                    textCell(account.scope.text()), 0}});
    });
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

Result<std::optional<Account>> HubStore::account(const Id& id) const {
    auto row = d->database->run(
        QStringLiteral("SELECT id, account_key, name, scope, revoked FROM account WHERE id = ?"),
        {id.bytes()});
    if (!row) return Fail(row.error());
    return row->next() ? std::optional(accountAt(*row)) : std::nullopt;
}

/// The pictures first: an event whose picture is there counts at once.
Result<Reply<wire::Submitted>> HubStore::submit(const Caller& caller, const AccountPhoto& photo) {
    using Answer = Reply<wire::Submitted>;
    const auto known = account(photo.account);
    if (!known) return Fail(known.error());
    if (!*known || (*known)->revoked) return Answer(Refusal::CallerUnknown);
    if (!(*known)->scope.holds(photo.school)) return Answer(Refusal::OutOfScope);
    auto found = d->database->run(QStringLiteral("SELECT subject FROM number WHERE digest = ?"),
                                  {d->keys.digestOf(photo.school, photo.number)});
    if (!found) return Fail(found.error());
    if (!found->next()) return Answer(Refusal::GraduateUnknown);
    const Id subject = nameAt<Id>(*found, 0);
    found->finish();

    QList<wire::SmallBlob> blobs;
    Draft draft{EventType::photoSubmitted, subject, photo.content};
    QCborMap names;
    for (auto blob = photo.blobs.cbegin(); blob != photo.blobs.cend(); ++blob) {
        const Hash hash = Hash::of(blob.value());
        blobs += wire::SmallBlob{{subject, hash}, blob.value()};
        names.insert(blob.key(), hash.bytes());
    }
    draft.content.insert(QStringLiteral("blobs"), names);
    const auto kept = keep({d->hub, caller.mark}, blobs);
    if (!kept) return Fail(kept.error());
    for (const auto& refusal : *kept)
        if (refusal) return Answer(*refusal);

    Answer answer(wire::Submitted{});
    const auto done = d->writer->run([&](Books& books) -> Result<void> {
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
