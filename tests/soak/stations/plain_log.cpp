#include "tests/soak/stations/plain_log.h"

namespace mianguan::test {

using State = PlainLog::Photo::State;

namespace {

Id idOf(const QCborMap& content, const char* name) {
    return Id::fromBytes(content.value(QLatin1String(name)).toByteArray()).value_or(Id());
}

QCborMap contentOf(const wire::SentEvent& event) {
    const auto body = Body::fromBytes(event.body);
    return body ? body->content() : QCborMap();
}

} // namespace

void PlainLog::read(const hub::Feed& feed) {
    for (const hub::FeedEntry& entry : feed.entries)
        read(entry);
}

void PlainLog::complain(const Event& event, const QString& what) {
    wrong += QStringLiteral("%1 %2 of %3: %4").arg(event.type, event.id.hex(), event.subject.hex(), what);
}

void PlainLog::read(const hub::FeedEntry& entry) {
    const Event event = *decodeHeader(entry.event.header);
    if (!ids.insert(event.id).second) complain(event, QStringLiteral("twice in the log"));
    const QCborMap content = contentOf(entry.event);
    tell(entry, event, content);
    if (entry.outcome != hub::Outcome::Applied) return;
    if (event.tombstone) return purge(event);
    if (purged.contains(event.subject) && !entry.event.body.isNull())
        return complain(event, QStringLiteral("it counts though its subject was purged"));
    if (entry.event.body.isNull()) { // purged later
        untold.insert(event.id);
        hidden.insert(event.subject);
        return;
    }
    const QString& type = event.type;
    if (untold.contains(idOf(content, "submission")) || untold.contains(idOf(content, "verdict")))
        return untold.insert(event.id), void();
    if (type == QLatin1String("photo-submitted")) return submit(event, content);
    if (type == QLatin1String("photo-approved")) return judge(entry, event, content, State::Approved);
    if (type == QLatin1String("photo-rejected")) return judge(entry, event, content, State::Rejected);
    if (type == QLatin1String("photo-delivered")) return deliver(event, content);
    if (type == QLatin1String("verdict-undone")) return undo(event, content);
    if (type == QLatin1String("graduate-reopened")) return reopen(event, content);
    if (type == QLatin1String("photo-matched")) return give(event, content);
    if (type == QLatin1String("match-undone")) return takeBack(event, content);
}

/// Read at the end: of what was purged nothing is left to be told of.
void PlainLog::purge(const Event& event) {
    standing.erase(event.subject);
    before.erase(event.subject);
    purged.insert(event.subject);
}

void PlainLog::undo(const Event& event, const QCborMap& content) {
    const auto photo = standing.find(event.subject);
    if (photo == standing.end() || idOf(content, "verdict") != photo->second.verdict) return;
    photo->second.state = State::Pending;
    photo->second.verdict = {};
}

void PlainLog::reopen(const Event& event, const QCborMap& content) {
    const auto photo = standing.find(event.subject);
    if (photo == standing.end() || idOf(content, "verdict") != photo->second.verdict)
        return complain(event, QStringLiteral("reopened without the approval that stands"));
    photo->second.state = State::Rejected;
    photo->second.verdict = event.id;
}

/// With what was said of it. What he had waits until it is taken back.
void PlainLog::give(const Event& event, const QCborMap& content) {
    const Id graduate = idOf(content, "graduate");
    const auto photo = standing.find(event.subject);
    if (purged.contains(graduate)) return complain(event, QStringLiteral("given to someone purged"));
    if (photo == standing.end()) return complain(event, QStringLiteral("a photo given that is not there"));
    if (!photo->second.match.isNull()) complain(event, QStringLiteral("a given photo given on"));
    if (const auto own = standing.find(graduate); own != standing.end()) {
        if (own->second.state == State::Approved && !hidden.contains(graduate))
            complain(event, QStringLiteral("given though the photo before was approved"));
        before[graduate].push_back(own->second);
    }
    Photo now = photo->second;
    now.match = event.id;
    standing.erase(photo);
    standing[graduate] = given[event.id] = now;
    away.insert(event.subject);
}

void PlainLog::comesBack(const Event& event, Photo photo) {
    photo.verdict = photo.match = {};
    photo.state = State::Pending;
    standing[event.subject] = photo;
    away.erase(event.subject);
}

/// It waits for its verdict anew, and he has what he had before it.
void PlainLog::takeBack(const Event& event, const QCborMap& content) {
    const Id graduate = idOf(content, "graduate");
    if (hidden.contains(graduate)) return comesBack(event, given[idOf(content, "match")]);
    const auto photo = standing.find(graduate);
    if (photo == standing.end() || photo->second.match != idOf(content, "match"))
        return complain(event, QStringLiteral("taken back, but it is not what the graduate has"));
    if (photo->second.state == State::Approved)
        complain(event, QStringLiteral("taken back though it was approved"));
    const Photo back = photo->second;
    standing.erase(photo);
    std::vector<Photo>& had = before[graduate];
    if (!had.empty()) {
        standing[graduate] = had.back();
        had.pop_back();
    }
    comesBack(event, back);
}

void PlainLog::submit(const Event& event, const QCborMap& content) {
    const auto name = content.value(QLatin1String("blobs")).toMap().value(QLatin1String("portrait"));
    const Hash portrait = Hash::fromBytes(name.toByteArray()).value_or(Hash());
    if (!portraits.insert(portrait.bytes()).second)
        complain(event, QStringLiteral("one portrait, two photos"));
    const auto photo = standing.find(event.subject);
    if (photo != standing.end() && photo->second.state == State::Approved)
        complain(event, QStringLiteral("taken though the photo before was approved"));
    if (away.contains(event.subject)) complain(event, QStringLiteral("taken though it was given away"));
    before.erase(event.subject); // only a match can be taken back
    standing[event.subject] = {event.id, {}, portrait, State::Pending, false, {}};
}

/// The first of those that agree stands, and a supervisor's that differs: every one here is.
void PlainLog::judge(const hub::FeedEntry& entry, const Event& event, const QCborMap& content, State says) {
    const auto photo = standing.find(event.subject);
    if (photo == standing.end()) return complain(event, QStringLiteral("a verdict of no photo"));
    if (idOf(content, "submission") != photo->second.submission)
        complain(event, QStringLiteral("a verdict of another submission"));
    if (photo->second.state == says || entry.code == wire::Refusal::Disputed) return;
    photo->second.state = says;
    photo->second.verdict = event.id;
}

void PlainLog::deliver(const Event& event, const QCborMap& content) {
    const auto photo = standing.find(event.subject);
    if (photo == standing.end() || photo->second.state != State::Approved ||
        idOf(content, "verdict") != photo->second.verdict)
        return complain(event, QStringLiteral("delivered without the approval that stands"));
    photo->second.delivered = true;
}

void PlainLog::tell(const hub::FeedEntry& entry, const Event& event, const QCborMap& content) {
    QString line = QStringLiteral("%1 %2 %3 %4 seq %5 of %6 by %7")
                       .arg(entry.position)
                       .arg(event.type, event.id.hex().left(8), wire::outcomeId(entry.outcome))
                       .arg(event.seq)
                       .arg(event.station.hex().left(8), event.user.hex().left(8));
    if (entry.code) line += QLatin1Char(' ') + wire::refusalId(*entry.code);
    for (const char* name : {"submission", "verdict", "match", "graduate"})
        if (const Id named = idOf(content, name); !named.isNull())
            line += QStringLiteral(" %1 %2").arg(QLatin1String(name), named.hex().left(8));
    stories.emplace(event.subject, line);
}

QString PlainLog::story(const Id& subject) const {
    QStringList lines;
    for (auto [at, end] = stories.equal_range(subject); at != end; ++at)
        lines += QStringLiteral("    ") + at->second;
    return lines.join(QLatin1Char('\n'));
}

} // namespace mianguan::test
