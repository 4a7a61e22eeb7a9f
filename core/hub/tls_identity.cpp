#include "core/hub/tls_identity.h"

#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QFile>

#include <functional>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace mianguan::hub {

namespace {

constexpr long lifetime = 20L * 365 * 24 * 3600; // seconds: stations go by the pin, not by dates
constexpr long backdated = 24L * 3600;           // as clocks differ
constexpr int serialBytes = 16;

template <auto free>
struct Freeing {
    template <class T>
    void operator()(T* object) const {
        free(object);
    }
};
using KeyPair = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using X509Ptr = std::unique_ptr<X509, Freeing<X509_free>>;
using Bio = std::unique_ptr<BIO, Freeing<BIO_free>>;

Fail cannotMake(const QString& where) {
    return fail(ErrorKind::System,
                QCoreApplication::translate("Hub", "The key for the network cannot be made"), where);
}

Fail notACertificate(const QString& file) {
    return fail(ErrorKind::Unreadable,
                QCoreApplication::translate("Hub", "There is no certificate in this file"), file,
                QCoreApplication::translate("Hub", "It must be a PEM file that this program may read."));
}

QByteArray pem(const std::function<int(BIO*)>& write) {
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || write(bio.get()) != 1) return {};
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return QByteArray(bytes, size);
}

bool giveSerial(X509* certificate) {
    unsigned char bytes[serialBytes];
    if (RAND_bytes(bytes, serialBytes) != 1) return false;
    bytes[0] &= 0x7f;
    const std::unique_ptr<BIGNUM, Freeing<BN_free>> number(BN_bin2bn(bytes, serialBytes, nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool nameIt(X509* certificate, const QByteArray& host) {
    X509_NAME* const name = X509_get_subject_name(certificate);
    const bool named = X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                                  reinterpret_cast<const unsigned char*>(host.constData()),
                                                  int(host.size()), -1, 0) == 1 &&
                       X509_set_issuer_name(certificate, name) == 1;
    const std::unique_ptr<X509_EXTENSION, Freeing<X509_EXTENSION_free>> alternative(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, QByteArray("DNS:" + host).constData()));
    return named && alternative && X509_add_ext(certificate, alternative.get(), -1) == 1;
}

X509Ptr selfSigned(EVP_PKEY* key, const QByteArray& host) {
    X509Ptr certificate(X509_new());
    const bool made = certificate && X509_set_version(certificate.get(), 2) == 1 &&
                      giveSerial(certificate.get()) && nameIt(certificate.get(), host) &&
                      X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -backdated) &&
                      X509_gmtime_adj(X509_getm_notAfter(certificate.get()), lifetime) &&
                      X509_set_pubkey(certificate.get(), key) == 1 &&
                      X509_sign(certificate.get(), key, EVP_sha256()) > 0;
    return made ? std::move(certificate) : nullptr;
}

/// The key last: where it stands, the certificate does too.
Result<void> make(const http::Certificate& files, const QString& name, FileSystem& disk) {
    const QByteArray host = name.left(64).toUtf8(); // as much as a common name takes
    const KeyPair key(EVP_EC_gen("P-256"));
    const X509Ptr certificate = key ? selfSigned(key.get(), host.isEmpty() ? "mianguan-hub" : host) : nullptr;
    if (!certificate) return cannotMake(files.keyFile);
    const QByteArray chain = pem([&](BIO* bio) { return PEM_write_bio_X509(bio, certificate.get()); });
    const QByteArray secret = pem([&](BIO* bio) {
        return PEM_write_bio_PKCS8PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    if (chain.isEmpty() || secret.isEmpty()) return cannotMake(files.keyFile);
    return replaceFileDurably(disk, files.chainFile, chain).and_then([&] {
        return replaceFileDurably(disk, files.keyFile, secret);
    });
}

} // namespace

Result<http::Certificate> ownCertificate(const QString& folder, const QString& name, FileSystem& files) {
    const QString keys = folder + QStringLiteral("/keys");
    const http::Certificate own{keys + QStringLiteral("/tls.crt"), keys + QStringLiteral("/tls.key")};
    const auto lock = FolderLock::take(keys); // of two processes that start for the first time
    if (!lock) return Fail(lock.error());
    if (!QFile::exists(own.keyFile))
        if (const auto made = make(own, name, files); !made) return Fail(made.error());
    return own;
}

Result<Hash> pinOf(const QString& certificateFile) {
    const Bio bio(BIO_new_file(QFile::encodeName(certificateFile).constData(), "r"));
    const X509Ptr certificate(bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!certificate) return notACertificate(certificateFile);
    unsigned char* bytes = nullptr;
    const int size = i2d_PUBKEY(X509_get0_pubkey(certificate.get()), &bytes);
    if (size <= 0) return notACertificate(certificateFile);
    const Hash pin = Hash::of(QByteArrayView(bytes, size));
    OPENSSL_free(bytes);
    return pin;
}

} // namespace mianguan::hub
