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

/// What a code says beside the number that is all of it.
IdentityClaim claimOf(const CodePayload& code) {
    const auto beside = [&](const QString& part) {
        return part.compare(code.text, Qt::CaseInsensitive) == 0 ? QString() : part;
    };
    IdentityClaim claim{IdentityClaim::From::Code, code.name, beside(code.studentNumber), {}, true, {}};
    claim.identityNumber = beside(code.identityNumber);
    return claim;
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
    IdentityClaim claim;                  ///< that led to the candidates, or to the graduate
    std::optional<Error> doubt;           ///< what it says otherwise
    std::optional<IdentityClaim> foreign; ///< card of somebody else
    Decode decode;
    bool decoding = false;
    QList<Shot> shots;
    int chosen = -1;
    int burst = 0; ///< the first shot of it
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
    QList<GraduateRow> holding(const QStringList& keys) const;
    QList<GraduateRow> holding(const CodePayload& code) const;
    void find(const QString& typed);
    void askDecoder(const QString& typed);
    void decoded(const QString& typed, const Result<CodePayload>& code);
    void findHolder(const IdentityClaim& card);
    void settle(const QList<GraduateRow>& found, const IdentityClaim& said, Arrival by);
    void take(const Id& subject, const IdentityClaim& said, Arrival by);
    void compare(const IdentityClaim& card);
    void keepPortrait(const IdentityClaim& card);
    Result<void> checked(const Seating& seating) const;
    void arrive(const Seating& seating);
    void made(int of, Shot shot);
    void chooseBest();
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
    claim = {};
    doubt.reset();
    foreign.reset();
    decoding = false;
    shots.clear();
    chosen = -1;
    burst = 0;
}

/// Whoever holds the first of these that anyone holds.
QList<GraduateRow> DeskRun::Private::holding(const QStringList& keys) const {
    for (const QString& key : keys)
        if (const auto found = store.graduatesHolding(session.batch, key); !found.isEmpty()) return found;
    return {};
}

/// Codes that only a decoder understands are themselves a key.
QList<GraduateRow> DeskRun::Private::holding(const CodePayload& code) const {
    return holding(
        {QString::fromUtf8(code.bytes), code.enrolmentKey, code.studentNumber, code.identityNumber});
}

void DeskRun::Private::find(const QString& typed) {
    const CodePayload plain = plainPayload(typed.toUtf8());
    if (const auto found = holding(plain); !found.isEmpty())
        return settle(found, claimOf(plain), arrivalBy(typed, found.first()));
    if (const auto found = store.graduates({session.batch, {}, typed, {}}, mostCandidates); !found.isEmpty())
        return settle(found, {}, Arrival::Name);
    if (decode) return askDecoder(typed);
    Q_EMIT q->notFound(typed);
}

void DeskRun::Private::askDecoder(const QString& typed) {
    decoding = true;
    Q_EMIT q->changed();
    decode(typed.toUtf8(), q, [this, typed, of = visit](const Result<CodePayload>& code) {
        if (of != visit) return;
        decoding = false;
        decoded(typed, code);
        Q_EMIT q->changed();
    });
}

void DeskRun::Private::decoded(const QString& typed, const Result<CodePayload>& code) {
    if (!code) return Q_EMIT q->failed(code.error());
    const auto found = code->isUnderstood() ? holding(*code) : QList<GraduateRow>();
    if (found.isEmpty())
        return Q_EMIT q->notFound(code->studentNumber.isEmpty() ? typed : code->studentNumber);
    settle(found, claimOf(*code), Arrival::Code);
}

void DeskRun::Private::findHolder(const IdentityClaim& card) {
    const auto found = holding(QStringList{card.identityNumber});
    if (found.isEmpty()) return Q_EMIT q->notFound(card.identityNumber);
    settle(found, card, Arrival::IdentityCard);
}

/// One is taken, several are chosen from; what led to them stays with them.
void DeskRun::Private::settle(const QList<GraduateRow>& found, const IdentityClaim& said, Arrival by) {
    if (found.size() == 1) return take(found.first().subject, said, by);
    candidates = found;
    claim = said;
    how = by;
    Q_EMIT q->changed();
}

