#pragma once

#include "core/sync/http.h"
#include "core/sync/trouble.h"

namespace mianguan::sync {

/// What kept an answer from being one. Curl's codes and HTTP's statuses come down to these.
enum class Mishap {
    Refused,         ///< by the hub, with a code of the catalogue
    RefusedByStatus, ///< with a status alone, or a code of a newer hub
    AddressUnknown,
    NoConnection,
    NoProxy,
    ProxyRefuses, ///< name or password
    NoSecureConnection,
    PinDiffers,
    TooSlow, ///< or nothing at all for too long
    Cut,
    Unanswered, ///< cut before anything came back, on a connection that had been kept: it may have been dead
    NotAHub,    ///< what answers does not keep to the contract
    NotAsAsked, ///< the bytes that came are not those whose hash was asked for
    Cancelled,
    OwnFault, ///< of this machine: memory, files
};

/// `curlCode` a CURLcode; `proxyStatus` what a proxy answered to CONNECT, else 0.
Mishap mishapOf(int curlCode, int proxyStatus);

/// What of a call its trouble is told with.
struct Circumstances {
    QString hub;   ///< its address
    QString proxy; ///< empty when none is known
    QString requestId;
};

Trouble troubleFrom(Mishap mishap, const Circumstances& circumstances);
/// Of what this side refuses itself in the catalogue's words.
Trouble troubleFrom(wire::Refusal refusal, const Circumstances& circumstances);
/// Of an answer that is a refusal.
Trouble troubleFrom(const HttpAnswer& answer, const Circumstances& circumstances);

} // namespace mianguan::sync
