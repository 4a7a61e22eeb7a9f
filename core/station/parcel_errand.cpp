#include "core/station/parcel_errand.h"

#include "core/base/clock.h"
#include "core/sync/hub_connection.h"
#include "core/wire/limits.h"

namespace mianguan {

using namespace Qt::StringLiterals;

namespace {

constexpr int atOnce = 4;           // requests that carry pictures
constexpr int portraitsAsked = 500; // of one round
constexpr std::chrono::milliseconds atLeastForOriginals = std::chrono::minutes(15);
constexpr int originalsAsked = 8; // few, so that a fresh portrait need not wait long

wire::BlobName wireName(const ParcelName& name) { return {name.event.event.subject, name.hash}; }

/// Between the question what is due and this: when it is looked at again it is nobody's any more.
bool mayBePurged(const Error& error) { return error.kind == ErrorKind::NotFound; }

bool isSmall(const ParcelName& name) { return name.parcel.bytes <= wire::limit::smallBlobBytes; }

/// One round: all that is light, or a few that are heavy.
QList<ParcelName> roundOf(const QList<ParcelName>& due) {
    QList<ParcelName> round;
    for (const ParcelName& name : due) {
        if (!round.isEmpty() && round.first().parcel.original != name.parcel.original) break;
        if (name.parcel.original && round.size() >= originalsAsked) break;
        round += name;
    }
    return round;
}

} // namespace

QCborMap mapOf(const HubWhy& why) {
    return {{"code"_L1, why.code},
            {"sentence"_L1, why.sentence},
            {"remedy"_L1, why.remedy},
            {"detail"_L1, why.detail}};
}

HubWhy whyFrom(const QCborMap& map) {
    return {map.value("code"_L1).toString(), map.value("sentence"_L1).toString(),
            map.value("remedy"_L1).toString(), map.value("detail"_L1).toString()};
}

std::pair<qint64, QString> ParcelErrand::keyOf(const ParcelName& name) {
    return {name.parcel.event, name.parcel.name};
}

void ParcelErrand::release(const Names& names) {
    for (const ParcelName& name : names)
        underWay.remove(keyOf(name));
}

/// Of what is due and not under way.
Result<ParcelErrand::Names> ParcelErrand::freshRound() const {
    const int limit = portraitsAsked + int(underWay.size());
    auto due = line.desk.questions().due(way == Way::In, nowMs(), !line.facts.metered, limit);
    if (!due) return due;
    due->removeIf([this](const ParcelName& name) { return underWay.contains(keyOf(name)); });
    return roundOf(*due);
}

void ParcelErrand::advance() {
    if (asking || !jobs.empty() || !mayGo()) return;
    if (way == Way::Out && !pack()) return;
    const auto round = freshRound();
    if (!round) return failed(round.error());
    if (round->isEmpty()) return awaitNext();
    Names gone, wanted;
    for (const ParcelName& name : *round)
        (name.hash.isNull() ? gone : wanted) += name;
    if (!gone.isEmpty()) ended(gone, {}); // purged meanwhile
    if (wanted.isEmpty()) return advance();
    for (const ParcelName& name : std::as_const(wanted))
        underWay.insert(keyOf(name));
    if (way == Way::Out) return askWhatIsMissing(wanted);
    for (const ParcelName& name : std::as_const(wanted))
        jobs.push_back({name});
    runNext();
}

void ParcelErrand::awaitNext() {
    const auto next = line.desk.questions().nextDueMs(way == Way::In, !line.facts.metered);
    if (running == 0 && next && !*next) nothingToDo();
    const qint64 due = running == 0 && next && *next ? **next : 0;
    if (std::exchange(nextDueMs, due) != due) line.changed();
}

bool ParcelErrand::pack() {
    const HubBook& questions = line.desk.questions();
    for (bool more = questions.mark(HubMark::packed).value_or(0) < questions.position(); more;) {
        const Result<bool> packed = line.desk.change([](HubBook& book) { return book.pack(); });
        if (!packed) return failed(packed.error()), false;
        more = *packed;
    }
    return true;
}

void ParcelErrand::askWhatIsMissing(const Names& names) {
    wire::BlobQuery query;
    for (const ParcelName& name : names)
        query.items += wireName(name);
    asking = true;
    line.changed();
    line.hub.missingBlobs(
        query, here<wire::BlobsMissing>([this, names](const sync::Answer<wire::BlobsMissing>& answer) {
            asking = false;
            if (!answer) return release(names), failed(answer.error());
            went();
            takeMissing(names, *answer);
        }),
        line.stop.get_token());
}

void ParcelErrand::takeMissing(const Names& names, const wire::BlobsMissing& answer) {
    const QSet<int> indexes(answer.missing.begin(), answer.missing.end());
    Names missing, there;
    for (int index = 0; index < names.size(); ++index)
        (indexes.contains(index) ? missing : there) += names.at(index);
    if (!there.isEmpty()) ended(there, {});
    queue(missing);
}

void ParcelErrand::queue(const Names& missing) {
    Names bundle;
    qint64 bytes = 0;
    const auto close = [&] {
        if (!bundle.isEmpty()) jobs.push_back(bundle);
        bundle.clear();
        bytes = 0;
    };
    for (const ParcelName& name : missing) {
        if (!isSmall(name)) {
            jobs.push_back({name});
            continue;
        }
        if (bytes + name.parcel.bytes > bundleSize.bytes() || bundle.size() >= wire::limit::blobsBundled)
            close();
        bundle += name;
        bytes += name.parcel.bytes;
    }
    close();
    runNext();
}

void ParcelErrand::runNext() {
    while (running < atOnce && !jobs.empty() && mayGo()) {
        const Names names = jobs.front();
        jobs.pop_front();
        ++running;
        if (way == Way::In)
            fetch(names.first());
        else if (isSmall(names.first()))
            sendBundle(names);
        else
            sendLarge(names.first());
    }
    if (!mayGo()) dropJobs();
    line.changed();
    advance();
}

/// They stay due, and are found again.
void ParcelErrand::dropJobs() {
    for (const Names& names : jobs)
        release(names);
    jobs.clear();
}

void ParcelErrand::sendBundle(const Names& names) {
    wire::BlobBundle bundle;
    Names sent, broken;
    for (ParcelName name : names) {
        Result<QByteArray> bytes = line.desk.questions().picture(name);
        if (bytes) {
            bundle.blobs += wire::SmallBlob{wireName(name), std::move(*bytes)};
            sent += name;
            continue;
        }
        fail(name, whyOf(bytes.error()), mayBePurged(bytes.error()));
        broken += name;
    }
    if (!broken.isEmpty()) ended({}, broken);
    if (sent.isEmpty()) return void(--running);
    line.hub.sendBundle(bundle, here<wire::BlobResults>([this, sent](sync::Answer<wire::BlobResults> answer) {
                            --running;
                            if (answer)
                                takeResults(sent, *answer);
                            else
                                takeTrouble(sent, answer.error());
                            runNext();
                        }),
                        line.stop.get_token());
}

void ParcelErrand::sendLarge(const ParcelName& name) {
    const Result<QByteArray> bytes = line.desk.questions().picture(name);
    if (!bytes) {
        ParcelName broken = name;
        fail(broken, whyOf(bytes.error()), mayBePurged(bytes.error()));
        ended({}, {broken});
        return void(--running);
    }
    line.hub.putBlob(wireName(name), *bytes, here<void>([this, name](const sync::Answer<void>& answer) {
                         --running;
                         if (answer) {
                             went();
                             ended({name}, {});
                         } else {
                             takeTrouble({name}, answer.error());
                         }
                         runNext();
                     }),
                     line.stop.get_token());
}

void ParcelErrand::fetch(const ParcelName& name) {
    line.hub.getBlob(wireName(name), here<QByteArray>([this, name](const sync::Answer<QByteArray>& answer) {
                         --running;
                         if (answer) {
                             went();
                             const auto kept = line.desk.change(
                                 [&](HubBook& book) { return book.keepPicture(name, *answer); });
                             if (!kept) failed(kept.error());
                             line.changed();
                         } else {
                             takeTrouble({name}, answer.error());
                         }
                         release({name});
                         runNext();
                     }),
                     line.stop.get_token());
}

void ParcelErrand::takeResults(const Names& names, const wire::BlobResults& results) {
    went();
    bundleSize.lineHeld();
    Names delivered, refused;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString& code = results.codes.at(i);
        ParcelName name = names.at(i);
        const auto refusal = wire::refusalFrom(code);
        if (code.isEmpty() || refusal == wire::Refusal::Purged) {
            delivered += name;
            continue;
        }
        const wire::RefusalWords words = refusal ? wire::wordsOf(*refusal) : wire::RefusalWords{code, {}};
        fail(name, {code, words.sentence, words.remedy, {}},
             refusal && wire::persistenceOf(*refusal) == wire::Persistence::Retryable);
        refused += name;
    }
    ended(delivered, refused);
}

