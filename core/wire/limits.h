#pragma once

#include <QtGlobal>

#include <chrono>

/// The contract's limits (resources/hub/openapi.yaml, "Limits"); both sides check them.
namespace mianguan::wire::limit {

constexpr qint64 headBytes = 16 * 1024; ///< request line and headers
constexpr qint64 bodyBytes = 8 * 1024 * 1024;
constexpr qint64 blobBytes = 64 * 1024 * 1024; ///< of one blob, whole
constexpr qint64 smallBlobBytes = 256 * 1024;  ///< of one blob in a bundle
constexpr qint64 problemBytes = 64 * 1024;     ///< of a refusal
constexpr qint64 eventHeaderBytes = 4 * 1024;
constexpr qint64 eventBodyBytes = 1024 * 1024;
constexpr int eventDepth = 16; ///< of arrays and maps in an event's body
/// Of an event's body, keys too. The largest a station writes is a closing's page of 20,000 payments, each
/// with another's place: 60,000 (core/work/fee_events.cpp).
constexpr int eventValues = 100'000;
constexpr int depth = 6;       ///< of arrays and maps in one another
constexpr int values = 50'000; ///< of a body, keys too
constexpr int events = 500;    ///< of a request; of a page of changes too
constexpr int outcomesAsked = 500;
constexpr int submissionsAsked = 100;
constexpr int reasons = 100; ///< of one rejection
constexpr int blobsAsked = 1000;
constexpr int blobsBundled = 500;
constexpr int leases = 50;
constexpr qint64 requestNumber = 1LL << 53; ///< the largest
constexpr int schools = 1000;
constexpr int textLength = 200; ///< UTF-16 units of a name or another short text
constexpr int sentenceLength = 2000;
constexpr std::chrono::seconds wait{50};        ///< of a long poll
constexpr std::chrono::seconds lease{900};      ///< a lease lasts
constexpr std::chrono::seconds nonce{600};      ///< a nonce lasts
constexpr std::chrono::seconds freshNonce{120}; ///< with less left an answer carries the next one

} // namespace mianguan::wire::limit
