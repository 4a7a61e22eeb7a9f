#include "core/hub/admin/commands.h"

#include "core/base/clock.h"
#include "core/hub/admin/arguments.h"
#include "core/hub/admin/decisions.h"
#include "core/hub/tls_identity.h"
#include "core/wire/enrolment_code.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace mianguan::hub {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HubCommands)
};

using Answer = Result<QJsonObject>;
constexpr int mostListed = 1000;

QStringList textsIn(const QJsonValue& value) {
    QStringList texts;
    for (const auto& each : value.toArray())
        texts += each.toString();
    return texts;
}

Result<Scope> scopeIn(const QJsonObject& arguments) {
    const Scope scope{textsIn(arguments[u"schools"]), arguments[u"every_school"].toBool()};
    if (scope.all == scope.schools.isEmpty()) return scope;
    return wrong(Words::tr("Whose graduates are meant is not clear"), {},
                 Words::tr("Name schools with --school, or all with --every-school, and not both."));
}

Result<Roles> ceilingIn(const QJsonObject& arguments) {
    const QStringList ids = textsIn(arguments[u"roles"]);
    if (ids.isEmpty()) return everyRole();
    for (const QString& id : ids)
        if (rolesFrom({id}) == Roles())
            return wrong(Words::tr("There is no such role"), id,
                         Words::tr("Roles are operator, reviewer, supervisor and administrator."));
    return rolesFrom(ids);
}

QJsonObject dataOf(const Scope& scope) {
    return {{u"every_school"_s, scope.all}, {u"schools"_s, QJsonArray::fromStringList(scope.schools)}};
}

QJsonObject dataOf(const Station& station) {
    QJsonObject data = dataOf(station.scope);
    data.insert(u"id"_s, station.id.hex());
    data.insert(u"name"_s, station.name);
    data.insert(u"roles"_s, QJsonArray::fromStringList(roleIds(station.ceiling)));
    data.insert(u"enrolled"_s, station.enrolledAt);
    data.insert(u"revoked"_s, station.revokedAt);
    return data;
}

QJsonArray dataOf(const QList<Station>& stations) {
    QJsonArray all;
    for (const Station& station : stations)
        all += dataOf(station);
    return all;
}

/// Where the hub is may be said with the command too.
Site siteFor(const Site& known, const QJsonObject& arguments) {
    const QString said = arguments[u"address"].toString();
    return said.isEmpty() ? known : Site{said, known.pin};
}

Answer codeFor(HubStore& store, const Site& site, const HubStore::Invitation& invitation) {
    if (site.address.isEmpty())
        return wrong(Words::tr("How stations reach this hub is not known"), {},
                     Words::tr("Say it with --address HOST:PORT."));
    const auto secret = store.invite(invitation);
    if (!secret) return Fail(secret.error());
    const qint64 expires = nowMs() + std::chrono::milliseconds(invitation.validity).count();
    return QJsonObject{{u"code"_s, wire::EnrolmentCode{site.address, site.pin, *secret}.text()},
                       {u"expires_ms"_s, expires}};
}

Answer enrol(HubStore& store, const Site& site, const QJsonObject& arguments) {
    const auto scope = scopeIn(arguments);
    if (!scope) return Fail(scope.error());
    const auto ceiling = ceilingIn(arguments);
    if (!ceiling) return Fail(ceiling.error());
    HubStore::Invitation invitation{*scope, *ceiling};
    if (arguments.contains(u"replaces")) {
        const auto replaced = idIn(arguments, u"replaces"_s);
        if (!replaced) return Fail(replaced.error());
        const auto known = store.station(*replaced);
        if (!known) return Fail(known.error());
        if (!*known) return wrong(Words::tr("There is no such station"), replaced->hex());
        invitation.replaces = *replaced;
    }
    return codeFor(store, siteFor(site, arguments), invitation);
}

Answer addAccount(HubStore& store, const Site& site, const QJsonObject& arguments) {
    const auto scope = scopeIn(arguments);
    if (!scope) return Fail(scope.error());
    HubStore::Invitation invitation{*scope, {}};
    invitation.account = true;
    return codeFor(store, siteFor(site, arguments), invitation);
}

Answer accounts(HubStore& store, const Site&, const QJsonObject&) {
    const auto all = store.accounts();
    if (!all) return Fail(all.error());
    QJsonArray data;
    for (const Account& account : *all) {
        QJsonObject one = dataOf(account.scope);
        one.insert(u"id"_s, account.id.hex());
        one.insert(u"name"_s, account.name);
        one.insert(u"revoked"_s, account.revoked);
        data += one;
    }
    return QJsonObject{{u"accounts"_s, data}};
}

Answer revokeAccount(HubStore& store, const Site&, const QJsonObject& arguments) {
    const auto id = idIn(arguments, u"id"_s);
    if (!id) return Fail(id.error());
    const auto known = store.account(*id);
    if (!known) return Fail(known.error());
    if (!*known) return wrong(Words::tr("There is no such service account"), id->hex());
    return store.revokeAccount(*id).map([] { return QJsonObject(); });
}

Answer announcePin(HubStore& store, const Site&, const QJsonObject& arguments) {
    const QString file = arguments[u"file"].toString();
    const auto pin = pinOf(file);
    if (!pin) return Fail(pin.error());
    return store.announcePin(*pin).map([&] { return QJsonObject{{u"pin"_s, pin->hex()}}; });
}

