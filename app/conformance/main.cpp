#include "app/conformance/trial.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLoggingCategory>
#include <QUrl>

#include <cstdio>

// Tries a hub, anybody's, against the contract of resources/hub/openapi.yaml. In English, as the contract is.

namespace {

using namespace mianguan;
using namespace Qt::StringLiterals;

enum ExitStatus { Conforms, Differs, WrongUsage };

void say(const QString& text) { std::fputs(qPrintable(text + u'\n'), stdout); }

ExitStatus complain(const QString& text) {
    std::fputs(qPrintable(text + u'\n'), stderr);
    return WrongUsage;
}

/// The address of a URL: host or host:port; empty when it is no plain https URL.
QString addressIn(const QString& text) {
    const QUrl url(text, QUrl::StrictMode);
    const bool plain = url.isValid() && url.scheme() == u"https" && !url.host().isEmpty() &&
                       url.userInfo().isEmpty() && (url.path().isEmpty() || url.path() == u"/") &&
                       !url.hasQuery();
    return plain ? url.authority() : QString();
}

ExitStatus walk(conformance::Trial& trial) {
    int failed = 0;
    const auto clauses = conformance::everyClause(trial);
    for (const conformance::Clause& clause : clauses) {
        const conformance::Fault fault = clause.check(trial);
        say(u"%1  %2: %3  [%4]"_s.arg(fault.isEmpty() ? u"passed"_s : u"FAILED"_s, QLatin1String(clause.name),
                                      QLatin1String(clause.words), QLatin1String(clause.place)));
        if (fault.isEmpty()) continue;
        ++failed;
        say(u"        %1"_s.arg(fault));
    }
    say(u"%1 clauses, %2 failed"_s.arg(clauses.size()).arg(failed));
    return failed == 0 ? Conforms : Differs;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(MIANGUAN_VERSION));
    QLoggingCategory::setFilterRules(u"mianguan.sync=false"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Tries a hub against the contract, resources/hub/openapi.yaml: enrols "
                                     u"a station by the code, walks every clause and "
                                     "says of each whether it holds and where it stands. Use a hub for "
                                     "tests: the station and its events stay there.\n\n"
                                     "Exit status: 0 every clause holds, 1 some do not, 2 wrong usage."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"URL"_s, u"the hub, as https://hub.example.edu.cn:8443"_s);
    const QCommandLineOption code(u"code"_s, u"an enrolment code of that hub, unused"_s, u"ENROLMENT-CODE"_s);
    const QCommandLineOption accountCode(u"account-code"_s,
                                         u"a code for a service account, unused, for the same school: its "
                                         "clauses are walked too"_s,
                                         u"ENROLMENT-CODE"_s);
    parser.addOptions({code, accountCode});
    parser.process(app);
    const QString address = addressIn(parser.positionalArguments().value(0));
    if (parser.positionalArguments().size() != 1 || address.isEmpty() || !parser.isSet(code))
        return complain(u"usage: mianguan-hub-conformance https://HUB[:PORT] --code ENROLMENT-CODE "
                        "[--account-code ENROLMENT-CODE]"_s);
    const auto given = wire::EnrolmentCode::parse(parser.value(code));
    if (!given) return complain(given.error().sentence());
    sync::Route route{address, {given->pin}, {}, {}};
    conformance::Trial trial(route, given->secret);
    if (parser.isSet(accountCode)) {
        const auto forAccount = wire::EnrolmentCode::parse(parser.value(accountCode));
        if (!forAccount) return complain(forAccount.error().sentence());
        trial.account = std::make_unique<conformance::Trial>(route, forAccount->secret);
    }
    return walk(trial);
}
