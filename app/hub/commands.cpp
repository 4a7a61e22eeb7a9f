#include "app/hub/commands.h"

#include "app/hub/ask.h"
#include "app/hub/telling.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

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

QJsonObject revocationIn(const QCommandLineParser& parser) {
    QJsonObject data = idIn(parser);
    data.insert(u"reason"_s, parser.value(u"reason"_s));
    return data;
}

void reasonOption(QCommandLineParser& parser) {
    parser.addOption(
        {u"reason"_s, Words::tr("Why, for the record. Do not write names of people into it."), u"TEXT"_s});
}

void decisionOptions(QCommandLineParser& parser) {
    reasonOption(parser);
    parser.addOptions(
        {{u"accept"_s, Words::tr("It counts, as if the right had stood.")},
         {u"decline"_s, Words::tr("It does not count.")},
         {u"all"_s, Words::tr("Instead of EVENT: all that wait with this --code, from this --station, or "
                              "both.")},
         {u"code"_s, Words::tr("What they wait for: needs-supervisor or lost-awaited."), u"CODE"_s},
         {u"station"_s, Words::tr("The station that they come from."), u"ID"_s}});
}

QJsonObject decisionIn(const QCommandLineParser& parser) {
    QJsonObject data = revocationIn(parser);
    data.insert(u"accept"_s, parser.isSet(u"accept"_s));
    data.insert(u"decline"_s, parser.isSet(u"decline"_s));
    data.insert(u"all"_s, parser.isSet(u"all"_s));
    for (const QString& name : {u"code"_s, u"station"_s})
        if (parser.isSet(name)) data.insert(name, parser.value(name));
    return data;
}

/// The hub that runs may stand in another folder than whoever asks.
QJsonObject folderIn(const QCommandLineParser& parser) {
    return {{u"folder"_s, QDir().absoluteFilePath(parser.positionalArguments().value(0))}};
}

QJsonObject certificateIn(const QCommandLineParser& parser) {
    return {{u"file"_s, QDir().absoluteFilePath(parser.positionalArguments().value(0))}};
}

void subjectOption(QCommandLineParser& parser) {
    parser.addOption({u"subject"_s, Words::tr("The graduate's id; without it every purge."), u"ID"_s});
}

QJsonObject subjectIn(const QCommandLineParser& parser) { return {{u"id"_s, parser.value(u"subject"_s)}}; }

/// What help and mistakes are said by; done where that was all.
std::optional<ExitStatus> parse(QCommandLineParser& parser, const char* name, const char* positional,
                                const QStringList& arguments) {
    parser.addHelpOption();
    Place::addOptions(parser);
    const bool optional = positional && *positional == '[';
    if (positional) parser.addPositionalArgument(QLatin1String(positional), {}, QLatin1String(positional));
    const QString program = u"mianguan-hub "_s + QLatin1String(name);
    if (!parser.parse(QStringList(program) + arguments)) return complain(parser.errorText());
    if (parser.isSet(u"help"_s)) {
        say(parser.helpText());
        return Done;
    }
    const auto count = parser.positionalArguments().size();
    if (count != (positional ? 1 : 0) && !(optional && count == 0))
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
        {"decide",
         QT_TRANSLATE_NOOP("HubProgram",
                           "decides, as a supervisor, about what waits and no station shows any more"),
         "[EVENT]", decisionOptions, decisionIn, tellDecision},
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
