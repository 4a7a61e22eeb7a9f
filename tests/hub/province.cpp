#include "tests/hub/province.h"

#include <QFile>
#include <QStandardPaths>

#include <unistd.h>

namespace mianguan::test {

using namespace Qt::StringLiterals;

namespace {

QString nginxProgram() {
    return QStandardPaths::findExecutable(u"nginx"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s, u"/usr/bin"_s});
}

/// resources/hub/nginx.conf with other places; each must stand there.
QString configured(const QList<std::pair<QString, QString>>& places) {
    QFile file(QStringLiteral(NGINX_CONF));
    if (!file.open(QFile::ReadOnly)) qFatal("no nginx.conf");
    QString text = QString::fromUtf8(file.readAll());
    for (const auto& [theirs, ours] : places) {
        if (!text.contains(theirs)) qFatal("nginx.conf does not say %s", qPrintable(theirs));
        text.replace(theirs, ours);
    }
    return text;
}

} // namespace

bool Province::isPossible() { return !nginxProgram().isEmpty() && PostgresServer::start() != nullptr; }

Province::~Province() {
    if (nginx.state() == QProcess::NotRunning) return;
    nginx.terminate();
    nginx.waitForFinished();
}

bool Province::startHub(int number) {
    hubs[number] = std::make_unique<HubProgram>(folder.filePath(u"hub"_s));
    const QString socket = folder.filePath(u"%1.sock"_s.arg(number + 1));
    return hubs[number]->start(options + QStringList{u"--behind-proxy"_s, u"--listen"_s, socket}, database);
}

void Province::writeConfiguration(int perAddress) const {
    const bool root = geteuid() == 0;
    const QString connections = u"limit_conn connections %1;"_s;
    const QString text =
        configured({{connections.arg(1000), connections.arg(perAddress)},
                    {u"user www-data;"_s, root ? u"user root;"_s : QString()},
                    {u"pid /run/nginx.pid;"_s, u"pid %1/nginx.pid; daemon off;"_s.arg(folder.path())},
                    {u"worker_rlimit_nofile 65536;"_s, QString()}, // more than a test may have
                    {u"worker_connections 24576;"_s, u"worker_connections 12288;"_s},
                    {u"listen 8443"_s, u"listen 127.0.0.1:%1"_s.arg(listening)},
                    {u"listen [::]:8443 ssl reuseport backlog=4096;"_s, QString()},
                    {u"/run/mianguan-hub"_s, folder.path()},
                    {u"/var/lib/mianguan-hub"_s, hubs[0]->folder()},
                    {u"/var/log/nginx"_s, folder.path()},
                    {u"http {\n"_s,
                     u"http {\n    client_body_temp_path %1/b; proxy_temp_path %1/p; fastcgi_temp_path %1/f; "
                     "uwsgi_temp_path %1/u; scgi_temp_path %1/s;\n"_s.arg(folder.path())}});
    QFile file(folder.filePath(u"nginx.conf"_s));
    if (!file.open(QFile::WriteOnly) || file.write(text.toUtf8()) < 0) qFatal("nginx.conf cannot be written");
}

QString Province::begin(const QStringList& hubOptions, const Scale& scale) {
    options = hubOptions;
    postgres = PostgresServer::start(scale.durable);
    database = postgres->newDatabase();
    for (const int number : {0, 1})
        if (!startHub(number)) return hubs[number]->logged();
    listening = freePort();
    address = u"127.0.0.1:%1"_s.arg(listening);
    writeConfiguration(scale.perAddress);
    const QStringList with{u"-p"_s, folder.path(),
                           u"-c"_s, folder.filePath(u"nginx.conf"_s),
                           u"-e"_s, folder.filePath(u"error.log"_s)};
    const Ran checked = runProgram(nginxProgram(), with + QStringList{u"-t"_s});
    if (checked.exit != 0) return checked.complained;
    nginx.setProcessChannelMode(QProcess::MergedChannels);
    nginx.start(nginxProgram(), with);
    return nginx.waitForStarted() ? QString() : nginx.errorString();
}

} // namespace mianguan::test
