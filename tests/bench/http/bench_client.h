#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <sys/types.h>

namespace mianguan::http {

/// Keeps `connections` lines open to a server on this machine and asks on each again as soon as it is
/// answered, on one thread.
struct Load {
    quint16 port = 0;
    int connections = 1;
    bool tls = false;
    std::chrono::milliseconds lasting{3000};
    QByteArray path = "/hello";
    int perAddress = 0; ///< connections from each address of 127.0.0.0/8; 0: all from one
};

struct Answered {
    qint64 requests = 0;
    double seconds = 0;
    QList<double> times; ///< of each request, ms, sorted
    double perSecond() const { return static_cast<double>(requests) / seconds; }
    double part(double share) const {
        return times.isEmpty() ? 0
                               : times[static_cast<qsizetype>(share * static_cast<double>(times.size() - 1))];
    }
};

Answered press(const Load& load);

/// Opens the connections in a process of its own, asks once on each and holds them until letGo();
/// answers when all are there.
pid_t holdElsewhere(const Load& load);
void letGo(pid_t holder);

} // namespace mianguan::http
