#include "core/work/authority.h"

#include "core/work/event_contents.h"
#include "core/work/event_rules.h"
#include "core/work/event_types.h"
#include "core/work/people_events.h"
#include "core/work/upcast.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

constexpr qsizetype mostProblems = 100;

QString text(const char* words) { return QCoreApplication::translate("Authority", words); }

bool isArrival(const QString& type) {
    return type == EventType::photoSubmitted || type == EventType::photoUnmade;
}

bool isVerdict(const QString& type) {
    return type == EventType::photoApproved || type == EventType::photoRejected;
}

bool followsRecovery(const QString& type) {
    return type == EventType::userKeyChanged || type == EventType::recoveryCodeRenewed;
}

QString deed(const Record& record) {
    const std::optional<EventRule> rule = ruleFor(record.event.type);
    return rule && rule->command ? commandName(*rule->command) : record.event.type;
}

} // namespace

void Authority::say(const Record& record, const QString& sentence) {
    if (found.size() >= mostProblems) return;
    //: %1 is the number of an event, %2 a sentence about it
    found += text(QT_TRANSLATE_NOOP("Authority", "Event %1: %2")).arg(record.position).arg(sentence);
}

/// Events of the first version had no people; what others did was judged by the hub.
void Authority::follow(const Record& record) {
    if (!record.adopted && record.event.version > 1 && ruleFor(record.event.type)) judge(record);
    learn(record);
}

void Authority::judge(const Record& record) {
    if (record.event.user.isNull()) return judgeStation(record);
    const auto known = people.constFind(record.event.user);
    if (known != people.constEnd()) return judgePerson(record, *known);
    const QString& type = record.event.type;
    const bool founds = !founded && type == EventType::storeFounded;
    const bool first = people.isEmpty() && type == EventType::userAdded &&
                       userIn(contentOf(record)) == record.event.user &&
                       keyIn(contentOf(record)) == record.event.signer;
    if (founds || first) return;
    say(record, text(QT_TRANSLATE_NOOP("Authority", "someone the store does not know did this: %1"))
                    .arg(deed(record)));
}

void Authority::judgeStation(const Record& record) {
    const bool mayKey =
        followsRecovery(record.event.type) && !recovered.isNull() &&
        (record.event.type != EventType::userKeyChanged || userIn(contentOf(record)) == recovered);
    if (mayKey || ruleFor(record.event.type)->byStation) return;
    say(record,
        text(QT_TRANSLATE_NOOP("Authority", "nobody was signed in, yet it was done: %1")).arg(deed(record)));
}

void Authority::judgePerson(const Record& record, const User& user) {
    const EventRule rule = *ruleFor(record.event.type);
    judgeSignature(record, user);
    if (user.removed) {
        say(record, text(QT_TRANSLATE_NOOP("Authority", "%1 had been removed, yet did this: %2"))
                        .arg(user.displayName, deed(record)));
    } else if (rule.command && !may(rolesOf(user), *rule.command)) {
        say(record, text(QT_TRANSLATE_NOOP("Authority", "%1 had no right to %2"))
                        .arg(user.displayName, commandName(*rule.command)));
    }
    judgeOwnership(record, user);
}

Roles Authority::rolesOf(const User& user) const {
    const Told known = told.value(user.id);
    return known.here | known.elsewhere;
}

void Authority::judgeSignature(const Record& record, const User& user) {
    const PublicKey& signer = record.event.signer;
    if (signer.isNull() && ruleFor(record.event.type)->userSigned)
        say(record, text(QT_TRANSLATE_NOOP("Authority", "%1 did not sign this: %2"))
                        .arg(user.displayName, deed(record)));
    const bool known = signer == user.key || signer == told.value(user.id).keyElsewhere;
    if (!signer.isNull() && !known)
        say(record, text(QT_TRANSLATE_NOOP("Authority", "the signature is not of %1's key: %2"))
                        .arg(user.displayName, deed(record)));
}

/// Nobody judges what he collected unless the school allows it, and another's verdict takes more to undo.
void Authority::judgeOwnership(const Record& record, const User& user) {
    if (record.body.isNull()) return;
    if (isVerdict(record.event.type) && !reviewOwn && !reviewOwnElsewhere &&
        collectors.value(record.event.subject) == user.id)
        say(record,
            text(QT_TRANSLATE_NOOP("Authority", "%1 judged a photo that the same person had collected"))
                .arg(user.displayName));
    if (record.event.type == EventType::verdictUndone)
        judgeUndoing(record, user, "verdict", Command::UndoAnyVerdict);
    if (record.event.type == EventType::matchUndone)
        judgeUndoing(record, user, "match", Command::UndoAnyMatch);
}

void Authority::judgeUndoing(const Record& record, const User& user, const char* of, Command anyones) {
    if (may(rolesOf(user), anyones) || doers.value(idIn(contentOf(record), QLatin1String(of))) == user.id)
        return;
    say(record, text(QT_TRANSLATE_NOOP("Authority", "%1 had no right to %2"))
                    .arg(user.displayName, commandName(anyones)));
}

void Authority::learn(const Record& record) {
    const Event& event = record.event;
    if (event.tombstone) {
        collectors.remove(event.subject);
    } else if (isArrival(event.type) && !event.user.isNull()) {
        collectors.insert(event.subject, event.user);
    } else if (isVerdict(event.type)) {
        doers.insert(event.id, event.user);
    } else if (event.type == EventType::photoMatched || event.type == EventType::matchUndone) {
        if (!record.body.isNull()) learnMatch(record);
    } else if (event.subject.isNull() && !record.body.isNull()) {
        learnPeople(record);
    }
}

/// Whoever collected the photo has collected the graduate's until that is taken back.
void Authority::learnMatch(const Record& record) {
    const QCborMap content = contentOf(record);
    const Id graduate = idIn(content, QLatin1String("graduate"));
    if (record.event.type == EventType::matchUndone) {
        collectors.insert(graduate, replaced.take(idIn(content, QLatin1String("match"))));
        return;
    }
    doers.insert(record.event.id, record.event.user);
    replaced.insert(record.event.id, collectors.value(graduate));
    collectors.insert(graduate, collectors.value(record.event.subject));
}

void Authority::learnPeople(const Record& record) {
    const QString& type = record.event.type;
    const QCborMap content = contentOf(record);
    const Id user = userIn(content);
    const auto give = [&] { (record.adopted ? told[user].elsewhere : told[user].here) = rolesIn(content); };
    if (!followsRecovery(type)) recovered = type == EventType::recovered ? user : Id();
    if (type == EventType::storeFounded && record.adopted) {
        return;
    } else if (type == EventType::storeFounded) {
        founded = true;
        reviewOwn = content.value(QLatin1String("practice")).toBool();
    } else if (type == EventType::policyChanged) {
        (record.adopted ? reviewOwnElsewhere : reviewOwn) = policyIn(content).reviewOwnPhotos;
    } else if (type == EventType::userAdded) {
        give();
        people.insert(user, {user, {}, textIn(content, QLatin1String("display_name")), {}, keyIn(content)});
    } else if (people.contains(user)) {
        if (type == EventType::userRolesChanged) give();
        if (type == EventType::userKeyChanged)
            (record.adopted ? told[user].keyElsewhere : people[user].key) = keyIn(content);
        if (type == EventType::userRemoved && !record.adopted) people[user].removed = true;
    }
}

Projection::Module authorityModule(Authority& authority) {
    return {QStringLiteral("authority"),
            1,
            {},
            [&authority](Statements&, const Record& record) {
                authority.follow(record);
                return Result<void>();
            },
            {},
            true};
}

} // namespace mianguan