/// For each purge, who has not heard of it yet: not revoked, and not known to have read so far.
Answer purgeCertificate(HubStore& store, const Site&, const QJsonObject& arguments) {
    const QString only = arguments[u"id"].toString();
    const auto purges = store.purges();
    if (!purges) return Fail(purges.error());
    QJsonArray data;
    for (const Purge& purge : *purges) {
        if (!only.isEmpty() && purge.subject.hex() != only) continue;
        const auto waiting = store.notHeard(purge.position);
        if (!waiting) return Fail(waiting.error());
        data += QJsonObject{{u"subject"_s, purge.subject.hex()},
                            {u"position"_s, purge.position},
                            {u"not_heard"_s, dataOf(*waiting)}};
    }
    if (data.isEmpty() && !only.isEmpty())
        return wrong(Words::tr("No purge of this graduate counts at the hub"), only);
    return QJsonObject{{u"purges"_s, data}, {u"time_ms"_s, nowMs()}, {u"hub"_s, store.hub().hex()}};
}

Answer stations(HubStore& store, const Site&, const QJsonObject&) {
    return store.stations().map([](const QList<Station>& all) {
        return QJsonObject{{u"stations"_s, dataOf(all)}};
    });
}

Answer positionOf(const Result<Reply<qint64>>& reply, const Id& station) {
    if (!reply) return Fail(reply.error());
    if (reply->refusal) return wrong(Words::tr("There is no such station"), station.hex());
    return QJsonObject{{u"position"_s, reply->value}};
}

Answer revokeStation(HubStore& store, const Site&, const QJsonObject& arguments) {
    const auto id = idIn(arguments, u"id"_s);
    if (!id) return Fail(id.error());
    return positionOf(store.revokeStation(*id, arguments[u"reason"].toString()), *id);
}

Answer changeStation(HubStore& store, const Site&, const QJsonObject& arguments) {
    const auto id = idIn(arguments, u"id"_s);
    if (!id) return Fail(id.error());
    const auto scope = scopeIn(arguments);
    if (!scope) return Fail(scope.error());
    const auto ceiling = ceilingIn(arguments);
    if (!ceiling) return Fail(ceiling.error());
    return positionOf(store.changeStation(*id, *scope, *ceiling), *id);
}

/// With one too many it is no longer all.
template <class T>
bool cutToListed(QList<T>& all) {
    const bool more = all.size() > mostListed;
    all = all.mid(0, mostListed);
    return more;
}

Answer waiting(HubStore& store, const Site&, const QJsonObject&) {
    auto all = store.waitingFor(store.hub(), mostListed + 1);
    if (!all) return Fail(all.error());
    const bool more = cutToListed(*all);
    QJsonArray data;
    for (const Waiting& each : *all)
        data += QJsonObject{{u"event"_s, each.event.id.hex()},
                            {u"type"_s, each.type},
                            {u"station"_s, each.station.hex()},
                            {u"subject"_s, each.subject.isNull() ? QString() : each.subject.hex()},
                            {u"code"_s, each.event.code ? wire::refusalId(*each.event.code) : QString()}};
    return QJsonObject{{u"waiting"_s, data}, {u"more"_s, more}};
}

Answer decideAbout(HubStore& store, const Site&, const QJsonObject& arguments) {
    return decide(store, arguments);
}

Answer disputes(HubStore& store, const Site&, const QJsonObject&) {
    auto all = store.disputes(store.hub(), mostListed + 1);
    if (!all) return Fail(all.error());
    const bool more = cutToListed(*all);
    QJsonArray data;
    for (const Dispute& each : *all)
        data += QJsonObject{{u"subject"_s, each.subject.hex()}, {u"submission"_s, each.submission.hex()}};
    return QJsonObject{{u"disputes"_s, data}, {u"more"_s, more}};
}

Answer verify(HubStore& store, const Site&, const QJsonObject&) {
    return store.verify().map([](const HubVerification& found) {
        return QJsonObject{{u"problems"_s, QJsonArray::fromStringList(found.problems)},
                           {u"events"_s, found.events},
                           {u"blobs"_s, found.blobs}};
    });
}

Answer backup(HubStore& store, const Site&, const QJsonObject& arguments) {
    return store.backUp(arguments[u"folder"].toString()).map([](const HubStore::BackupSum& sum) {
        return QJsonObject{{u"files"_s, sum.files}, {u"copied"_s, sum.copied}, {u"bytes"_s, sum.bytes}};
    });
}

struct Command {
    const char* name;
    Answer (*carryOut)(HubStore&, const Site&, const QJsonObject&);
};
constexpr Command commands[] = {{"enrol", enrol},
                                {"stations", stations},
                                {"account-add", addAccount},
                                {"accounts", accounts},
                                {"account-revoke", revokeAccount},
                                {"announce-pin", announcePin},
                                {"purge-certificate", purgeCertificate},
                                {"revoke-station", revokeStation},
                                {"change-station", changeStation},
                                {"waiting", waiting},
                                {"decide", decideAbout},
                                {"disputes", disputes},
                                {"verify", verify},
                                {"backup", backup}};

} // namespace

Result<QJsonObject> carryOut(HubStore& store, const Site& site, const QString& command,
                             const QJsonObject& arguments) {
    for (const Command& each : commands)
        if (command == QLatin1String(each.name)) return each.carryOut(store, site, arguments);
    return wrong(Words::tr("The hub knows no such command"), command,
                 Words::tr("The running hub may be of another version: start it again."));
}

} // namespace mianguan::hub