/// The line's trouble is the errand's; what was said of these pictures alone is theirs.
void ParcelErrand::takeTrouble(Names names, const sync::Trouble& trouble) {
    const bool ofLine = trouble.isCancelled() || trouble.status == 0 || trouble.status >= 500 ||
                        trouble.status == 401 || trouble.status == 429 ||
                        trouble.is(wire::Refusal::StationRevoked) || trouble.is(wire::Refusal::CallerUnknown);
    if (ofLine && trouble.status == 0 && mayGo()) bundleSize.lineWasCut(); // once for all under way
    if (ofLine) return release(names), failed(trouble);
    went();
    if (trouble.is(wire::Refusal::Purged)) return ended(names, {});
    for (ParcelName& name : names)
        fail(name, whyOf(trouble), trouble.isRetryable() || trouble.is(wire::Refusal::BlobUnknown));
    ended({}, names);
}

void ParcelErrand::fail(ParcelName& name, const HubWhy& why, bool retryable) const {
    const auto now = sync::Backoff::Time(nowMs());
    sync::Backoff backoff;
    for (int i = 0; i <= name.parcel.failures; ++i)
        backoff.fail(now);
    name.parcel.failures += 1;
    name.parcel.dueMs = backoff.next().count();
    if (name.parcel.inward && name.parcel.original) // nobody waits for it: it comes when the line allows
        name.parcel.dueMs = std::max<qint64>(name.parcel.dueMs, nowMs() + atLeastForOriginals.count());
    name.parcel.stuck = !retryable;
    name.parcel.why = mapOf(why);
}

void ParcelErrand::ended(const Names& delivered, const Names& failures) {
    QList<HubParcel> gone, kept;
    for (const ParcelName& name : delivered)
        gone += name.parcel;
    for (const ParcelName& name : failures)
        kept += name.parcel;
    const auto noted = line.desk.change([&](HubBook& book) { return book.noteParcels(gone, kept); });
    if (!noted) failed(noted.error());
    release(delivered + failures);
    line.changed();
    if (!kept.isEmpty()) line.itemsChanged();
}

} // namespace mianguan
