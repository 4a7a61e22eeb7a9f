#include "app/hub/commands.h"

#include "app/hub/ask.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QLocale>

namespace mianguan::hub {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HubProgram)
};

void noOptions(QCommandLineParser&) {}
QJsonObject nothing(const QCommandLineParser&) { return {}; }
QJsonObject idIn(const QCommandLineParser& parser) {
    return {{u"id"_s, parser.positionalArguments().value(0)}};
}

QString textIn(const QJsonObject& data, const char* name) { return data[QLatin1String(name)].toString(); }

QStringList textsIn(const QJsonObject& data, const char* name) {
    QStringList texts;
    for (const auto& each : data[QLatin1String(name)].toArray())
        texts += each.toString();
    return texts;
}

void scopeOptions(QCommandLineParser& parser) {
    parser.addOptions(
        {{u"school"_s, Words::tr("A school whose graduates are meant; as often as wanted."), u"NAME"_s},
         {u"every-school"_s, Words::tr("All schools, as for a province.")}});
}

void stationOptions(QCommandLineParser& parser) {
    scopeOptions(parser);
    parser.addOption(
        {u"role"_s,
         Words::tr("A role that can be exercised through the station: operator, reviewer, supervisor "
                   "or administrator; without it all of them."),
         u"ROLE"_s});
}

void enrolOptions(QCommandLineParser& parser) {
    stationOptions(parser);
    parser.addOption(
        {u"replaces"_s,
         Words::tr("The station whose place the new one takes, after a restore or with a new key."),
         u"ID"_s});
}

QJsonObject scopeIn(const QCommandLineParser& parser) {
    return {{u"schools"_s, QJsonArray::fromStringList(parser.values(u"school"_s))},
            {u"every_school"_s, parser.isSet(u"every-school"_s)}};
}

QJsonObject stationIn(const QCommandLineParser& parser) {
    QJsonObject data = scopeIn(parser);
    data.insert(u"roles"_s, QJsonArray::fromStringList(parser.values(u"role"_s)));
    data.insert(u"id"_s, parser.positionalArguments().value(0));
    return data;
}

QJsonObject accountIn(const QCommandLineParser& parser) {
    QJsonObject data = scopeIn(parser);
    data.insert(u"address"_s, parser.value(u"address"_s));
    return data;
}

QJsonObject enrolmentIn(const QCommandLineParser& parser) {
    QJsonObject data = stationIn(parser);
    data.insert(u"address"_s, parser.value(u"address"_s));
    if (parser.isSet(u"replaces"_s)) data.insert(u"replaces"_s, parser.value(u"replaces"_s));
    return data;
}

ExitStatus tellCode(const QJsonObject& answer) {
    say(textIn(answer, "code"));
    const auto until = QDateTime::fromMSecsSinceEpoch(answer[u"expires_ms"].toInteger());
    std::fputs(
        qPrintable(Words::tr("Good once, until %1.").arg(QLocale().toString(until, QLocale::ShortFormat)) +
                   u'\n'),
        stderr);
    return Done;
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

ExitStatus tellStations(const QJsonObject& answer) {
    const QJsonArray all = answer[u"stations"].toArray();
    for (const auto& each : all)
        say(lineOf(each.toObject()));
    if (all.isEmpty()) say(Words::tr("No station is enrolled."));
    return Done;
}

QJsonObject revocationIn(const QCommandLineParser& parser) {
    QJsonObject data = idIn(parser);
    data.insert(u"reason"_s, parser.value(u"reason"_s));
    return data;
}

void reasonOption(QCommandLineParser& parser) {
    parser.addOption({u"reason"_s, Words::tr("Why, for the record."), u"TEXT"_s});
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
                        code ? wire::wordsOf(*code).sentence : textIn(event, "code")}
                .join(u'\t'));
    }
    if (all.isEmpty()) say(Words::tr("Nothing waits."));
    return Done;
}

