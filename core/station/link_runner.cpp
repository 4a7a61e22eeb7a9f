#include "core/station/link_runner.h"

#include "core/base/clock.h"
#include "core/station/event_errand.h"
#include "core/station/greeting.h"
#include "core/station/inheritance_errand.h"
#include "core/station/lease_errand.h"
#include "core/station/log_errand.h"
#include "core/station/parcel_errand.h"
#include "core/sync/hub_connection.h"

#include <algorithm>

namespace mianguan {

namespace {

constexpr int betweenTellings = 200; // ms

bool endsAll(const HubWhy& why) { return why.code == wire::refusalId(wire::Refusal::StationRevoked); }

HubWhy keyIsAnother() {
    return {
        {},
        LinkRunner::tr("This store goes on under a new key, as it was restored or copied: the hub does not "
                       "know it by that"),
        LinkRunner::tr("Ask the hub's administrator for an enrolment code that takes this station's place, "
                       "and enter it here."),
        {}};
}

SigningKey copyOf(const SigningKey& key) { return SigningKey::fromSeed(key.seed().copy()); }

} // namespace

sync::Route routeOf(const HubFacts& facts) {
    sync::Route route;
    route.address = facts.address;
    route.pins = facts.pins;
    route.proxy.choice = sync::Proxy::Choice(std::clamp(facts.proxyChoice, 0, 2));
    route.proxy.address = facts.proxyAddress;
    route.proxy.user = facts.proxyUser;
    route.proxy.password = Secret(facts.proxyPassword);
    route.mostBytesPerSecond = facts.mostBytesPerSecond;
    route.metered = facts.metered;
    return route;
}

LinkRunner::LinkRunner(HubDesk& store, Tell told) : desk(store), tell(std::move(told)) {
    for (QTimer* timer : {&wake, &telling}) {
        timer->setParent(this);
        timer->setSingleShot(true);
    }
    QObject::connect(&wake, &QTimer::timeout, this, &LinkRunner::advance);
    QObject::connect(&telling, &QTimer::timeout, this, &LinkRunner::tellStanding);
}

LinkRunner::~LinkRunner() { disconnect(); }

void LinkRunner::begin() {
    const Result<HubFacts> known = desk.questions().facts();
    if (known) facts = *known;
    if (facts.enrolled) connectTo(facts);
    tellStanding();
}

void LinkRunner::connectTo(const HubFacts& known) {
    disconnect();
    facts = known;
    const HubBook& questions = desk.questions();
    keyChanged = questions.station() == facts.station ? HubWhy() : keyIsAnother();
    if (!keyChanged.isNull()) return;
    hub = std::make_unique<sync::HubConnection>(routeOf(facts));
    hub->identify(facts.station, std::make_shared<const SigningKey>(copyOf(questions.stationKey())));
    line.reset(new HubLine{desk,
                           *hub,
                           facts,
                           [this] { changed(); },
                           [this] { heardMs = nowMs(); },
                           tell.items,
                           [this] { beginAgain(); },
                           {}});
    greeting = new Greeting(*line);
    inheritance = new InheritanceErrand(*line, [this] { events->advance(); });
    events = new EventErrand(*line, *inheritance, questions.mark(HubMark::sent).value_or(0));
    outward = new ParcelErrand(*line, ParcelErrand::Way::Out);
    inward = new ParcelErrand(*line, ParcelErrand::Way::In);
    log = new LogErrand(*line, [this] { inward->advance(); });
    leases = new LeaseErrand(*line, tell.setAside);
    errands = {greeting, log, inheritance, events, outward, inward, leases};
    if (!reviewer.isNull()) leases->beginFor(reviewer);
    advance();
}

/// Not from within an errand, as the errands are made anew.
void LinkRunner::beginAgain() {
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (line) connectTo(HubFacts(line->facts));
        },
        Qt::QueuedConnection);
}

/// Callbacks of what is under way are dropped with the errands.
void LinkRunner::disconnect() {
    if (line) line->stop.request_stop();
    hub.reset();
    qDeleteAll(errands);
    errands.clear();
    greeting = nullptr;
    inheritance = nullptr;
    events = nullptr;
    outward = inward = nullptr;
    log = nullptr;
    leases = nullptr;
    line.reset();
}

void LinkRunner::poke() { advance(); }

