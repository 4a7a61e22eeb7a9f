#include "core/sync/mishap.h"

#include <curl/curl.h>

namespace mianguan::sync {

namespace {

constexpr int proxyWantsName = 407;

} // namespace

Mishap mishapOf(int curlCode, int proxyStatus) {
    if (proxyStatus == proxyWantsName) return Mishap::ProxyRefuses;
    if (proxyStatus >= 300) return Mishap::NoProxy;
    switch (curlCode) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return Mishap::AddressUnknown;
    case CURLE_COULDNT_CONNECT:
    case CURLE_INTERFACE_FAILED:
        return Mishap::NoConnection;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
        return Mishap::NoProxy;
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
        return Mishap::PinDiffers;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CERTPROBLEM:
        return Mishap::NoSecureConnection;
    case CURLE_OPERATION_TIMEDOUT:
        return Mishap::TooSlow;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_HTTP2:
    case CURLE_WRITE_ERROR: // our own limits on what an answer may hold
    case CURLE_FILESIZE_EXCEEDED:
        return Mishap::NotAHub;
    case CURLE_ABORTED_BY_CALLBACK:
        return Mishap::Cancelled;
    case CURLE_OUT_OF_MEMORY:
    case CURLE_FAILED_INIT:
    case CURLE_NOT_BUILT_IN:
    case CURLE_BAD_FUNCTION_ARGUMENT:
    case CURLE_UNKNOWN_OPTION:
    case CURLE_URL_MALFORMAT:
    case CURLE_SSL_ENGINE_INITFAILED:
        return Mishap::OwnFault;
    default: // GOT_NOTHING, RECV_ERROR, SEND_ERROR, PARTIAL_FILE and whatever else can happen to a line
        return Mishap::Cut;
    }
}

} // namespace mianguan::sync
