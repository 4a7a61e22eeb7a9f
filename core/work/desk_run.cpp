#include "core/work/desk_run_private.h"

namespace mianguan {

void DeskRun::Private::reload() {
    if (const auto known = store.session(sessionId)) session = *known;
    if (session.plate != plateHash) loadPlate();
    noticeVersion = store.consentText(consentLanguage()).version;
    reloadGraduate();
    Q_EMIT q->changed();
}

void DeskRun::Private::reloadGraduate() {
    if (!graduate) return;
    if (const auto known = store.graduate(graduate->row.subject))
        graduate = *known;
    else {
        shots = {}; // purged meanwhile
        leave();
    }
}

void DeskRun::Private::leave() {
    putAside();
    ++visit;
    step = Step::Calling;
    graduate.reset();
    candidates.clear();
    claim = {};
    doubt.reset();
    foreign.reset();
    decoding = false;
    shots = {};
}

void DeskRun::Private::arrive(const Seating& seating) {
    store.arrive({graduate->row.subject, sessionId, how, seating.lifted, seating.reason}, q,
                 answer<int>([this](int) {
                     reloadGraduate();
                     step = Step::Seated;
                 }));
}

ConsentGiving DeskRun::Private::givenBy(const Seating& seating) const {
    return {noticeVersion,    consentLanguage(), seating.way.value_or(session.policy.consent),
            seating.guardian, seating.relation,  seating.signature};
}

void DeskRun::Private::callFollowing() {
    const auto following = q->next();
    leave();
    if (following) q->choose(following->subject, Arrival::ClassList);
}

DeskRun::DeskRun(Store& store, const Id& session, Make make, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(this, store, session, std::move(make))) {
    connect(&store, &Store::sessionsChanged, this, [this] { d->reload(); });
    connect(&store, &Store::graduatesChanged, this, [this] { d->reload(); });
    connect(&store, &Store::photosPurged, this, [this] {
        d->aside.reset();
        d->reload();
    });
    connect(&store, &Store::policyChanged, this, [this] { d->reload(); });
    connect(&store, &Store::graduateChanged, this, [this](const Id& graduate) {
        if (d->graduate && d->graduate->row.subject == graduate) d->reload();
    });
    d->reload();
}

DeskRun::~DeskRun() = default;

DeskRun::Step DeskRun::step() const { return d->step; }
Session DeskRun::session() const { return d->session; }
const std::optional<GraduateDetail>& DeskRun::graduate() const { return d->graduate; }
QList<GraduateRow> DeskRun::candidates() const { return d->candidates; }
const QList<DeskRun::Shot>& DeskRun::shots() const { return d->shots.all(); }
int DeskRun::chosen() const { return d->shots.chosen(); }
bool DeskRun::busy() const { return d->making > 0 || d->saving; }

ConsentText DeskRun::notice() const {
    return filledFor(d->store.consentText(consentLanguage()), d->session.batch.school);
}

bool DeskRun::wantsFee() const {
    return d->graduate && owesFee(*d->graduate, d->session, FeeTiming::AfterPhoto);
}

void DeskRun::seat(const Seating& seating) {
    if (d->step != Step::Found || d->saving) return;
    if (const auto may = d->checked(seating); !may) return Q_EMIT failed(may.error());
    if (!wantsConsent()) return d->arrive(seating);
    const ConsentGiving given = d->givenBy(seating);
    if (given.way == ConsentWay::Signature && given.signature.isEmpty()) return Q_EMIT signatureWanted();
    d->store.giveConsent(d->graduate->row.subject, given, this,
                         d->answer<Id>([this, seating](const Id&) { d->arrive(seating); }));
}

void DeskRun::agree(const Seating& seating) {
    if (d->step != Step::Found || d->saving) return;
    d->store.giveConsent(d->graduate->row.subject, d->givenBy(seating), this,
                         d->answer<Id>([this](const Id&) { d->reloadGraduate(); }));
}

void DeskRun::refuseConsent(const QString& reason) {
    if (d->step != Step::Found || d->saving) return;
    d->store.refuseConsent(d->graduate->row.subject, d->sessionId, reason, this,
                           d->answer<Id>([this](const Id&) { d->callFollowing(); }));
}

void DeskRun::markAbsent() {
    if (!d->graduate || d->saving) return;
    d->store.markAbsent(d->graduate->row.subject, d->sessionId, this,
                        d->answer<Id>([this](const Id&) { d->callFollowing(); }));
}

void DeskRun::callNext() {
    if (const auto following = next()) choose(following->subject, Arrival::ClassList);
}

std::optional<GraduateRow> DeskRun::next() const {
    CallOrder order{d->sessionId, d->session.batch, {}, {}, d->session.kind == SessionKind::Makeup};
    if (d->graduate) {
        order.className = d->graduate->row.className;
        order.after = d->graduate->row;
    }
    return d->store.nextGraduate(order);
}

} // namespace mianguan
