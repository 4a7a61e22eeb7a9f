#pragma once

#include "core/base/hash.h"

#include <memory>
#include <openssl/ssl.h>

namespace mianguan::test {

/// A TLS key of a server, made for the occasion.
class TlsKey {
public:
    TlsKey();
    const Hash& pin() const { return sum; }
    SSL_CTX* context() const { return all.get(); }

private:
    struct Free {
        void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    };
    std::unique_ptr<SSL_CTX, Free> all;
    Hash sum;
};

/// A connection's server side. Blocking; every reading and writing may find that the other side is gone.
class TlsStream {
public:
    /// Takes the socket, and shakes hands.
    TlsStream(int socket, const TlsKey& key);
    ~TlsStream();
    Q_DISABLE_COPY_MOVE(TlsStream)

    bool isOpen() const { return open; }
    QByteArray readSome(qsizetype most); ///< empty when the other side is gone
    bool write(const QByteArray& bytes);
    void cut(); ///< without a word of farewell

private:
    struct Free {
        void operator()(SSL* tls) const { SSL_free(tls); }
    };
    int socket;
    std::unique_ptr<SSL, Free> tls;
    bool open = false;
};

} // namespace mianguan::test
