#pragma once

#include "core/hub/store/hub_store.h"

#include <map>
#include <set>

namespace mianguan::test {

/// What the hub's log comes to, said as plainly as can be and sharing nothing with the stations' lists: each
/// entry that counts, in order. It notices what may not be.
class PlainLog {
public:
    struct Photo {
        Id submission, verdict;
        Hash portrait;
        enum class State { Pending, Approved, Rejected } state = State::Pending;
        bool delivered = false;
    };

    void read(const hub::Feed& feed);

    const QStringList& problems() const { return wrong; }
    const std::map<Id, Photo>& photos() const { return standing; } ///< by subject, of those below
    /// Photos that were given to someone, or taken back, are not followed; nor is whom they were given to.
    bool follows(const Id& subject) const { return !matched.contains(subject); }
    bool isPurged(const Id& subject) const { return purged.contains(subject); }
    /// Whose photo that is, if it counts.
    std::optional<Id> subjectOf(const Hash& portrait) const;
    bool isRemoved(const Id& user) const { return removed.contains(user); }

private:
    void read(const hub::FeedEntry& entry);
    void submit(const Event& event, const QCborMap& content);
    void judge(const hub::FeedEntry& entry, const Event& event, const QCborMap& content, Photo::State says);
    void deliver(const Event& event, const QCborMap& content);
    void match(const Event& event, const QCborMap& content);
    void complain(const Event& event, const QString& what);

    std::map<Id, Photo> standing;
    std::map<QByteArray, Id> subjects; ///< by the portrait
    std::set<Id> ids, purged, matched, removed;
    QStringList wrong;
};

} // namespace mianguan::test
