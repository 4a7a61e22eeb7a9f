#include "core/hub/feed_page.h"

#include "core/hub/answers.h"
#include "core/wire/limits.h"

namespace mianguan::hub {

namespace {

constexpr qint64 spare = 1024 * 1024; // of a page's bytes: for words and the frame

wire::LogEntry entryOf(const FeedEntry& entry, const QString& language) {
    return {entry.position, entry.outcome,
            entry.code ? wire::Reason::of(*entry.code, language) : wire::Reason(), entry.event};
}

} // namespace

http::Response pageOf(const Feed& feed, const Id& epoch, const QString& acceptLanguage) {
    wire::Changes changes{{}, feed.next, feed.head, epoch};
    qint64 bytes = 0;
    for (const FeedEntry& entry : feed.entries) {
        bytes += wire::sizeOnWire(entry.event);
        if (bytes > wire::limit::bodyBytes - spare && !changes.entries.isEmpty()) {
            changes.next = changes.entries.last().position;
            break;
        }
        changes.entries += entryOf(entry, acceptLanguage);
    }
    changes.left = feed.left(changes.next);
    return cbor(toBytes(changes));
}

} // namespace mianguan::hub
