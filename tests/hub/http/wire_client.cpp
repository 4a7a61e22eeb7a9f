#include "tests/hub/http/wire_client.h"

#include <QCryptographicHash>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace mianguan::http {

namespace {

constexpr timeval patience{30, 0};

} // namespace

WireClient::WireClient(quint16 port) : socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket, reinterpret_cast<sockaddr*>(&place), sizeof place) != 0) hangUp();
}

WireClient::WireClient(WireClient&& other) noexcept
    : socket(std::exchange(other.socket, -1)), context(std::exchange(other.context, nullptr)),
      tls(std::exchange(other.tls, nullptr)), incoming(std::move(other.incoming)) {}

WireClient::~WireClient() {
    SSL_free(tls);
    SSL_CTX_free(context);
    hangUp();
}

bool WireClient::startTls(int mostVersion) {
    context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_security_level(context, 0); // or OpenSSL itself would not offer the old versions
    SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context, mostVersion);
    tls = SSL_new(context);
    SSL_set_fd(tls, socket);
    return SSL_connect(tls) == 1;
}

bool WireClient::send(const QByteArray& bytes) {
    for (qsizetype at = 0; at < bytes.size();) {
        const auto left = static_cast<size_t>(bytes.size() - at);
        const auto sent = tls ? SSL_write(tls, bytes.constData() + at, static_cast<int>(left))
                              : ::send(socket, bytes.constData() + at, left, MSG_NOSIGNAL);
        if (sent <= 0) return false;
        at += sent;
    }
    return true;
}

qsizetype WireClient::readSome() {
    char piece[16384];
    const auto count = tls ? SSL_read(tls, piece, sizeof piece) : recv(socket, piece, sizeof piece, 0);
    if (count > 0) incoming.append(piece, count);
    return count;
}

Got WireClient::receive(bool bodyless) {
    Got got;
    while (incoming.indexOf("\r\n\r\n") < 0)
        if (readSome() <= 0) return got;
    const qsizetype end = incoming.indexOf("\r\n\r\n");
    const QByteArrayList lines = incoming.first(end).split('\n');
    incoming.remove(0, end + 4);
    for (const QByteArray& line : lines.mid(1))
        got.headers.add(line.first(line.indexOf(':')), line.mid(line.indexOf(':') + 1).trimmed());
    const qsizetype length = bodyless ? 0 : got.text("Content-Length").toLongLong();
    while (incoming.size() < length)
        if (readSome() <= 0) return {};
    got.status = lines.first().split(' ').value(1).toInt();
    got.body = incoming.first(length);
    incoming.remove(0, length);
    return got;
}

Got WireClient::ask(const QByteArray& bytes, bool bodyless) {
    return send(bytes) ? receive(bodyless) : Got();
}

QByteArray WireClient::receiveAll() {
    while (readSome() > 0) {
    }
    return std::exchange(incoming, {});
}

bool WireClient::isClosed() {
    if (!incoming.isEmpty()) return false;
    const auto count = readSome();
    return count == 0 || (count < 0 && (tls || errno != EAGAIN));
}

void WireClient::hangUp() {
    if (socket >= 0) close(std::exchange(socket, -1));
}

void WireClient::endSending() { shutdown(socket, SHUT_WR); }

void WireClient::receiveLittle() {
    const int bytes = 4096;
    setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

int WireClient::tlsVersion() const { return SSL_version(tls); }

QByteArray WireClient::serverKeyHash() const {
    X509* const certificate = SSL_get1_peer_certificate(tls);
    unsigned char* bytes = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &bytes);
    const QByteArray key(reinterpret_cast<char*>(bytes), size);
    OPENSSL_free(bytes);
    X509_free(certificate);
    return QCryptographicHash::hash(key, QCryptographicHash::Sha256);
}

QByteArray get(const QByteArray& target, const QByteArray& more) {
    return "GET " + target + " HTTP/1.1\r\nHost: hub\r\n" + more + "\r\n";
}

QByteArray post(const QByteArray& target, const QByteArray& body, const QByteArray& more) {
    return "POST " + target + " HTTP/1.1\r\nHost: hub\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + more + "\r\n" + body;
}

} // namespace mianguan::http
