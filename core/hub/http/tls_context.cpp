#include "core/hub/http/tls_context.h"

#include <QCoreApplication>
#include <QFile>

namespace mianguan::http {

namespace {

Fail cannotUse(const QString& file, const ErrorCode& error) {
    return fail(ErrorKind::Unreadable,
                QCoreApplication::translate("Hub", "The certificate or its key cannot be used: %1")
                    .arg(QString::fromStdString(error.message())),
                file,
                QCoreApplication::translate(
                    "Hub", "Both must be PEM files that this program may read, and belong together."));
}

void restrict(asio::ssl::context& context) {
    SSL_CTX* native = context.native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");
    SSL_CTX_set_options(native,
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
}

} // namespace

Result<TlsContext> tlsContext(const Certificate& certificate) {
    const auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    restrict(*context);
    ErrorCode error;
    context->use_certificate_chain_file(QFile::encodeName(certificate.chainFile).toStdString(), error);
    if (error) return cannotUse(certificate.chainFile, error);
    context->use_private_key_file(QFile::encodeName(certificate.keyFile).toStdString(),
                                  asio::ssl::context::pem, error);
    if (error) return cannotUse(certificate.keyFile, error);
    return context;
}

} // namespace mianguan::http
