#include "core/hub/store/hub_store.h"

#include "core/base/cbor.h"
#include "core/ledger/beginning.h"
#include "tests/fuzz/event_types.h"
#include "tests/fuzz/folder.h"
#include "tests/fuzz/fuzz.h"

#include <QCborArray>

// What two enrolled desks, an app and the hub's administrator send one after another to a hub on a disk:
// signed events with any content, pictures and parts of them, leases, decisions. Each is answered, and the
// hub's own check finds nothing afterwards.

namespace mianguan::fuzz {

namespace {

using namespace mianguan::hub;

constexpr int mostDeeds = 60;
const QString school = QStringLiteral("a");
const QByteArray portrait("portrait");

Id few(int number) { return Id::fromBytes(QByteArray(16, char('a' + number % 6))).value(); }
Id numbered(int number) { return Id::fromBytes(QByteArray(16, char(1 + number % mostDeeds))).value(); }

template <class T>
T answered(Result<T> result) {
    promise(result.has_value(), result ? "" : qPrintable(result.error().sentence()));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// Someone at a desk, the desk itself, or an app, each by a letter.
struct Party {
    explicit Party(char letter)
        : key(SigningKey::fromSeed(Key::fromBytes(QByteArray(Key::size, letter)))), id(key.publicKey().id()) {
    }

    SigningKey key;
    Id id;
    Head head = {}; ///< of a desk's chain

    wire::SentEvent write(Event& event, const Body& body, const Party* person) {
        event.station = id;
        event.seq = head.seq + 1;
        event.previous = head.hash;
        event.body = body.hash();
        if (person) event.signer = person->key.publicKey();
        wire::SentEvent sent;
        sent.header = encodeHeader(event);
        sent.stationSignature = key.sign(signedByStation(sent.header));
        if (person) sent.userSignature = person->key.sign(signedByUser(sent.header));
        sent.body = body.bytes();
        return sent;
    }
};

/// Two desks of one school, a founder and a reviewer at the first, and an app.
struct Parties {
    Party desks[2]{Party('1'), Party('2')}, people[2]{Party('f'), Party('r')}, app{'x'};
};

void send(HubStore& hub, Party& desk, Event event, const Body& body, const Party* person) {
    const wire::SentEvent sent = desk.write(event, body, person);
    const EventsAnswer answer = answered(hub.submit({desk.id}, {sent}));
    promise(answer.refusal.has_value() || answer.outcomes.size() == 1,
            "an event is refused or has an outcome");
    if (!answer.refusal) desk.head = {desk.id, event.seq, Hash::of(sent.header)};
}

void enrol(HubStore& hub, const Party& who, bool account) {
    const QByteArray secret =
        answered(hub.invite({{{school}, false}, everyRole(), {}, std::chrono::hours(1), account}));
    const auto request =
        wire::EnrolmentRequest::signedBy(who.key, secret, QStringLiteral("d"), QStringLiteral("p"));
    promise(!answered(hub.enrol(request)).refusal, "who has a code joins");
}

void say(HubStore& hub, Party& desk, QLatin1String type, const QCborMap& content,
         const Party* person = nullptr) {
    Event event;
    event.id = Id::random();
    event.type = type;
    event.user = person ? person->id : Id();
    const bool isSigned = type == EventType::userAdded;
    send(hub, desk, event, Body::of(content), isSigned ? person : nullptr);
}

QCborMap adding(const Party& person, Roles roles) {
    return {{QStringLiteral("user"), person.id.bytes()},
            {QStringLiteral("roles"), QCborArray::fromStringList(roleIds(roles))},
            {QStringLiteral("key"), person.key.publicKey().bytes()}};
}

/// As every input finds it; the chains' ends are the same each time.
struct Beginning {
    Folder folder;
    Parties parties;

    Beginning() {
        const auto hub = answered(HubStore::open({folder.path() + QStringLiteral("/hub")}));
        for (Party& desk : parties.desks) {
            enrol(*hub, desk, false);
            const Draft start = chainStart(mianguan::Beginning::New, desk.key.publicKey(), {}, {});
            say(*hub, desk, stationStarted, start.content);
        }
        enrol(*hub, parties.app, true);
        Party &desk = parties.desks[0], &founder = parties.people[0];
        say(*hub, desk, EventType::storeFounded, {{QStringLiteral("school"), school}}, &founder);
        say(*hub, desk, EventType::userAdded, adding(founder, everyRole()), &founder);
        say(*hub, desk, EventType::userAdded, adding(parties.people[1], Role::Reviewer), &founder);
    }
};

class Deeds {
public:
    Deeds(HubStore& at, const Beginning& from, const QByteArray& input) : hub(at), parts(input) {
        for (int desk = 0; desk < 2; ++desk)
            parties.desks[desk].head = from.parties.desks[desk].head;
    }

    void doAll() {
        for (number = 0; !parts.atEnd() && number < mostDeeds; ++number)
            doOne(parts.byte());
    }

private:
    void doOne(int kind) {
        if (kind < 160) return event(kind);
        if (kind < 180) return picture();
        if (kind < 190) return part();
        if (kind < 200) return lease();
        if (kind < 210) return decision();
        if (kind < 220) return anyHeader();
        if (kind < 240) return submission();
        if (kind < 244) return revocation();
        reading();
    }

    Party& desk(int which) { return parties.desks[which % 2]; }
    Caller caller() { return {desk(parts.byte()).id}; }
    QString letter() { return QString(QLatin1Char(char('a' + parts.byte() % 4))); }

    /// What names events before and after it, which runs of bytes hardly ever do.
    QCborMap naming() {
        const int named = parts.byte(), flags = parts.byte();
        const QByteArray event = numbered(named).bytes();
        return {
            {QStringLiteral("event"), event},
            {QStringLiteral("submission"), event},
            {QStringLiteral("verdict"), event},
            {QStringLiteral("match"), event},
            {QStringLiteral("accepted"), bool(flags & 1)},
            {QStringLiteral("graduate"), few(flags / 2).bytes()},
            {QStringLiteral("user"), parties.people[flags & 1].id.bytes()},
            {QStringLiteral("school"), school},
            {QStringLiteral("batch"), QStringLiteral("2027")},
            {QStringLiteral("entry"), QCborMap{{QStringLiteral("student_number"), letter()},
                                               {QStringLiteral("name"), QStringLiteral("n")}}},
            {QStringLiteral("blobs"), QCborMap{{QStringLiteral("portrait"), Hash::of(portrait).bytes()}}}};
    }

    void event(int kind) {
        Event event;
        event.id = numbered(number);
        event.type = types[kind % typeCount];
        const int who = parts.byte(), how = parts.byte();
        event.subject = how & 1 ? few(who / 4) : Id();
        event.tombstone = event.type == EventType::photoPurged;
        event.seen = parts.byte();
        const Party* person = how & 2 ? &parties.people[who / 2 % 2] : nullptr;
        if (person) event.user = person->id;
        const QByteArray content = how & 16 ? toCanonicalCbor(naming()) : parts.run();
        const Result<Body> body = Body::fromBytes("\x82\x58\x20" + QByteArray(32, 's') + content);
        send(hub, desk(who), event, body.value_or(Body::of({})), how & 4 ? person : nullptr);
    }

    void anyHeader() {
        Party& from = desk(parts.byte());
        wire::SentEvent sent;
        sent.header = parts.run();
        sent.stationSignature = from.key.sign(signedByStation(sent.header));
        sent.body = parts.run();
        const EventsAnswer answer = answered(hub.submit({from.id}, {sent}));
        promise(answer.refusal.has_value(), "nobody guesses the next of a chain");
    }

    void picture() {
        const Id subject = few(parts.byte());
        answered(hub.keep(caller(), {{{subject, Hash::of(portrait)}, portrait}}));
    }

    void part() {
        const wire::BlobName name{few(parts.byte()), Hash::of(portrait)};
        const qint64 from = parts.byte() % portrait.size(), size = 1 + parts.byte() % portrait.size();
        answered(hub.keepPart(caller(), {name, from, qint64(portrait.size()), portrait.mid(from, size)}));
        answered(hub.blobState(desk(0).id, name));
    }

    void lease() {
        const Party& who = parties.people[parts.byte() % 2];
        const auto leased = answered(
            hub.lease(caller(), {who.id, 1 + parts.byte() % 3, std::chrono::seconds(60), school, QString()}));
        if (leased.refusal || leased.value.isEmpty() || parts.byte() % 2 == 0) return;
        answered(hub.renew(caller(), leased.value.first().id, std::chrono::seconds(60)));
        answered(hub.release(caller(), leased.value.first().id));
    }

    void decision() {
        const int named = parts.byte();
        answered(hub.decide(numbered(named), named & 1, QStringLiteral("r")));
    }

    void submission() {
        const QByteArray name = portrait + char('0' + parts.byte() % 3);
        answered(hub.submit({parties.app.id}, {parties.app.id,
                                               name,
                                               Hash::of(name).bytes(),
                                               school,
                                               QStringLiteral("2027"),
                                               letter(),
                                               QStringLiteral("n"),
                                               {},
                                               {{QStringLiteral("portrait"), portrait},
                                                {QStringLiteral("original"), portrait}}}));
    }

    void revocation() { answered(hub.revokeStation(desk(1).id, QStringLiteral("r"))); }

    void reading() {
        const auto feed = answered(hub.entries(desk(0).id, parts.byte() % 16, 100));
        promise(feed.refusal || feed.value.next <= feed.value.head, "a page ends within the log");
        answered(hub.waitingFor(desk(0).id, 100));
        answered(hub.disputes(desk(0).id, 100));
        answered(hub.submissions(parties.app.id, {QString::fromLatin1(portrait + '0')}));
    }

    HubStore& hub;
    Parties parties;
    Parts parts;
    int number = 0;
};

/// Founding takes long: each input's hub is a copy.
void copyTo(const Folder& folder, const Beginning& from) {
    for (const char* name : {"hub/hub.db", "hub/keys/hub.key"}) {
        QFile file(from.folder.path() + QLatin1Char('/') + QLatin1String(name));
        promise(file.open(QFile::ReadOnly), "the beginning is there");
        folder.put(QLatin1String(name), file.readAll());
    }
}

} // namespace

void feed(const QByteArray& input) {
    static const Beginning beginning;
    const Folder folder;
    copyTo(folder, beginning);
    const auto hub = answered(HubStore::open({folder.path() + QStringLiteral("/hub")}));
    Deeds(*hub, beginning, input).doAll();
    const QStringList problems = answered(hub->verify()).problems;
    promise(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

} // namespace mianguan::fuzz
