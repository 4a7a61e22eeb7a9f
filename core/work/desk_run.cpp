#include "core/work/desk_run.h"

#include "core/base/aside.h"
#include "core/decoder/untrusted_picture.h"
#include "core/guidance/best_of_burst.h"
#include "core/identify/code_payload.h"
#include "core/people/identity_number.h"

#include <QCoreApplication>

#include <algorithm>

namespace mianguan {

namespace {

constexpr int portraitsAtATime = 2;
constexpr int mostCandidates = 50;
const QLatin1String consentVersion("2026-1");

QString text(const char* words) { return QCoreApplication::translate("Desk", words); }

Fail refused(const char* what, const QString& where, const char* remedy) {
    return fail(ErrorKind::Refused, text(what), where, text(remedy));
}

Arrival arrivalBy(const QString& typed, const GraduateRow& row) {
    const auto is = [&](const QString& value) { return value.compare(typed, Qt::CaseInsensitive) == 0; };
    if (is(row.studentNumber)) return Arrival::StudentNumber;
    if (is(row.identityNumber)) return Arrival::CardNumber;
    return Arrival::Code;
}

} // namespace

struct DeskRun::Private {
    DeskRun* q;
    Store& store;
    Make make;
    Id sessionId;
    QThreadPool pool;
    Session session;
    std::shared_ptr<const Picture> plate;
    Hash plateHash;

    Step step = Step::Calling;
    std::optional<GraduateDetail> graduate;
    Arrival how = Arrival::Name;
    QList<GraduateRow> candidates;
    QList<Shot> shots;
    int chosen = -1;
    int burst = 0;     ///< the first shot of it
    int burstLeft = 0; ///< shots of it that are still to come
    int tries = 0;     ///< times the shutter was pressed, for those thrown away too
    QStringList thrownFaults;
    int making = 0;
    bool saving = false;
    int visit = 0; ///< answers to an earlier one are dropped

    Private(DeskRun* run, Store& photos, const Id& id, Make way)
        : q(run), store(photos), make(std::move(way)), sessionId(id) {
        pool.setMaxThreadCount(portraitsAtATime);
    }
    ~Private() { pool.waitForDone(); }

