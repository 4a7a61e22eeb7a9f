#include "app/hub/telling.h"

#include "core/wire/event_messages.h"
#include "core/wire/refusal.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <cstdio>

namespace mianguan::hub {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HubProgram)
};

QString textIn(const QJsonObject& data, const char* name) { return data[QLatin1String(name)].toString(); }

QStringList textsIn(const QJsonObject& data, const char* name) {
    QStringList texts;
    for (const auto& each : data[QLatin1String(name)].toArray())
        texts += each.toString();
    return texts;
}

QString schoolsOf(const QJsonObject& data) {
    return data[u"every_school"].toBool() ? Words::tr("every school") : textsIn(data, "schools").join(u", ");
}

QString lineOf(const QJsonObject& station) {
    const qint64 revoked = station[u"revoked"].toInteger();
    QStringList parts{textIn(station, "id"), textIn(station, "name"), schoolsOf(station),
                      textsIn(station, "roles").join(u", ")};
    if (revoked != 0) parts += Words::tr("revoked");
    return parts.join(u'\t');
}

void tellPurge(const QJsonObject& purge) {
    const QJsonArray waiting = purge[u"not_heard"].toArray();
    say(Words::tr("%1, purged at position %2: %3")
            .arg(textIn(purge, "subject"))
            .arg(purge[u"position"].toInteger())
            .arg(waiting.isEmpty() ? Words::tr("every station has heard") : Words::tr("not heard yet:")));
    for (const auto& station : waiting)
        say(u"    "_s + textIn(station.toObject(), "id") + u'\t' + textIn(station.toObject(), "name"));
}

bool isNow(const QJsonObject& event, wire::Outcome outcome) {
    return textIn(event, "outcome") == wire::outcomeId(outcome);
}

QString outcomeOf(const QJsonObject& event) {
    const auto code = wire::refusalFrom(textIn(event, "code"));
    const QString why = code ? wire::wordsOf(*code).sentence : QString();
    if (isNow(event, wire::Outcome::Applied))
        return Words::tr("It counts now, at position %1.").arg(event[u"position"].toInteger());
    const QString what = isNow(event, wire::Outcome::Void)
                             ? Words::tr("It does not count.")
                             : Words::tr("The decision is recorded; it still waits.");
    return QStringList{what, why}.join(u'\t').trimmed();
}

/// Each, and how many of each outcome; what one of them settled with it needed no decision of its own.
ExitStatus tellDecisions(const QJsonObject& answer) {
    const QJsonArray all = answer[u"decided"].toArray();
    int counting = 0, voided = 0;
    for (const auto& each : all) {
        const QJsonObject event = each.toObject();
        counting += isNow(event, wire::Outcome::Applied);
        voided += isNow(event, wire::Outcome::Void);
        say(QStringList{textIn(event, "event"), textIn(event, "type"), textIn(event, "station"),
                        outcomeOf(event)}
                .join(u'\t'));
    }
    const qint64 waited = answer[u"waited"].toInteger();
    say(Words::tr("%1 decided: %2 count, %3 do not, %4 still wait.")
            .arg(all.size())
            .arg(counting)
            .arg(voided)
            .arg(all.size() - counting - voided));
    if (waited > all.size())
        say(Words::tr("%1 were settled by another of these decisions.").arg(waited - all.size()));
    return Done;
}

void tellMore(const QJsonObject& answer, qsizetype listed) {
    if (answer[u"more"].toBool())
        say(Words::tr("These are the first %n; there are more.", nullptr, int(listed)));
}

} // namespace

ExitStatus tellCode(const QJsonObject& answer) {
    say(textIn(answer, "code"));
    const auto until = QDateTime::fromMSecsSinceEpoch(answer[u"expires_ms"].toInteger());
    std::fputs(
        qPrintable(Words::tr("Good once, until %1.").arg(QLocale().toString(until, QLocale::ShortFormat)) +
                   u'\n'),
        stderr);
    return Done;
}

