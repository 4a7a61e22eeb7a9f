#include "core/base/clock.h"
#include "core/hub/rules/arbiter.h"
#include "core/hub/store/hub_store_private.h"
#include "core/wire/limits.h"

#include <algorithm>

namespace mianguan::hub {

namespace {

constexpr std::chrono::hours oldestUpload{7 * 24};

/// Why a station may not bring pictures of a subject; nothing when it may.
std::optional<Refusal> barTo(const Station& station, const Subject& subject) {
    if (subject.purged) return Refusal::Purged;
    if (subject.id.isNull()) return Refusal::OutOfScope; // it would be sealed as what concerns no subject
    const bool unknown = subject.school.isEmpty() && subject.lineage.isNull();
    return unknown || maySee(station, subject) ? std::nullopt : std::optional(Refusal::OutOfScope);
}

/// The keys of subjects a station may bring pictures of, made where they are new; the others' refusals.
struct Admission {
    std::map<Id, Key> keys;
    QHash<Id, Refusal> bars;
};

Result<void> admit(Books& books, const Station& station, const QSet<Id>& subjects, Admission& admission) {
    admission = {};
    if (auto loaded = books.preload(QList<Id>(subjects.begin(), subjects.end())); !loaded) return loaded;
    for (const Id& id : subjects) {
        Result<Subject> subject = books.subject(id);
        if (!subject) return Fail(subject.error());
        if (const auto bar = barTo(station, *subject)) {
            admission.bars.insert(id, *bar);
            continue;
        }
        if (subject->lineage.isNull()) {
            subject->lineage = station.lineage;
            if (auto put = books.put(*subject); !put) return put;
        }
        Result<Key> key = books.keyOf(id);
        if (!key) return Fail(key.error());
        admission.keys.emplace(id, std::move(*key));
    }
    return {};
}

/// What waited for a blob is judged again.
Result<void> noteStored(Books& books, const QList<NewBlob>& blobs, QSet<Id>& purged) {
    QSet<Id> looking;
    for (const NewBlob& blob : blobs) {
        const Result<Subject> subject = books.subject(blob.subject);
        if (!subject) return Fail(subject.error());
        if (subject->purged) {
            purged += blob.subject;
            continue;
        }
        books.storedBlob(blob.subject, blob.hash, blob.bytes.size());
        const Result<Subject> person = books.whoIs(blob.subject);
        if (!person) return Fail(person.error());
        if (person->waiting > 0) looking += person->id;
    }
    for (const Id& subject : std::as_const(looking))
        if (auto looked = Arbiter(books).lookAgain(subject); !looked) return looked;
    return {};
}

} // namespace

Result<QList<int>> HubStore::missing(const Id& caller, const QList<wire::BlobName>& names) const {
    const auto row = d->stationRow(caller);
    if (!row) return Fail(row.error());
    auto query = d->database->prepare(
        QStringLiteral("SELECT school, lineage FROM blob JOIN subject ON subject.id = blob.subject "
                       "WHERE blob.subject = ? AND blob.hash = ?"));
    if (!query) return Fail(query.error());
    QList<int> missing;
    for (int i = 0; i < names.size(); ++i) {
        const auto done = execute(*query, {names[i].subject.bytes(), names[i].hash.bytes()}, d->server.place);
        if (!done) return Fail(done.error());
        Subject subject;
        const bool there = query->next();
        if (there) {
            subject.school = query->value(0).toString();
            subject.lineage = nameAt<Id>(*query, 1);
        }
        if (!there || !*row || !maySee((*row)->station, subject)) missing += i;
    }
    return missing;
}

Result<QList<std::optional<Refusal>>> HubStore::keep(const Caller& caller,
                                                     const QList<wire::SmallBlob>& blobs) {
    QList<std::optional<Refusal>> answers(blobs.size());
    const auto row = d->stationRow(caller.id);
    if (!row) return Fail(row.error());
    if (!*row) return QList<std::optional<Refusal>>(blobs.size(), Refusal::CallerUnknown);
    QSet<Id> subjects;
    for (qsizetype i = 0; i < blobs.size(); ++i) {
        if (blobs[i].bytes.size() > wire::limit::blobBytes)
            answers[i] = Refusal::BlobTooLarge;
        else if (Hash::of(blobs[i].bytes) != blobs[i].name.hash)
            answers[i] = Refusal::HashDiffers;
        else
            subjects += blobs[i].name.subject;
    }
    Admission admission;
    bool fresh = true;
    const auto admitted = d->writer->run([&](Books& books) -> Result<void> {
        const Result<bool> used = Private::useMark(books, caller);
        if (!used) return Fail(used.error());
        fresh = *used;
        return admit(books, (*row)->station, subjects, admission);
    });
    if (!admitted) return Fail(admitted.error());
    if (!fresh) return QList<std::optional<Refusal>>(blobs.size(), Refusal::RequestReplayed);
    QList<NewBlob> taken;
    for (qsizetype i = 0; i < blobs.size(); ++i) {
        const wire::BlobName& name = blobs[i].name;
        if (!answers[i] && admission.bars.contains(name.subject))
            answers[i] = admission.bars.value(name.subject);
        const bool twice = std::any_of(taken.begin(), taken.end(), [&](const NewBlob& other) {
            return other.subject == name.subject && other.hash == name.hash;
        });
        if (!answers[i] && !twice) taken += NewBlob{name.subject, name.hash, blobs[i].bytes};
    }
    if (taken.isEmpty()) return answers;
    if (auto put = d->blobs.put(taken, admission.keys); !put) return Fail(put.error());
    QSet<Id> purged;
    const auto noted = d->writer->run(
        [&](Books& books) {
            purged.clear();
            return noteStored(books, taken, purged).and_then([&] { return d->purgeOwed(books); });
        },
        int(taken.size()));
    if (!noted) return Fail(noted.error());
    for (const Id& subject : std::as_const(purged)) // purged while it came
        (void)d->blobs.destroy(subject);
    for (qsizetype i = 0; i < blobs.size(); ++i)
        if (!answers[i] && purged.contains(blobs[i].name.subject)) answers[i] = Refusal::Purged;
    return answers;
}

Result<Reply<BlobState>> HubStore::keepPart(const Caller& caller, const Part& part) {
    const wire::BlobName& name = part.name;
    if (part.total > wire::limit::blobBytes) return Reply<BlobState>(Refusal::BlobTooLarge);
    if (part.offset < 0 || part.offset + part.bytes.size() > part.total)
        return Reply<BlobState>(Refusal::RangeWrong);
    const auto row = d->stationRow(caller.id);
    if (!row) return Fail(row.error());
    if (!*row) return Reply<BlobState>(Refusal::CallerUnknown);
    Admission admission;
    bool fresh = true;
    const auto admitted = d->writer->run([&](Books& books) -> Result<void> {
        const Result<bool> used = Private::useMark(books, caller);
        if (!used) return Fail(used.error());
        fresh = *used;
        return admit(books, (*row)->station, {name.subject}, admission);
    });
    if (!admitted) return Fail(admitted.error());
    if (!fresh) return Reply<BlobState>(Refusal::RequestReplayed);
    if (admission.bars.contains(name.subject)) return Reply<BlobState>(admission.bars.value(name.subject));
    const Key& key = admission.keys.at(name.subject);
    Reply<BlobState> answer(BlobState{false, 0, d->uploads.offset(name.subject, key, name.hash)});
    if (answer.value.offset != part.offset) {
        answer.refusal = Refusal::OffsetDiffers;
        return answer;
    }
    const auto offset = d->uploads.append(name.subject, key, name.hash, {part.offset, part.bytes});
    if (!offset) return Fail(offset.error());
    answer.value.offset = *offset;
    if (*offset != part.offset + part.bytes.size()) {
        answer.refusal = Refusal::OffsetDiffers;
        return answer;
    }
    if (*offset < part.total) return answer;
    const Result<QByteArray> whole = d->uploads.whole(name.subject, key, name.hash);
    if (!whole || Hash::of(*whole) != name.hash) {
        if (auto gone = d->uploads.remove(name.subject, key, name.hash); !gone) return Fail(gone.error());
        return Reply<BlobState>(Refusal::HashDiffers);
    }
    const auto kept = keep({caller.id}, {{name, *whole}});
    if (!kept) return Fail(kept.error());
    if (kept->first()) return Reply<BlobState>(*kept->first());
    if (auto gone = d->uploads.remove(name.subject, key, name.hash); !gone) return Fail(gone.error());
    return Reply<BlobState>(BlobState{true, part.total, 0});
}

Result<Reply<BlobState>> HubStore::blobState(const Id& caller, const wire::BlobName& name) const {
    const auto row = d->stationRow(caller);
    if (!row) return Fail(row.error());
    if (!*row) return Reply<BlobState>(Refusal::CallerUnknown);
    const auto subject = d->subjectRow(name.subject);
    if (!subject) return Fail(subject.error());
    if (!*subject || barTo((*row)->station, (*subject)->subject)) return Reply<BlobState>(BlobState());
    auto blob = d->database->run(QStringLiteral("SELECT size FROM blob WHERE subject = ? AND hash = ?"),
                                 {name.subject.bytes(), name.hash.bytes()});
    if (!blob) return Fail(blob.error());
    if (blob->next()) return Reply<BlobState>(BlobState{true, numberAt(*blob, 0), 0});
    const Result<Key> key = d->keyOf(**subject);
    return Reply<BlobState>(BlobState{false, 0, key ? d->uploads.offset(name.subject, *key, name.hash) : 0});
}

Result<Reply<QByteArray>> HubStore::blob(const Id& caller, const wire::BlobName& name) const {
    const auto state = blobState(caller, name);
    if (!state) return Fail(state.error());
    if (state->refusal) return Reply<QByteArray>(*state->refusal);
    if (!state->value.here) return Reply<QByteArray>(Refusal::BlobUnknown);
    const auto row = d->stationRow(caller);
    if (!row) return Fail(row.error());
    if (*row && (*row)->station.revokedAt != 0) return Reply<QByteArray>(Refusal::StationRevoked);
    const auto subject = d->subjectRow(name.subject);
    if (!subject) return Fail(subject.error());
    const Result<Key> key = d->keyOf(**subject);
    if (!key) return Reply<QByteArray>(Refusal::BlobUnknown);
    return d->blobs.read(name.subject, *key, name.hash).map([](const QByteArray& bytes) {
        return Reply<QByteArray>(bytes);
    });
}

Result<int> HubStore::sweep() {
    const auto swept = d->uploads.sweep(oldestUpload);
    if (!swept) return swept;
    const auto done = d->writer->run([](Books& books) -> Result<void> {
        for (const char* sql : {"DELETE FROM request WHERE expires < ?", "DELETE FROM lease WHERE until < ?"})
            if (auto removed = books.sql().run(QLatin1String(sql), {nowMs()}); !removed)
                return Fail(removed.error());
        return {};
    });
    return done.map([&] { return *swept; });
}

} // namespace mianguan::hub
