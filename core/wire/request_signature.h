#pragma once

#include "core/base/hash.h"
#include "core/base/result.h"
#include "core/keys/signature.h"

#include <QByteArrayList>

namespace mianguan::wire {

/// Header names of the contract.
namespace header {
inline constexpr char version[] = "Mianguan-Version";
inline constexpr char caller[] = "Mianguan-Caller";
inline constexpr char nonce[] = "Mianguan-Nonce";
inline constexpr char number[] = "Mianguan-Number";
inline constexpr char signature[] = "Mianguan-Signature";
inline constexpr char nextNonce[] = "Mianguan-Next-Nonce"; ///< of an answer
inline constexpr char refusal[] = "Mianguan-Refusal";      ///< of a refusal: its code, as HEAD has no body
inline constexpr char requestId[] = "Mianguan-Request-Id"; ///< given by the caller, told again by the hub
inline constexpr char metered[] = "Mianguan-Metered";      ///< "1": the caller's line costs money
inline constexpr char uploadOffset[] = "Upload-Offset";
inline constexpr char idempotencyKey[] = "Idempotency-Key";
} // namespace header

/// What of a request is signed.
struct RequestFacts {
    QByteArray method; ///< "POST"
    QByteArray target; ///< path with query, as on the request line
    Hash body;         ///< SHA-256 of the body's bytes; of nothing where there is none
    QByteArray nonce;
    qint64 number = 0; ///< rises with every request under one nonce
};

/// The text: "mianguan request", method, target, body's hash in hex, nonce and number, joined by LF.
QByteArray signedRequest(const RequestFacts& facts);

/// The four headers of a signed request.
struct RequestSignature {
    Id caller;
    QByteArray nonce;
    qint64 number = 0;
    QByteArray signature; ///< 64 bytes

    static RequestSignature by(const SigningKey& key, const Id& caller, const RequestFacts& facts);
    bool fits(const PublicKey& key, const QByteArray& method, const QByteArray& target,
              const Hash& body) const;

    QByteArrayList headerLines() const; ///< "Mianguan-Caller: …" each
    /// From the headers' values. Error: Unreadable, `where` names the header.
    static Result<RequestSignature> fromHeaders(const QByteArray& caller, const QByteArray& nonce,
                                                const QByteArray& number, const QByteArray& signature);
};

} // namespace mianguan::wire