void LinkRunner::tryNow() {
    const auto tried = desk.change([](HubBook& book) { return book.tryParcelsNow(); });
    for (Errand* errand : std::as_const(errands))
        errand->tryNow();
    if (tried) tell.items();
    advance();
}

void LinkRunner::tryParcels(const QList<Id>& events, const Done& done) {
    done->send(desk.change([&](HubBook& book) { return book.tryParcelsNow(events); }));
    tell.items();
    advance();
}

void LinkRunner::putAside(const QList<Id>& events, const Done& done) {
    done->send(desk.change([&](HubBook& book) { return book.putAside(events); }));
    tell.items();
    tellStanding();
}

void LinkRunner::reviewFor(const Id& user) {
    reviewer = user;
    if (!leases) return;
    if (user.isNull())
        leases->end();
    else
        leases->beginFor(user);
    schedule();
}

void LinkRunner::judged(const Id& subject) {
    if (leases) leases->judged(subject);
}

void LinkRunner::advance() {
    turnMs = nowMs();
    for (Errand* errand : std::as_const(errands))
        errand->advance();
    schedule();
    changed();
}

/// Wakes when the first of them is due. Whose next try had its turn has nothing to do before something else
/// is due.
void LinkRunner::schedule() {
    qint64 next = std::numeric_limits<qint64>::max();
    const qint64 turn = std::min(turnMs, nowMs()); // a clock may have been set back
    for (const Errand* errand : std::as_const(errands)) {
        if (errand->isStopped() || errand->isBusy()) continue;
        const qint64 due = errand->nextTryMs() > turn ? errand->nextTryMs() : errand->dueMs();
        if (due > 0) next = std::min(next, due);
    }
    if (next == std::numeric_limits<qint64>::max()) return wake.stop();
    constexpr qint64 least = 50, most = 60 * 60 * 1000;
    wake.start(int(std::clamp(next - nowMs(), least, most)));
}

void LinkRunner::enrol(const wire::EnrolmentCode& code, const QString& stationName, const Done& done) {
    if (enrolling) return done->send(fail(ErrorKind::Busy, tr("An enrolment is under way"), code.address));
    if (const auto begun = beginChainWhereForked(); !begun) return done->send(begun);
    disconnect();
    enrolling = true;
    HubFacts fresh = facts.wayAlone();
    fresh.address = code.address;
    fresh.pins = {code.pin};
    fresh.stationName = stationName;
    hub = std::make_unique<sync::HubConnection>(routeOf(fresh));
    const auto request =
        wire::EnrolmentRequest::signedBy(desk.questions().stationKey(), code.secret, stationName,
                                         QStringLiteral("mianguan " MIANGUAN_VERSION));
    tellStanding();
    hub->enrol(request, [this, fresh, done](const sync::Answer<wire::Enrolment>& answer) {
        QMetaObject::invokeMethod(
            this,
            [this, fresh, done, answer] {
                enrolling = false;
                if (answer) return takeEnrolment(*answer, fresh, done);
                hub.reset();
                if (facts.enrolled) connectTo(facts); // as before
                tellStanding();
                done->send(Fail(answer.error().error));
            },
            Qt::QueuedConnection);
    });
}

/// The old key's chain is not gone on with once the hub has seen it end twice.
Result<void> LinkRunner::beginChainWhereForked() {
    if (!events || !events->isForked()) return {};
    return desk.change([](HubBook& book) { return book.beginChain(); });
}

void LinkRunner::takeEnrolment(const wire::Enrolment& enrolment, HubFacts fresh, const Done& done) {
    fresh.enrolled = true;
    fresh.key = enrolment.hubKey;
    fresh.hub = enrolment.hubKey.id();
    fresh.station = enrolment.station;
    fresh.schools = enrolment.schools;
    fresh.ceiling = enrolment.ceiling;
    fresh.enrolledMs = nowMs();
    const auto joined = desk.change([&](HubBook& book) { return book.join(fresh); });
    if (joined) {
        heardMs = nowMs();
        ended = false;
        connectTo(fresh);
    }
    tellStanding();
    done->send(joined);
}

void LinkRunner::leave(const Done& done) {
    const auto left = desk.change([](HubBook& book) { return book.leave(); });
    if (left) {
        disconnect();
        keyChanged = {};
        facts = facts.wayAlone();
        heardMs = 0;
    }
    tellStanding();
    tell.items();
    done->send(left);
}