/// Another number is another person's; another name is for the operator to look at.
void DeskRun::Private::take(const Id& subject, const IdentityClaim& said, Arrival by) {
    leave();
    const auto known = store.graduate(subject);
    if (!known) return Q_EMIT q->failed(known.error());
    const QList<Differs> where = differences(said, known->entry);
    if (!where.isEmpty() && where != QList<Differs>{Differs::Name}) {
        Q_EMIT q->changed();
        return Q_EMIT q->failed(differing(said, known->entry, where));
    }
    graduate = *known;
    how = by;
    claim = said;
    if (!where.isEmpty()) doubt = differing(said, known->entry, where);
    step = Step::Found;
    keepPortrait(said);
    Q_EMIT q->changed();
}

/// By the number; where the list has none, by the name.
void DeskRun::Private::compare(const IdentityClaim& card) {
    const RosterEntry& entry = graduate->entry;
    const bool byName = entry.identityNumber.isEmpty();
    if (byName && !card.nameIsSure) return Q_EMIT q->failed(notComparable(entry));
    const bool own = byName ? isSameName(card.name, entry.name)
                            : entry.identityNumber.compare(card.identityNumber, Qt::CaseInsensitive) == 0;
    if (own) return take(graduate->row.subject, card, Arrival::IdentityCard);
    foreign = card;
    const auto holder = holding(QStringList{card.identityNumber});
    Q_EMIT q->foreignCard(othersCard(card, entry), holder.isEmpty() ? QString() : holder.first().name);
    Q_EMIT q->changed();
}

/// To compare the photo with.
void DeskRun::Private::keepPortrait(const IdentityClaim& card) {
    if (card.portrait.isEmpty() || graduate->reference == Hash::of(card.portrait)) return;
    store.addReference(graduate->row.subject, text(QT_TRANSLATE_NOOP("Desk", "identity card")), card.portrait,
                       q, [this](const Result<Id>& kept) {
                           if (!kept) Q_EMIT q->failed(kept.error());
                       });
}

/// What the operator was asked for, before anything is recorded.
Result<void> DeskRun::Private::checked(const Seating& seating) const {
    const QString number = graduate->entry.identityNumber;
    if (foreign) return Fail(othersCard(*foreign, graduate->entry));
    if (doubt) return Fail(*doubt);
    if (q->wantsLastFour() && !hasLastFour(number, seating.lastFour))
        return refused(
            QT_TRANSLATE_NOOP("Desk", "These are not the last four characters of the identity number"),
            graduate->row.name,
            QT_TRANSLATE_NOOP("Desk", "Look at the identity card again. When it does not fit, this is "
                                      "someone else: search anew."));
    if (q->wantsCard())
        return refused(QT_TRANSLATE_NOOP("Desk", "This session asks for the identity card"),
                       graduate->row.name,
                       QT_TRANSLATE_NOOP(
                           "Desk", "Read the card with the camera (F6) or lay it on the reader; or step back "
                                   "(Esc) and type its number."));
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

bool DeskRun::cardSeen() const { return d->graduate && !d->foreign && d->how == Arrival::IdentityCard; }
bool DeskRun::decoding() const { return d->decoding; }
std::optional<Error> DeskRun::doubt() const { return d->doubt; }

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

/// Of candidates that a code or card led to, that is still how they were found.
void DeskRun::choose(const Id& graduate, Arrival how) {
    const bool found = std::any_of(d->candidates.begin(), d->candidates.end(),
                                   [&](const GraduateRow& row) { return row.subject == graduate; });
    d->take(graduate, found ? d->claim : IdentityClaim(), found ? d->how : how);
}

void DeskRun::setDecode(Decode decode) { d->decode = std::move(decode); }

void DeskRun::identify(const IdentityClaim& card) {
    if (card.identityNumber.isEmpty() || d->saving) return;
    if (d->step == Step::Found) return d->compare(card);
    if (d->step != Step::Calling) return;
    d->leave();
    d->findHolder(card);
}

void DeskRun::callHolder() {
    if (d->step != Step::Found || !d->foreign) return;
    const IdentityClaim card = *d->foreign;
    d->leave();
    d->findHolder(card);
}

void DeskRun::confirmDoubt() {
    d->doubt.reset();
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

void DeskRun::beginBurst() { d->burst = int(d->shots.size()); }

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
    photo.shots = int(d->shots.size());
    for (int i = 0; i < d->shots.size(); ++i)
        for (const Finding& finding : d->shots[i].portrait.findings)
            if (i != d->chosen && finding.status == Status::Fail) photo.faults += finding.id;
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
        d->shots.clear();
        d->chosen = -1;
        d->burst = 0;
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
