#include "core/base/clock.h"
#include "core/hub/rules/station_events.h"
#include "core/hub/store/hub_store_private.h"
#include "core/work/event_types.h"

#include <QCborArray>
#include <QRandomGenerator>

namespace mianguan::hub {

namespace {

using EnrolmentReply = Reply<wire::Enrolment>;

/// What an enrolment code stands for.
struct Code {
    HubStore::Invitation invitation;
    qint64 expiresMs = 0;
    Id usedBy;
};

QByteArray digestOf(const QByteArray& secret) { return Hash::of("mianguan code" + secret).bytes(); }

Result<std::optional<Code>> codeOf(Books& books, const QByteArray& secret) {
    const auto rows = books.sql().run(
        QStringLiteral(
            "SELECT scope, ceiling, replaces, expires, station, account FROM enrolment WHERE code = ?"),
        {digestOf(secret)});
    if (!rows) return Fail(rows.error());
    if (!(*rows)->next()) return std::optional<Code>();
    const QSqlQuery& row = **rows;
    Code code{
        {Scope::fromText(row.value(0).toString()), Roles::fromInt(int(numberAt(row, 1))), nameAt<Id>(row, 2)},
        numberAt(row, 3),
        nameAt<Id>(row, 4)};
    code.invitation.account = numberAt(row, 5) != 0;
    return std::optional(code);
}

wire::Enrolment enrolmentOf(const Station& station, const PublicKey& hubKey) {
    return {station.id, station.scope.schools, roleIds(station.ceiling), hubKey, station.enrolledAt};
}

/// Through an account nothing but submissions: no role can be exercised.
wire::Enrolment enrolmentOf(const Account& account, const PublicKey& hubKey) {
    return {account.id, account.scope.schools, {}, hubKey, account.enrolledAt};
}

/// Whether those who took each other's place go back to this one, which cannot take its own.
Result<bool> goesBackTo(Books& books, const Id& id, Id from) {
    for (QList<Id> seen; !from.isNull() && !seen.contains(from);) {
        if (from == id) return true;
        seen += from;
        const auto station = books.station(from);
        if (!station) return Fail(station.error());
        from = *station ? (*station)->replaces : Id();
    }
    return false;
}

} // namespace

Result<QByteArray> HubStore::invite(const Invitation& invitation) {
    QByteArray secret(wire::enrolmentSecretBytes, Qt::Uninitialized);
    QRandomGenerator::system()->generate(secret.begin(), secret.end());
    const qint64 expires = nowMs() + std::chrono::milliseconds(invitation.validity).count();
    const auto done = d->writer->run([&](Books& books) {
        return books.sql().insert(
            QStringLiteral("enrolment"), QStringLiteral("code, scope, ceiling, replaces, expires, account"),
            {{digestOf(secret), textCell(invitation.scope.text()), invitation.ceiling.toInt(),
              cell(invitation.replaces), expires, int(invitation.account)}});
    });
    return done.map([&] { return secret; });
}

/// A station by its code, as itself where that is of its own place: the event on the hub's chain, or why not.
Result<EnrolmentReply> HubStore::Private::enrolStation(Books& books, const HubStore::Invitation& invitation,
                                                       const wire::EnrolmentRequest& request) const {
    const Id id = request.stationKey.id();
    const auto known = books.station(id);
    if (!known) return Fail(known.error());
    if (*known && (*known)->revokedAt != 0) return EnrolmentReply(Refusal::StationRevoked);
    Station station;
    station.id = id;
    station.key = request.stationKey;
    station.name = request.name;
    station.scope = invitation.scope;
    station.ceiling = invitation.ceiling;
    const auto own = goesBackTo(books, id, invitation.replaces);
    if (!own) return Fail(own.error());
    if (!*own) station.replaces = invitation.replaces;
    const auto event = append(books, *known ? changing(station) : enrolling(station), {});
    if (!event) return Fail(event.error());
    const auto enrolled = books.station(id);
    if (!enrolled) return Fail(enrolled.error());
    return EnrolmentReply(enrolmentOf(**enrolled, signing.publicKey()));
}

/// As it was answered before, when that answer was lost.
Result<EnrolmentReply> HubStore::Private::enrolledBefore(Books& books, const Id& id, bool asAccount) const {
    if (asAccount) {
        const auto account = accountRow(id);
        if (!account) return Fail(account.error());
        return *account ? EnrolmentReply(enrolmentOf(**account, signing.publicKey()))
                        : EnrolmentReply(Refusal::CodeUnknown);
    }
    const auto station = books.station(id);
    if (!station) return Fail(station.error());
    return *station ? EnrolmentReply(enrolmentOf(**station, signing.publicKey()))
                    : EnrolmentReply(Refusal::CodeUnknown);
}

Result<EnrolmentReply> HubStore::Private::enrolBy(Books& books, const wire::EnrolmentRequest& request) const {
    const auto code = codeOf(books, request.secret);
    if (!code) return Fail(code.error());
    if (!*code) return EnrolmentReply(Refusal::CodeUnknown);
    const HubStore::Invitation& invitation = (*code)->invitation;
    const Id id = request.stationKey.id();
    if ((*code)->usedBy == id) return enrolledBefore(books, id, invitation.account);
    if (!(*code)->usedBy.isNull() || (*code)->expiresMs < nowMs())
        return EnrolmentReply(Refusal::CodeUnknown);
    auto answer = invitation.account ? enrolAccount(books, invitation.scope, request)
                                     : enrolStation(books, invitation, request);
    if (!answer || answer->refusal) return answer;
    const auto used = books.sql().run(QStringLiteral("UPDATE enrolment SET station = ? WHERE code = ?"),
                                      {id.bytes(), digestOf(request.secret)});
    if (!used) return Fail(used.error());
    return answer;
}

Result<EnrolmentReply> HubStore::enrol(const wire::EnrolmentRequest& request) {
    EnrolmentReply answer(Refusal::SignatureWrong);
    if (!request.isSigned()) return answer;
    const auto done = d->writer->run([&](Books& books) -> Result<void> {
        return d->enrolBy(books, request).map([&](const EnrolmentReply& given) { answer = given; });
    });
    return done.map([&] { return answer; });
}

Result<Reply<qint64>> HubStore::changeStation(const Id& id, const Scope& scope, Roles ceiling) {
    Reply<qint64> answer(Refusal::CallerUnknown);
    const auto done = d->writer->run([&](Books& books) -> Result<void> {
        const auto known = books.station(id);
        if (!known) return Fail(known.error());
        if (!*known || id == d->hub) return {};
        Station station = **known;
        station.scope = scope;
        station.ceiling = ceiling;
        const auto event = d->append(books, changing(station), {});
        if (!event) return Fail(event.error());
        answer = Reply<qint64>(event->position);
        return {};
    });
    return done.map([&] { return answer; });
}

Result<Reply<qint64>> HubStore::revokeStation(const Id& id, const QString& reason) {
    Reply<qint64> answer(Refusal::CallerUnknown);
    const auto done = d->writer->run([&](Books& books) -> Result<void> {
        const auto known = books.station(id);
        if (!known) return Fail(known.error());
        if (!*known || id == d->hub) return {};
        const auto event = d->append(books, revoking(**known, reason), {});
        if (!event) return Fail(event.error());
        answer = Reply<qint64>(event->position);
        return {};
    });
    return done.map([&] { return answer; });
}

Result<std::optional<Station>> HubStore::station(const Id& id) const {
    return d->stationRow(id).map([](const std::optional<StationRow>& row) {
        return row ? std::optional(row->station) : std::nullopt;
    });
}

Result<bool> HubStore::mayCall(const Station& station) const {
    if (station.replaces.isNull()) return true; // nobody could hand its chain in
    auto code =
        d->database->run(QStringLiteral("SELECT 1 FROM enrolment WHERE station = ?"), {station.id.bytes()});
    if (!code) return Fail(code.error());
    return code->next();
}

Result<QList<Station>> HubStore::stations() const {
    auto rows =
        d->database->run(QStringLiteral("SELECT %1 FROM station ORDER BY enrolled").arg(stationColumns()));
    if (!rows) return Fail(rows.error());
    QList<Station> all;
    while (rows->next())
        if (const Station station = stationAt(*rows).station; station.id != d->hub) all += station;
    return all;
}

Result<QList<Station>> HubStore::notHeard(qint64 position) const {
    auto rows = d->database->run(
        QStringLiteral("SELECT %1 FROM station WHERE heard < ? AND revoked = 0 ORDER BY enrolled")
            .arg(stationColumns()),
        {position});
    if (!rows) return Fail(rows.error());
    QList<Station> all;
    while (rows->next())
        if (const Station station = stationAt(*rows).station; station.id != d->hub) all += station;
    return all;
}

} // namespace mianguan::hub