    void reload();
    void reloadGraduate();
    void loadPlate();
    void leave();
    QList<GraduateRow> holding(const QString& typed) const;
    void find(const QString& typed);
    Result<void> checked(const Seating& seating) const;
    void arrive(const Seating& seating);
    void made(int of, Shot shot);
    void chooseBest();
    QStringList faultsButOf(int kept) const; ///< of every other shot
    template <class T, class Then>
    Store::Answer<T> answer(Then then);
};

/// An answer that is no longer awaited is dropped; a refusal leaves the step as it is.
template <class T, class Then>
Store::Answer<T> DeskRun::Private::answer(Then then) {
    saving = true;
    return [this, of = visit, then = std::move(then)](const Result<T>& result) {
        saving = false;
        if (of != visit) return;
        if (!result)
            Q_EMIT q->failed(result.error());
        else
            then(*result);
        Q_EMIT q->changed();
    };
}

void DeskRun::Private::reload() {
    if (const auto known = store.session(sessionId)) session = *known;
    if (session.plate != plateHash) loadPlate();
    reloadGraduate();
    Q_EMIT q->changed();
}

void DeskRun::Private::reloadGraduate() {
    if (!graduate) return;
    if (const auto known = store.graduate(graduate->row.subject))
        graduate = *known;
    else
        leave(); // purged meanwhile
}

void DeskRun::Private::loadPlate() {
    plateHash = session.plate;
    plate.reset();
    if (plateHash.isNull()) return;
    runAside(
        pool, q,
        [this, hash = plateHash] {
            return store.blob(sessionId, hash).and_then([](const QByteArray& bytes) {
                return decodeUntrusted(bytes);
            });
        },
        [this, hash = plateHash](const Result<Picture>& picture) {
            if (hash != plateHash) return;
            if (!picture) return Q_EMIT q->failed(picture.error());
            plate = std::make_shared<const Picture>(*picture);
        });
}

void DeskRun::Private::leave() {
    ++visit;
    step = Step::Calling;
    graduate.reset();
    candidates.clear();
    shots.clear();
    chosen = -1;
    burst = burstLeft = tries = 0;
    thrownFaults.clear();
}

QStringList DeskRun::Private::faultsButOf(int kept) const {
    QStringList faults = thrownFaults;
    for (int i = 0; i < shots.size(); ++i)
        for (const Finding& finding : shots[i].portrait.findings)
            if (i != kept && finding.status == Status::Fail) faults += finding.id;
    return faults;
}

/// Whoever holds what the code says; codes that only a decoder understands are themselves a key.
QList<GraduateRow> DeskRun::Private::holding(const QString& typed) const {
    const CodePayload said = plainPayload(typed.toUtf8());
    for (const QString& key : {typed, said.enrolmentKey, said.studentNumber, said.identityNumber})
        if (const auto found = store.graduatesHolding(session.batch, key); !found.isEmpty()) return found;
    return {};
}

void DeskRun::Private::find(const QString& typed) {
    QList<GraduateRow> found = holding(typed);
    const bool byNumber = !found.isEmpty();
    if (!byNumber) found = store.graduates({session.batch, {}, typed, {}}, mostCandidates);
    if (found.isEmpty()) return Q_EMIT q->notFound(typed);
    if (found.size() == 1)
        return q->choose(found.first().subject, byNumber ? arrivalBy(typed, found.first()) : Arrival::Name);
    candidates = found;
    how = byNumber ? Arrival::CardNumber : Arrival::Name;
    Q_EMIT q->changed();
}

/// What the operator was asked for, before anything is recorded.
Result<void> DeskRun::Private::checked(const Seating& seating) const {
    const QString number = graduate->entry.identityNumber;
    if (q->wantsLastFour() && !hasLastFour(number, seating.lastFour))
        return refused(
            QT_TRANSLATE_NOOP("Desk", "These are not the last four characters of the identity number"),
            graduate->row.name,
            QT_TRANSLATE_NOOP("Desk", "Look at the identity card again. When it does not fit, this is "
                                      "someone else: search anew."));
    if (q->wantsCard())
        return refused(
            QT_TRANSLATE_NOOP("Desk", "This session asks for the identity card"), graduate->row.name,
            QT_TRANSLATE_NOOP("Desk", "Step back (Esc) and type the card's number, or read the card from a "
                                      "picture (F3)."));
    if (q->wantsGuardian() && seating.guardian.trimmed().isEmpty())
        return refused(QT_TRANSLATE_NOOP("Desk", "This graduate is under 14: a guardian must agree"),
                       graduate->row.name, QT_TRANSLATE_NOOP("Desk", "Enter the guardian's name."));
    return {};
}

void DeskRun::Private::arrive(const Seating& seating) {
    store.arrive({graduate->row.subject, sessionId, how, seating.lifted, seating.reason}, q,
                 answer<int>([this](int) {
                     reloadGraduate();
                     step = Step::Seated;
                 }));
}

void DeskRun::Private::made(int of, Shot shot) {
    --making;
    if (of != visit) return;
    shots += std::move(shot);
    step = Step::Shown;
    chooseBest();
    Q_EMIT q->changed();
}

/// Of the burst, as it was taken for a reason; where that came to nothing, of all.
void DeskRun::Private::chooseBest() {
    for (const int from : {burst, 0}) {
        QList<Portrait> portraits;
        for (const Shot& shot : shots.mid(from))
            portraits += shot.portrait;
        const int best = bestOfBurst(portraits).index;
        chosen = best >= 0 && shots[from + best].made() ? from + best : -1;
        if (chosen >= 0) return;
    }
}

DeskRun::DeskRun(Store& store, const Id& session, Make make, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(this, store, session, std::move(make))) {
    connect(&store, &Store::sessionsChanged, this, [this] { d->reload(); });
    connect(&store, &Store::graduatesChanged, this, [this] { d->reload(); });
    connect(&store, &Store::photosPurged, this, [this] { d->reload(); });
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
const QList<DeskRun::Shot>& DeskRun::shots() const { return d->shots; }
int DeskRun::chosen() const { return d->chosen; }
bool DeskRun::busy() const { return d->making > 0 || d->saving; }

QList<BarTo> DeskRun::bars() const {
    return d->graduate ? barsTo(*d->graduate, d->session, QDate::currentDate()) : QList<BarTo>();
}

/// Where the number came from the card itself there is nothing left to compare.
bool DeskRun::wantsLastFour() const {
    return d->graduate && d->session.policy.check == IdentityCheck::LastFour &&
           d->graduate->entry.identityNumber.size() >= 4 && d->how != Arrival::CardNumber &&
           d->how != Arrival::IdentityCard;
}

bool DeskRun::wantsCard() const {
    return d->graduate && d->session.policy.check == IdentityCheck::IdentityCard &&
           d->how != Arrival::CardNumber && d->how != Arrival::IdentityCard;
}

bool DeskRun::wantsGuardian() const {
    return d->graduate && d->graduate->consent.isNull() &&
           needsGuardian(d->graduate->entry, QDate::currentDate());
}

void DeskRun::look(const QString& typed) {
    const QString wanted = typed.simplified();
    if (wanted.isEmpty()) return;
    d->leave();
    d->find(wanted);
}

void DeskRun::choose(const Id& graduate, Arrival how) {
    d->leave();
    const auto known = d->store.graduate(graduate);
    if (!known) return Q_EMIT failed(known.error());
    d->graduate = *known;
    d->how = how;
    d->step = Step::Found;
    Q_EMIT changed();
}

void DeskRun::seat(const Seating& seating) {
    if (d->step != Step::Found || d->saving) return;
    if (const auto may = d->checked(seating); !may) return Q_EMIT failed(may.error());
    if (!d->graduate->consent.isNull()) return d->arrive(seating);
    d->store.giveConsent(d->graduate->row.subject, {consentVersion, seating.guardian.trimmed()}, this,
                         d->answer<Id>([this, seating](const Id&) { d->arrive(seating); }));
}

void DeskRun::take(const QByteArray& original, bool album) {
    if (d->step != Step::Seated && d->step != Step::Shown) return;
    if (album && !d->session.policy.albumAllowed)
        return Q_EMIT failed(
            refused(QT_TRANSLATE_NOOP("Desk", "Pictures from files are not allowed in this session"), {},
                    QT_TRANSLATE_NOOP("Desk", "Use the camera, or have the session changed by a supervisor."))
                .value());
    if (d->burstLeft == 0) beginBurst(1);
    --d->burstLeft;
    ++d->making;
    Q_EMIT changed();
    runAside(
        d->pool, this,
        [make = d->make, plate = d->plate, original]() -> Result<Portrait> {
            return decodeUntrusted(original).and_then(
                [&](const Picture& picture) { return make(picture, plate.get()); });
        },
        [this, of = d->visit, original, album](Result<Portrait>&& portrait) {
            if (portrait) return d->made(of, {original, album, *std::move(portrait)});
            --d->making;
            if (of == d->visit) Q_EMIT failed(portrait.error());
            Q_EMIT changed();
        });
}

void DeskRun::beginBurst(int shots) {
    d->burst = int(d->shots.size());
    d->burstLeft = shots;
    ++d->tries;
}

void DeskRun::chooseShot(int index) {
    if (index < 0 || index >= d->shots.size() || !d->shots[index].made()) return;
    d->chosen = index;
    Q_EMIT changed();
}

void DeskRun::submit() {
    if (d->step != Step::Shown || d->chosen < 0 || d->saving) return;
    const Shot& shot = d->shots.at(d->chosen);
    Store::Submission photo;
    photo.graduate = d->graduate->row.subject;
    photo.session = d->sessionId;
    photo.label = (d->graduate->row.name + QLatin1Char(' ') + d->graduate->row.studentNumber).trimmed();
    photo.original = shot.original;
    photo.specification = d->session.specification;
    photo.portrait = shot.portrait;
    photo.album = shot.album;
    photo.shots = d->tries;
    photo.faults = d->faultsButOf(d->chosen);
    d->store.submit(std::move(photo), this, d->answer<Id>([this](const Id& graduate) {
        const auto following = next();
        d->leave();
        Q_EMIT submitted(graduate);
        if (following) choose(following->subject, Arrival::ClassList);
    }));
}

void DeskRun::back() {
    if (d->saving) return;
    if (d->step == Step::Shown) {
        ++d->visit; // what is still being made is not wanted
        d->thrownFaults = d->faultsButOf(-1);
        d->shots.clear();
        d->chosen = -1;
        d->burst = d->burstLeft = 0;
        d->step = Step::Seated;
    } else {
        d->leave();
    }
    Q_EMIT changed();
}

void DeskRun::markAbsent() {
    if (!d->graduate || d->saving) return;
    d->store.markAbsent(d->graduate->row.subject, d->sessionId, this, d->answer<Id>([this](const Id&) {
        const auto following = next();
        d->leave();
        if (following) choose(following->subject, Arrival::ClassList);
    }));
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
