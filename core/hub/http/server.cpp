#include "core/hub/http/server.h"

#include "core/hub/http/service.h"

#include <sys/resource.h>

namespace mianguan::http {

Server::Server(std::unique_ptr<Service> service) : service(std::move(service)) {}

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::start(Options options, RouteTable routes) {
    auto service = std::make_unique<Service>(std::move(options), std::move(routes));
    if (const auto opened = service->open(); !opened) return Fail(opened.error());
    return std::unique_ptr<Server>(new Server(std::move(service)));
}

QList<quint16> Server::ports() const { return service->ports(); }

void Server::stop(std::chrono::milliseconds grace) { service->stop(grace); }

Result<void> Server::renewCertificates() { return service->renewCertificates(); }

qint64 raiseDescriptorLimit() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<qint64>(limit.rlim_cur);
}

} // namespace mianguan::http
