#pragma once

#include "core/base/hash.h"
#include "core/keys/secret.h"

#include <QList>
#include <QString>

#include <chrono>

namespace mianguan::sync {

/// Which proxy lies between this machine and the hub.
struct Proxy {
    enum class Choice { FromEnvironment, None, This };
    Choice choice = Choice::FromEnvironment; ///< https_proxy and no_proxy, as other programs
    QString address;                         ///< "http://proxy.example.edu.cn:3128"
    QString user;
    Secret password;
};

/// How long a line may keep silent; tests make them short.
struct Patience {
    std::chrono::milliseconds connect{15'000}; ///< with TLS
    std::chrono::seconds silence{30};          ///< less than `leastBytes` a second for so long is given up
    qint64 leastBytes = 256;
    std::chrono::seconds whole{900}; ///< of one request
};

/// Where the hub is, and what is known of it and of the way there.
struct Route {
    QString address;  ///< host or host:port
    QList<Hash> pins; ///< one of them must be the server's: the one enrolled with, and announced successors
    Proxy proxy;
    Patience patience;
    qint64 mostBytesPerSecond = 0; ///< each way, over all transfers together; 0 for no cap
    bool metered = false;          ///< the line costs money: the hub is told
};

} // namespace mianguan::sync