void LinkRunner::changeWay(const std::function<void(HubFacts&)>& change, const Done& done) {
    HubFacts fresh = line ? line->facts : facts;
    change(fresh);
    const auto kept = desk.change([&](HubBook& book) { return book.keep(fresh); });
    if (kept) {
        facts = fresh;
        if (line) line->facts = fresh;
        if (hub) {
            const sync::Route route = routeOf(fresh);
            hub->useProxy(route.proxy);
            hub->setMetered(route.metered);
            hub->capSpeed(route.mostBytesPerSecond);
        }
        for (Errand* errand : std::as_const(errands))
            errand->tryNow();
        advance();
    }
    tellStanding();
    done->send(kept);
}

void LinkRunner::changed() {
    schedule();
    if (!telling.isActive()) telling.start(betweenTellings);
}

void LinkRunner::tellStanding() {
    if (line) facts = line->facts;
    tell.standing(standing());
    watchForRevocation();
}

void LinkRunner::watchForRevocation() {
    const Errand* errand = worst();
    if (ended || !errand || !errand->isStopped() || !endsAll(errand->why())) return;
    ended = true;
    tell.end(errand->why().sentence);
}

/// What a person must see to comes before what is tried again.
const Errand* LinkRunner::worst() const {
    const Errand* found = nullptr;
    for (const Errand* errand : errands) {
        if (errand->why().isNull() || errand == leases) continue; // without them one reviews all the same
        if (!found || (errand->isStopped() && !found->isStopped())) found = errand;
    }
    return found;
}

HubOutbox LinkRunner::outbox() const {
    HubOutbox box;
    if (!events) return box;
    const HubBook& questions = desk.questions();
    box.events = inheritance->unsent() + events->unsent();
    if (events->unsent() > 0) box.oldestMs = questions.timeOf(events->sentSeq() + 1);
    const auto parcels = questions.parcelCounts(false);
    if (!parcels) return box;
    box.portraits = parcels->portraits;
    box.originals = parcels->originals;
    box.bytes = parcels->bytes;
    if (const qint64 oldest = parcels->oldest ? questions.timeAt(parcels->oldest) : 0)
        box.oldestMs = box.oldestMs ? std::min(box.oldestMs, oldest) : oldest;
    return box;
}

HubPhase LinkRunner::phase(const HubStanding& now, const Errand* bad) const {
    if (enrolling) return HubPhase::Enrolling;
    if (!now.enrolled) return HubPhase::Alone;
    if (!keyChanged.isNull()) return HubPhase::Stopped;
    if (bad) return bad->isStopped() ? HubPhase::Stopped : HubPhase::Retrying;
    if (heardMs == 0) return HubPhase::Connecting;
    const HubBook& questions = desk.questions();
    const bool isPacked = questions.mark(HubMark::packed).value_or(0) >= questions.position();
    if (inheritance->isBusy() || events->isBusy() || outward->isBusy() || now.outbox.events > 0 || !isPacked)
        return HubPhase::Sending;
    return log->isBusy() || questions.isFetching().value_or(false) || !log->isLevel() ? HubPhase::Reading
                                                                                      : HubPhase::InStep;
}

HubStanding LinkRunner::standing() const {
    HubStanding now;
    now.enrolled = facts.enrolled;
    now.address = facts.address;
    now.name = facts.name;
    now.software = facts.software;
    now.stationName = facts.stationName;
    now.schools = facts.schools;
    now.enrolledMs = facts.enrolledMs;
    now.heardMs = heardMs;
    now.metered = facts.metered;
    now.mostBytesPerSecond = facts.mostBytesPerSecond;
    now.proxy = {HubProxy::Choice(facts.proxyChoice),
                 facts.proxyAddress,
                 facts.proxyUser,
                 {},
                 !facts.proxyPassword.isEmpty()};
    if (greeting) now.clockAheadMs = greeting->clockAheadMs();
    if (log) now.toRead = log->toRead();
    now.outbox = outbox();
    const HubBook& questions = desk.questions();
    now.atHub = questions.waitingCount().value_or(0);
    now.attention = int(questions.attentionCount().value_or(0));
    const Errand* bad = worst();
    now.why = bad ? bad->why() : keyChanged;
    now.phase = phase(now, bad);
    if (now.phase == HubPhase::Retrying)
        for (const Errand* errand : errands)
            if (const qint64 next = errand->nextTryMs(); next > 0)
                now.nextTryMs = now.nextTryMs ? std::min(now.nextTryMs, next) : next;
    return now;
}

} // namespace mianguan
