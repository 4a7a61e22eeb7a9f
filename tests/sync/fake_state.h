#pragma once

#include "core/ledger/event.h"
#include "core/wire/blob_messages.h"
#include "core/wire/enrolment_messages.h"
#include "core/wire/event_messages.h"
#include "core/wire/lease_messages.h"
#include "fake_http.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>

namespace mianguan::test {

/// Ways to be a bad hub, each against one clause of the contract.
enum class Wrong {
    SpeaksAnyVersion,
    HidesRequestIds,
    RefusesWithoutWords,
    TakesUnsigned,
    TakesAnySignature,
    TakesReplays, ///< of what writes
    TakesReplayedReads,
    WantsRisingNumbers, ///< and refuses those that were overtaken
    TakesAnyType,
    HidesDetails,
    TakesMadeUpNonces,
    CodeGoodTwice,
    ForgetsEnrolment, ///< the same code and key again are refused
    TakesForeignEvents,
    TakesGaps,
    TakesForks,
    TakesFalsePurges,
    TakesCrowdedBodies,
    AppliesTwice, ///< an event sent again gets another position
    StoresHalf,   ///< of a batch with a bad event
    DropsBodies,  ///< the changes come without them
    SkipsChanges,
    StandsStill, ///< the cursor never moves on
    IgnoresWait,
    WaitsToTheEnd, ///< though there is news
    KnowsAnyPosition,
    StoresWrongBlobs,
    IgnoresOffsets,
    IgnoresRanges,
    TellsAnybodyOfBlobs, ///< nothing is missing
    TakesTooMany,
    TakesTooMuch,
    ChokesOnUnknownKeys,
    LeasesToAnybody,
    TakesSubmissionsOfStations,
    TellsStationsOfSubmissions,
    HasNoPath404, ///< answers 200 everywhere
};
constexpr int wrongCount = int(Wrong::HasNoPath404) + 1;

/// A hub in memory that keeps to the contract, but for `wrong`. Judging is short: who is known may do
/// everything; a submission waits for its portrait.
class FakeState {
public:
    FakeState();

    FakeAnswer answer(const FakeRequest& request); ///< from any thread
    void stop();                                   ///< ends what waits for news

    // For tests.
    QSet<Wrong> wrong;
    /// Whoever enrols with it may hand in the rest of that station's chain too.
    void addCode(const QByteArray& secret, const Id& replaces = {});
    void addPerson(const Id& id, const PublicKey& key);
    void staleAllNonces();
    QList<wire::LogEntry> log() const;
    qsizetype storedEvents() const;
    int timesApplied(const Id& event) const; ///< how many positions it has
    QMap<wire::BlobName, QByteArray> blobs() const;
    qint64 partOf(const wire::BlobName& name) const;
    QList<Hash> pins; ///< told by GET /v1/hub
    /// Enrolments are events of the hub's own in the log, as they are with a real one; and people whom an
    /// event of the log adds are known from there on.
    bool tellsOfStations = false;
    void voidNext(const QString& type); ///< the next event of this type does not count: `locked`
    void forgetAfter(qint64 position);  ///< as a restored old backup of the hub
    void forgetBlob(const wire::BlobName& name);

private:
    struct Stored {
        Event event;
        wire::SentEvent sent;
        wire::EventOutcome outcome;
        std::optional<wire::BlobName> awaited;
    };
    struct Chain {
        PublicKey key;
        wire::ChainEnd head;
        bool forked = false;
        QList<Id> events;
    };
    struct Refused {
        wire::Refusal code;
        QJsonObject details = {};
        QList<std::pair<QByteArray, QByteArray>> headers = {};
    };
    using Outcome = tl::expected<FakeAnswer, Refused>;
    using Lock = std::unique_lock<std::mutex>;

    Outcome route(const FakeRequest& request, Lock& lock);
    std::optional<Refused> whyNotSigned(const FakeRequest& request, bool writes, Id& caller);
    std::optional<Refused> whyHeadWrong(const FakeRequest& request) const;
    Outcome signedRoute(const FakeRequest& request, const Id& caller, Lock& lock);

    FakeAnswer hub() const;
    FakeAnswer freshNonce();
    Outcome enrol(const FakeRequest& request);
    Outcome blobsMissing(const FakeRequest& request) const;
    Outcome takeBlobs(const FakeRequest& request);
    Outcome blob(const FakeRequest& request, const wire::BlobName& name);
    Outcome putBlob(const FakeRequest& request, const wire::BlobName& name);
    Outcome giveBlob(const FakeRequest& request, const wire::BlobName& name) const;
    Outcome takeEvents(const FakeRequest& request, const Id& caller);
    std::optional<Refused> whyNotStored(const wire::SentEvent& sent, const Event& event, const Id& caller,
                                        const wire::ChainEnd& head, int index) const;
    Outcome storeAll(const QList<wire::SentEvent>& sent, const Id& caller);
    Outcome changes(const FakeRequest& request, Lock& lock);
    FakeAnswer page(qint64 after, qint64 limit) const;
    Outcome outcomes(const FakeRequest& request, const Id& caller) const;
    Outcome lease(const FakeRequest& request);
    Outcome renewOrEnd(const FakeRequest& request);

    void judge(Stored& stored);
    void announce(const PublicKey& station);
    void learn(const Stored& stored);
    void settle(Stored& stored, wire::Outcome outcome, std::optional<wire::Refusal> code = {});
    void blobCame(const wire::BlobName& name);
    bool has(Wrong which) const { return wrong.contains(which); }
    QByteArray makeNonce();
    static FakeAnswer cbor(const QByteArray& body);

    mutable std::mutex mutex;
    std::condition_variable news;
    bool stopping = false;
    SigningKey hubKey = SigningKey::random();
    Key nonceKey = Key::random();
    Id hubId = Id::random(), epoch = Id::random();
    QMap<QByteArray, Id> codes; ///< and whose place each gives
    QMap<Id, Id> heirs;         ///< of whom
    QMap<QByteArray, wire::Enrolment> used;
    std::map<Id, Chain> chains;
    std::map<Id, PublicKey> people;
    std::map<Id, Stored> events;
    QStringList voided;
    wire::ChainEnd ownEnd;
    QList<std::pair<Id, qint64>> positions; ///< of the log, in order
    QMap<wire::BlobName, QByteArray> whole, parts;
    QSet<QByteArray> numbers;          ///< used: caller, nonce, number
    QHash<QByteArray, qint64> highest; ///< by nonce
    QMap<Id, wire::Lease> leases;
};

} // namespace mianguan::test