ExitStatus tellStations(const QJsonObject& answer) {
    const QJsonArray all = answer[u"stations"].toArray();
    for (const auto& each : all)
        say(lineOf(each.toObject()));
    if (all.isEmpty()) say(Words::tr("No station is enrolled."));
    return Done;
}

ExitStatus tellPosition(const QJsonObject& answer) {
    say(Words::tr("Recorded at position %1.").arg(answer[u"position"].toInteger()));
    return Done;
}

ExitStatus tellWaiting(const QJsonObject& answer) {
    const QJsonArray all = answer[u"waiting"].toArray();
    for (const auto& each : all) {
        const QJsonObject event = each.toObject();
        const auto code = wire::refusalFrom(textIn(event, "code"));
        say(QStringList{textIn(event, "event"), textIn(event, "type"), textIn(event, "station"),
                        textIn(event, "code"), code ? wire::wordsOf(*code).sentence : QString()}
                .join(u'\t'));
    }
    tellMore(answer, all.size());
    if (all.isEmpty()) say(Words::tr("Nothing waits."));
    return Done;
}

ExitStatus tellDecision(const QJsonObject& answer) {
    if (answer.contains(u"decided")) return tellDecisions(answer);
    say(outcomeOf(answer));
    return Done;
}

ExitStatus tellDisputes(const QJsonObject& answer) {
    const QJsonArray all = answer[u"disputes"].toArray();
    for (const auto& each : all)
        say(textIn(each.toObject(), "subject") + u'\t' + textIn(each.toObject(), "submission"));
    tellMore(answer, all.size());
    if (all.isEmpty()) say(Words::tr("No photo is disputed."));
    return Done;
}

ExitStatus tellVerification(const QJsonObject& answer) {
    const QStringList problems = textsIn(answer, "problems");
    for (const QString& problem : problems)
        say(problem);
    say(Words::tr("%1 events and %2 pictures read, %3 problems.")
            .arg(answer[u"events"].toInteger())
            .arg(answer[u"blobs"].toInteger())
            .arg(problems.size()));
    return problems.isEmpty() ? Done : Failed;
}

ExitStatus tellBackup(const QJsonObject& answer) {
    say(Words::tr("Backed up: %1 pictures, %2 of them new, %3 bytes.")
            .arg(answer[u"files"].toInteger())
            .arg(answer[u"copied"].toInteger())
            .arg(answer[u"bytes"].toInteger()));
    return Done;
}

ExitStatus tellAccounts(const QJsonObject& answer) {
    const QJsonArray all = answer[u"accounts"].toArray();
    for (const auto& each : all) {
        const QJsonObject account = each.toObject();
        QStringList parts{textIn(account, "id"), textIn(account, "name"), schoolsOf(account)};
        if (account[u"revoked"].toBool()) parts += Words::tr("revoked");
        say(parts.join(u'\t'));
    }
    if (all.isEmpty()) say(Words::tr("There is no service account."));
    return Done;
}

ExitStatus tellRevoked(const QJsonObject&) {
    say(Words::tr("Revoked, from now on."));
    return Done;
}

ExitStatus tellPin(const QJsonObject& answer) {
    say(Words::tr("Announced: %1. Stations accept it as soon as they have read that.")
            .arg(textIn(answer, "pin")));
    return Done;
}

ExitStatus tellPurges(const QJsonObject& answer) {
    const auto time = QDateTime::fromMSecsSinceEpoch(answer[u"time_ms"].toInteger());
    say(Words::tr("Hub %1, %2").arg(textIn(answer, "hub"), QLocale().toString(time, QLocale::ShortFormat)));
    const QJsonArray all = answer[u"purges"].toArray();
    for (const auto& each : all)
        tellPurge(each.toObject());
    if (all.isEmpty()) say(Words::tr("Nothing was purged."));
    return Done;
}

} // namespace mianguan::hub
