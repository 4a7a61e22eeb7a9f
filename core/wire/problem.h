#pragma once

#include "core/base/result.h"
#include "core/wire/refusal.h"

#include <QJsonObject>

namespace mianguan::wire {

/// A refused request as it travels: application/problem+json (RFC 9457) with the contract's members.
struct Problem {
    QString code; ///< of a newer hub it may be unknown here
    QString sentence;
    QString remedy;
    QString requestId;
    QJsonObject details; ///< by code: "field", "head", "offset", "versions" …

    static Problem of(Refusal refusal, QStringView acceptLanguage, const QString& requestId,
                      const QJsonObject& details = {});
    std::optional<Refusal> refusal() const { return refusalFrom(code); }
};

inline constexpr char problemType[] = "application/problem+json";
inline constexpr char cborType[] = "application/cbor";

QByteArray toBytes(const Problem& problem);
Result<Problem> problemFrom(const QByteArray& bytes); ///< error: Unreadable

} // namespace mianguan::wire
