#include "app/hub/place.h"

#include "core/hub/tls_identity.h"
#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QSysInfo>

namespace mianguan::hub {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HubProgram)
};

QString given(const QCommandLineParser& parser, const QString& option, const char* variable) {
    return parser.isSet(option) ? parser.value(option) : qEnvironmentVariable(variable);
}

Fail wrong(const QString& what, const QString& remedy) { return fail(ErrorKind::Refused, what, {}, remedy); }

} // namespace

QString hostName() { return QSysInfo::machineHostName(); }

void Place::addOptions(QCommandLineParser& parser) {
    parser.addOptions(
        {{u"data"_s, Words::tr("The hub's folder; made at the first start."), u"DIR"_s},
         {u"database"_s,
          Words::tr("A PostgreSQL database instead of a file in the folder; or $MIANGUAN_HUB_DATABASE, which "
                    "others cannot see."),
          u"postgresql://…"_s},
         {u"address"_s,
          Words::tr("How stations reach the hub, for enrolment codes; or $MIANGUAN_HUB_ADDRESS. Without it "
                    "this machine's name and port."),
          u"HOST:PORT"_s},
         {u"certificate"_s,
          Words::tr("PEM file of the certificate that stations meet, nginx's behind nginx; without it one is "
                    "made."),
          u"FILE"_s},
         {u"key"_s, Words::tr("PEM file of its key."), u"FILE"_s}});
}

Result<Place> Place::from(const QCommandLineParser& parser) {
    if (parser.value(u"data"_s).isEmpty())
        return wrong(Words::tr("The hub's folder was not named"), Words::tr("Name it with --data DIR."));
    return Place{QDir(parser.value(u"data"_s)).absolutePath(),
                 given(parser, u"database"_s, "MIANGUAN_HUB_DATABASE"),
                 given(parser, u"address"_s, "MIANGUAN_HUB_ADDRESS"), parser.value(u"certificate"_s),
                 parser.value(u"key"_s)};
}

Result<http::Certificate> Place::certificate() const {
    if (!certificateFile.isEmpty()) return http::Certificate{certificateFile, keyFile};
    return ownCertificate(folder, hostName(), FileSystem::real());
}

Result<Site> Place::site() const {
    const auto used = certificate();
    if (!used) return Fail(used.error());
    return pinOf(used->chainFile).map([this](const Hash& pin) { return Site{address, pin}; });
}

} // namespace mianguan::hub
