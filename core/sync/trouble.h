#pragma once

#include "core/base/result.h"
#include "core/wire/refusal.h"

#include <QJsonObject>

#include <chrono>
#include <optional>

namespace mianguan::sync {

/// Why a call to the hub did not succeed, as a program and as a person needs it.
struct Trouble {
    wire::Persistence persistence = wire::Persistence::Retryable;
    Error error;    ///< what happened, to which hub, what to do
    int status = 0; ///< of HTTP; 0 when no answer came
    QString code;   ///< of the contract's catalogue; empty when no refusal came
    QJsonObject details;
    std::optional<std::chrono::seconds> retryAfter; ///< asked for by the hub
    QString requestId;                              ///< in both logs

    bool isRetryable() const { return persistence == wire::Persistence::Retryable; }
    bool isCancelled() const { return error.kind == ErrorKind::Cancelled; }
    bool is(wire::Refusal refusal) const { return code == wire::refusalId(refusal); }
};

template <class T>
using Answer = tl::expected<T, Trouble>;
using Troubled = tl::unexpected<Trouble>;

} // namespace mianguan::sync
