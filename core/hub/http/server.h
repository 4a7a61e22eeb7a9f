#pragma once

#include "core/hub/http/options.h"
#include "core/hub/http/route.h"

namespace mianguan::http {

class Service;

/// An HTTP/1.1 server: a few threads for what comes and goes, a pool of workers for handlers. Knows what a
/// request is and nothing of what it is about.
class Server {
public:
    /// Listens and serves at once. Fails when an endpoint cannot be listened on or a certificate cannot be
    /// read.
    static Result<std::unique_ptr<Server>> start(Options options, RouteTable routes);
    ~Server(); ///< stop() without grace

    /// The ports listened on, in the order of the endpoints; 0 for a path.
    QList<quint16> ports() const;

    /// Listens no more and closes idle connections; held requests end at once, running ones may finish within
    /// `grace`; then all is cut. Waits for handlers that run. Not from a handler.
    void stop(std::chrono::milliseconds grace);

    /// Reads the certificates again, for connections from now on; what cannot be read leaves the old ones in
    /// use.
    Result<void> renewCertificates();

private:
    explicit Server(std::unique_ptr<Service> service);
    std::unique_ptr<Service> service;
};

/// Lets this process have as many descriptors as it may; returns how many.
qint64 raiseDescriptorLimit();

} // namespace mianguan::http
