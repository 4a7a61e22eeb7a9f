#include "core/wire/request_signature.h"

#include "core/wire/limits.h"

#include <QCoreApplication>

#include <algorithm>

namespace mianguan::wire {

namespace {

constexpr auto base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype mostNonce = 200;

Fail unlikeAgreed(const char* header) {
    return fail(ErrorKind::Unreadable,
                QCoreApplication::translate("Wire", "A header is missing or not as agreed"),
                QLatin1String(header),
                QCoreApplication::translate("Wire", "Check whether a proxy changes requests on the way."));
}

bool isNonceText(const QByteArray& text) {
    return !text.isEmpty() && text.size() <= mostNonce && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
               c == '_';
    });
}

/// Decimal digits alone, without leading zeros. Near the end of its type a number's window would have none.
std::optional<qint64> numberIn(const QByteArray& text) {
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    const bool oneWay =
        isNumber && number > 0 && number <= limit::requestNumber && QByteArray::number(number) == text;
    return oneWay ? std::optional(number) : std::nullopt;
}

std::optional<QByteArray> signatureIn(const QByteArray& text) {
    const auto decoded =
        QByteArray::fromBase64Encoding(text, base64 | QByteArray::AbortOnBase64DecodingErrors);
    const bool oneWay = decoded && decoded.decoded.size() == 64 && decoded.decoded.toBase64(base64) == text;
    return oneWay ? std::optional(decoded.decoded) : std::nullopt;
}

QByteArray line(const char* header, const QByteArray& value) { return QByteArray(header) + ": " + value; }

} // namespace

QByteArray signedRequest(const RequestFacts& facts) {
    return "mianguan request\n" + facts.method + '\n' + facts.target + '\n' + facts.body.hex().toLatin1() +
           '\n' + facts.nonce + '\n' + QByteArray::number(facts.number);
}

RequestSignature RequestSignature::by(const SigningKey& key, const Id& caller, const RequestFacts& facts) {
    return {caller, facts.nonce, facts.number, key.sign(signedRequest(facts))};
}

bool RequestSignature::fits(const PublicKey& key, const QByteArray& method, const QByteArray& target,
                            const Hash& body) const {
    return key.verifies(signedRequest({method, target, body, nonce, number}), signature);
}

QByteArrayList RequestSignature::headerLines() const {
    return {line(header::caller, caller.hex().toLatin1()), line(header::nonce, nonce),
            line(header::number, QByteArray::number(number)),
            line(header::signature, signature.toBase64(base64))};
}

Result<RequestSignature> RequestSignature::fromHeaders(const QByteArray& caller, const QByteArray& nonce,
                                                       const QByteArray& number,
                                                       const QByteArray& signature) {
    const auto id = Id::fromHex(QString::fromLatin1(caller));
    const auto counted = numberIn(number);
    const auto bytes = signatureIn(signature);
    if (!id) return unlikeAgreed(header::caller);
    if (!isNonceText(nonce)) return unlikeAgreed(header::nonce);
    if (!counted) return unlikeAgreed(header::number);
    if (!bytes) return unlikeAgreed(header::signature);
    return RequestSignature{*id, nonce, *counted, *bytes};
}

} // namespace mianguan::wire
