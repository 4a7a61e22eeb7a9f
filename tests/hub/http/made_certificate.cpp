#include "tests/hub/http/made_certificate.h"

#include <QFile>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace mianguan::http {

namespace {

void writeTo(const QString& path, const std::function<void(BIO*)>& write) {
    BIO* const bio = BIO_new_file(QFile::encodeName(path).constData(), "w");
    write(bio);
    BIO_free(bio);
}

X509* selfSigned(EVP_PKEY* key) {
    X509* const certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 24 * 3600);
    X509_NAME* const name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"),
                               -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_set_pubkey(certificate, key);
    X509_sign(certificate, key, EVP_sha256());
    return certificate;
}

} // namespace

Certificate madeCertificate(const QString& folder, const QString& name) {
    EVP_PKEY* const key = EVP_EC_gen("P-256");
    X509* const certificate = selfSigned(key);
    const QString base = folder + QLatin1Char('/') + name;
    writeTo(base + QStringLiteral(".crt"), [=](BIO* bio) { PEM_write_bio_X509(bio, certificate); });
    writeTo(base + QStringLiteral(".key"),
            [=](BIO* bio) { PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr); });
    X509_free(certificate);
    EVP_PKEY_free(key);
    return {base + QStringLiteral(".crt"), base + QStringLiteral(".key")};
}

} // namespace mianguan::http
