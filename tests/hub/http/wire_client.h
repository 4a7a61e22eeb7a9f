#pragma once

#include "core/hub/http/headers.h"

#include <QByteArray>

#include <memory>

struct ssl_st;
struct ssl_ctx_st;

namespace mianguan::http {

/// An answer as it came over the wire.
struct Got {
    int status = 0; ///< 0: the connection ended before there was one
    Headers headers;
    QByteArray body;
    QByteArray text(const char* name) const { return headers.value(name); }
};

/// A blocking client on a plain socket that sends whatever it is told, by TLS if asked. Every wait ends after
/// 30 seconds.
class WireClient {
public:
    explicit WireClient(quint16 port);
    WireClient(WireClient&& other) noexcept;
    ~WireClient();

    bool startTls(int mostVersion = 0); ///< an OpenSSL version number; 0: the newest. False when refused
    bool send(const QByteArray& bytes);
    Got receive(bool bodyless = false);
    Got ask(const QByteArray& bytes, bool bodyless = false);
    QByteArray receiveAll(); ///< to the end
    bool isClosed();         ///< waits for the end; false when there is more to read, or 30 s passed
    void hangUp();
    void endSending();
    void receiveLittle(); ///< a small receive buffer, as of one who does not read
    bool isOpen() const { return socket >= 0; }
    int tlsVersion() const;
    QByteArray serverKeyHash() const;

private:
    qsizetype readSome();

    int socket = -1;
    ssl_ctx_st* context = nullptr;
    ssl_st* tls = nullptr;
    QByteArray incoming;
};

QByteArray get(const QByteArray& target, const QByteArray& more = {});
QByteArray post(const QByteArray& target, const QByteArray& body, const QByteArray& more = {});

} // namespace mianguan::http
