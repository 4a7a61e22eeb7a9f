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
        Id match; ///< that gave it to whom it is of
    };

    void read(const hub::Feed& feed);

    const QStringList& problems() const { return wrong; }
    const std::map<Id, Photo>& photos() const { return standing; } ///< by subject
    int events() const { return int(ids.size()); }
    bool isPurged(const Id& subject) const { return purged.contains(subject); }
    QString story(const Id& subject) const; ///< each entry of it, a line

private:
    void read(const hub::FeedEntry& entry);
    void tell(const hub::FeedEntry& entry, const Event& event, const QCborMap& content);
    void submit(const Event& event, const QCborMap& content);
    void judge(const hub::FeedEntry& entry, const Event& event, const QCborMap& content, Photo::State says);
    void deliver(const Event& event, const QCborMap& content);
    void reopen(const Event& event, const QCborMap& content);
    void undo(const Event& event, const QCborMap& content);
    void give(const Event& event, const QCborMap& content);
    void takeBack(const Event& event, const QCborMap& content);
    void comesBack(const Event& event, Photo photo);
    void purge(const Event& event);
    void complain(const Event& event, const QString& what);

    std::map<Id, Photo> standing;
    std::map<Id, std::vector<Photo>> before; ///< what a graduate had when he was given another
    std::set<QByteArray> portraits;
    std::set<Id> ids, purged, away; ///< subjects whose photo is somebody's
    std::set<Id> untold;            ///< photos of purged subjects, and what was said of them under another
    std::set<Id> hidden;            ///< subjects of whom all is untold, as they are purged later
    std::map<Id, Photo> given;      ///< by match
    std::multimap<Id, QString> stories;
    QStringList wrong;
};

} // namespace mianguan::test
