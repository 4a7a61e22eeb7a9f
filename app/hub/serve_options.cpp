#include "app/hub/serve_options.h"

#include <QCoreApplication>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mianguan::hub {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HubProgram)
};

constexpr int defaultPort = 8443, groupMayUse = 0660;

Fail wrong(const QString& what, const QString& where, const QString& remedy) {
    return fail(ErrorKind::Refused, what, where, remedy);
}

QByteArray everyAddress() {
    const int tried = ::socket(AF_INET6, SOCK_STREAM, 0);
    if (tried < 0) return "0.0.0.0";
    ::close(tried);
    return "::";
}

bool isNumeric(const QByteArray& host) {
    in6_addr room;
    return inet_pton(AF_INET, host.constData(), &room) == 1 ||
           inet_pton(AF_INET6, host.constData(), &room) == 1;
}

/// "[::1]:8443", "127.0.0.1:8443", ":8443" or the path of a socket.
Result<http::Endpoint> endpointIn(const QString& text) {
    if (text.startsWith(u'/')) return http::Endpoint{text.toLocal8Bit(), 0, {}, groupMayUse};
    const qsizetype colon = text.lastIndexOf(u':');
    bool isPort = false;
    const ushort port = text.mid(colon + 1).toUShort(&isPort);
    QString host = text.left(std::max<qsizetype>(colon, 0));
    if (host.startsWith(u'[') && host.endsWith(u']')) host = host.mid(1, host.size() - 2);
    const bool isHost = host.isEmpty() || isNumeric(host.toLatin1());
    if (colon >= 0 && isPort && isHost)
        return http::Endpoint{host.isEmpty() ? everyAddress() : host.toLatin1(), port};
    return wrong(Words::tr("This is no place to listen on"), text,
                 Words::tr("Write ADDRESS:PORT with a numeric address, :PORT, or the path of a socket."));
}

Result<QList<http::Endpoint>> endpointsIn(const QStringList& texts) {
    QList<http::Endpoint> all;
    for (const QString& text : texts) {
        const auto endpoint = endpointIn(text);
        if (!endpoint) return Fail(endpoint.error());
        all += *endpoint;
    }
    if (all.isEmpty()) all += http::Endpoint{everyAddress(), defaultPort};
    return all;
}

bool isOfThisMachine(const http::Endpoint& endpoint) {
    return endpoint.address.startsWith('/') || endpoint.address.startsWith("127.") ||
           endpoint.address == "::1";
}

Result<int> countIn(const QCommandLineParser& parser, const QString& option, int most) {
    bool isNumber = false;
    const int count = parser.value(option).toInt(&isNumber);
    if (isNumber && count >= 1 && count <= most) return count;
    return wrong(Words::tr("--%1 takes a number from 1 to %2").arg(option).arg(most), parser.value(option),
                 {});
}

Result<void> check(const ServeOptions& options) {
    for (const http::Endpoint& endpoint : options.listen)
        if (options.behindProxy && !isOfThisMachine(endpoint))
            return wrong(
                Words::tr("Behind a proxy the hub speaks without encryption, and only on this machine"),
                QString::fromLatin1(endpoint.address),
                Words::tr("Listen on 127.0.0.1:PORT or on the path of a socket."));
    if (options.admin && !isOfThisMachine(*options.admin))
        return wrong(Words::tr("Administrators are served on this machine alone"),
                     QString::fromLatin1(options.admin->address),
                     Words::tr("Use 127.0.0.1:PORT or the path of a socket."));
    if (options.place.certificateFile.isEmpty() != options.place.keyFile.isEmpty() && !options.behindProxy)
        return wrong(Words::tr("A certificate and its key belong together"), {},
                     Words::tr("Name both, --certificate and --key, or neither."));
    return {};
}

} // namespace

void ServeOptions::addOptions(QCommandLineParser& parser) {
    Place::addOptions(parser);
    parser.addOptions(
        {{u"name"_s, Words::tr("The hub's name as stations show it."), u"TEXT"_s},
         {u"listen"_s,
          Words::tr("Where stations come in, as often as wanted; without it every address, port %1.")
              .arg(defaultPort),
          u"ADDRESS:PORT|PATH"_s},
         {u"admin-listen"_s,
          Words::tr("Where metrics and health are told on this machine; on a PATH commands are taken too. "
                    "With a database in the folder that is admin.sock there by itself."),
          u"ADDRESS:PORT|PATH"_s},
         {u"behind-proxy"_s, Words::tr("nginx encrypts in front: plain HTTP, on this machine alone.")},
         {u"trust"_s,
          Words::tr("A proxy's address whose X-Forwarded-For is believed; without it this machine."),
          u"ADDRESS"_s},
         {u"connections"_s, Words::tr("So many at once; beyond that stations are told to wait."), u"N"_s,
          u"1000"_s},
         {u"workers"_s, Words::tr("Threads that answer, each with a database connection."), u"N"_s,
          u"16"_s}});
}

Result<ServeOptions> ServeOptions::from(const QCommandLineParser& parser) {
    const auto place = Place::from(parser);
    if (!place) return Fail(place.error());
    ServeOptions options;
    options.place = *place;
    options.name = parser.isSet(u"name"_s) ? parser.value(u"name"_s) : hostName();
    const auto listen = endpointsIn(parser.values(u"listen"_s));
    if (!listen) return Fail(listen.error());
    options.listen = *listen;
    if (parser.isSet(u"admin-listen"_s)) {
        const auto admin = endpointIn(parser.value(u"admin-listen"_s));
        if (!admin) return Fail(admin.error());
        options.admin = *admin;
    }
    options.behindProxy = parser.isSet(u"behind-proxy"_s);
    if (options.behindProxy) options.trusted = {"127.0.0.1", "::1", http::localAddress};
    for (const QString& address : parser.values(u"trust"_s))
        options.trusted += address.toLatin1();
    const auto connections = countIn(parser, u"connections"_s, 60'000);
    const auto workers = countIn(parser, u"workers"_s, 256);
    if (!connections) return Fail(connections.error());
    if (!workers) return Fail(workers.error());
    options.connections = *connections;
    options.workers = *workers;
    return check(options).map([&] { return options; });
}

} // namespace mianguan::hub
