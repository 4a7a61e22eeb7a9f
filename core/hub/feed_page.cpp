#include "core/hub/feed_page.h"

#include "core/hub/answers.h"

namespace mianguan::hub {

namespace {

wire::LogEntry entryOf(const FeedEntry& entry, const QString& language) {
    return {entry.position, entry.outcome,
            entry.code ? wire::Reason::of(*entry.code, language) : wire::Reason(), entry.event};
}

} // namespace

http::Response pageOf(const Feed& feed, const Id& epoch, const QString& acceptLanguage) {
    wire::Changes changes{{}, feed.next, feed.head, epoch};
    for (const FeedEntry& entry : feed.entries)
        changes.entries += entryOf(entry, acceptLanguage);
    changes.left = feed.left(changes.next);
    return cbor(toBytes(changes));
}

} // namespace mianguan::hub
