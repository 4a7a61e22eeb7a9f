#include "fake_tls.h"

#include <algorithm>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mianguan::test {

namespace {

struct FreePart {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
};

std::unique_ptr<X509, FreePart> certificateOf(EVP_PKEY* key) {
    std::unique_ptr<X509, FreePart> certificate(X509_new());
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 24 * 3600);
    X509_set_pubkey(certificate.get(), key);
    X509_sign(certificate.get(), key, EVP_sha256());
    return certificate;
}

QByteArray publicKeyInfo(EVP_PKEY* key) {
    unsigned char* bytes = nullptr;
    const int size = i2d_PUBKEY(key, &bytes);
    const QByteArray info(reinterpret_cast<const char*>(bytes), size);
    OPENSSL_free(bytes);
    return info;
}

} // namespace

TlsKey::TlsKey() : all(SSL_CTX_new(TLS_server_method())) {
    const std::unique_ptr<EVP_PKEY, FreePart> key(EVP_EC_gen("P-256"));
    SSL_CTX_use_certificate(all.get(), certificateOf(key.get()).get());
    SSL_CTX_use_PrivateKey(all.get(), key.get());
    sum = Hash::of(publicKeyInfo(key.get()));
}

TlsStream::TlsStream(int connection, const TlsKey& key) : socket(connection), tls(SSL_new(key.context())) {
    SSL_set_fd(tls.get(), socket);
    open = SSL_accept(tls.get()) == 1;
}

TlsStream::~TlsStream() {
    if (open) SSL_shutdown(tls.get());
    close(socket);
}

QByteArray TlsStream::readSome(qsizetype most) {
    QByteArray bytes(most, Qt::Uninitialized);
    const int size = open ? SSL_read(tls.get(), bytes.data(), int(most)) : 0;
    bytes.resize(std::max(size, 0));
    return bytes;
}

bool TlsStream::write(const QByteArray& bytes) {
    return bytes.isEmpty() || (open && SSL_write(tls.get(), bytes.constData(), int(bytes.size())) > 0);
}

void TlsStream::cut() {
    open = false;
    shutdown(socket, SHUT_RDWR);
}

} // namespace mianguan::test