ExitStatus tellDisputes(const QJsonObject& answer) {
    const QJsonArray all = answer[u"disputes"].toArray();
    for (const auto& each : all)
        say(textIn(each.toObject(), "subject") + u'\t' + textIn(each.toObject(), "submission"));
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

/// The hub that runs may stand in another folder than whoever asks.
QJsonObject folderIn(const QCommandLineParser& parser) {
    return {{u"folder"_s, QDir().absoluteFilePath(parser.positionalArguments().value(0))}};
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

QJsonObject certificateIn(const QCommandLineParser& parser) {
    return {{u"file"_s, QDir().absoluteFilePath(parser.positionalArguments().value(0))}};
}

ExitStatus tellPin(const QJsonObject& answer) {
    say(Words::tr("Announced: %1. Stations accept it as soon as they have read that.")
            .arg(textIn(answer, "pin")));
    return Done;
}

void subjectOption(QCommandLineParser& parser) {
    parser.addOption({u"subject"_s, Words::tr("The graduate's id; without it every purge."), u"ID"_s});
}

QJsonObject subjectIn(const QCommandLineParser& parser) { return {{u"id"_s, parser.value(u"subject"_s)}}; }

void tellPurge(const QJsonObject& purge) {
    const QJsonArray waiting = purge[u"not_heard"].toArray();
    say(Words::tr("%1, purged at position %2: %3")
            .arg(textIn(purge, "subject"))
            .arg(purge[u"position"].toInteger())
            .arg(waiting.isEmpty() ? Words::tr("every station has heard") : Words::tr("not heard yet:")));
    for (const auto& station : waiting)
        say(u"    "_s + textIn(station.toObject(), "id") + u'\t' + textIn(station.toObject(), "name"));
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

/// What help and mistakes are said by; done where that was all.
std::optional<ExitStatus> parse(QCommandLineParser& parser, const char* name, const char* positional,
                                const QStringList& arguments) {
    parser.addHelpOption();
    Place::addOptions(parser);
    if (positional) parser.addPositionalArgument(QLatin1String(positional), {});
    const QString program = u"mianguan-hub "_s + QLatin1String(name);
    if (!parser.parse(QStringList(program) + arguments)) return complain(parser.errorText());
    if (parser.isSet(u"help"_s)) {
        say(parser.helpText());
        return Done;
    }
    if (parser.positionalArguments().size() != (positional ? 1 : 0))
        return complain(
            positional
                ? Words::tr("%1 takes one %2. See: mianguan-hub %1 --help")
                      .arg(QLatin1String(name), QLatin1String(positional))
                : Words::tr("%1 takes options alone. See: mianguan-hub %1 --help").arg(QLatin1String(name)));
    return std::nullopt;
}

ExitStatus usageOr(const Error& error) { return complain(error.sentence()); }

} // namespace

const QList<ProgramCommand>& programCommands() {
    static const QList<ProgramCommand> all{
        {"enrol", QT_TRANSLATE_NOOP("HubProgram", "makes an enrolment code for a station"), nullptr,
         enrolOptions, enrolmentIn, tellCode},
        {"stations", QT_TRANSLATE_NOOP("HubProgram", "lists the stations"), nullptr, noOptions, nothing,
         tellStations},
        {"change-station", QT_TRANSLATE_NOOP("HubProgram", "changes a station's schools and roles"), "ID",
         stationOptions, stationIn, tellPosition},
        {"revoke-station", QT_TRANSLATE_NOOP("HubProgram", "takes a station's rights away, at once"), "ID",
         reasonOption, revocationIn, tellPosition},
        {"account-add",
         QT_TRANSLATE_NOOP("HubProgram", "makes an enrolment code for an app or a school's system"), nullptr,
         scopeOptions, accountIn, tellCode},
        {"accounts", QT_TRANSLATE_NOOP("HubProgram", "lists the service accounts"), nullptr, noOptions,
         nothing, tellAccounts},
        {"account-revoke", QT_TRANSLATE_NOOP("HubProgram", "takes a service account's rights away, at once"),
         "ID", noOptions, idIn, tellRevoked},
        {"announce-pin",
         QT_TRANSLATE_NOOP("HubProgram", "announces the certificate that will follow the one in use"), "FILE",
         noOptions, certificateIn, tellPin},
        {"purge-certificate",
         QT_TRANSLATE_NOOP("HubProgram", "says which stations have not heard of a purge yet"), nullptr,
         subjectOption, subjectIn, tellPurges},
        {"waiting", QT_TRANSLATE_NOOP("HubProgram", "lists what waits for pictures or for a supervisor"),
         nullptr, noOptions, nothing, tellWaiting},
        {"disputes", QT_TRANSLATE_NOOP("HubProgram", "lists photos that two reviewers judged differently"),
         nullptr, noOptions, nothing, tellDisputes},
        {"verify", QT_TRANSLATE_NOOP("HubProgram", "reads everything again and compares"), nullptr, noOptions,
         nothing, tellVerification},
        {"backup",
         QT_TRANSLATE_NOOP("HubProgram", "copies the hub into a folder; again, and only what is new"),
         "FOLDER", noOptions, folderIn, tellBackup}};
    return all;
}

ExitStatus runCommand(const ProgramCommand& command, const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr(command.summary));
    command.addOptions(parser);
    if (const auto over = parse(parser, command.name, command.positional, arguments)) return *over;
    const auto place = Place::from(parser);
    if (!place) return usageOr(place.error());
    const auto answer = ask(*place, QLatin1String(command.name), command.argumentsIn(parser));
    return answer ? command.tell(*answer) : complain(answer.error());
}

ExitStatus runRestore(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Restores a backup into an empty folder, with the hub's key in DIR/keys/hub.key first."));
    if (const auto over = parse(parser, "restore", "FOLDER", arguments)) return *over;
    const auto place = Place::from(parser);
    if (!place) return usageOr(place.error());
    const auto restored = HubStore::restore(parser.positionalArguments().value(0), place->store());
    if (!restored) return complain(restored.error());
    say(Words::tr("Restored. Stations read everything again, and send what came after the backup."));
    return Done;
}

} // namespace mianguan::hub
