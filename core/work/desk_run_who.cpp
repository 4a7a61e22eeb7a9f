#include "core/identify/code_payload.h"
#include "core/people/identity_number.h"
#include "core/work/desk_run_private.h"

#include <algorithm>

namespace mianguan {

namespace {

constexpr int mostCandidates = 50;

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
    store.addReference(graduate->row.subject, deskText(QT_TRANSLATE_NOOP("Desk", "identity card")),
                       card.portrait, q, [this](const Result<Id>& kept) {
                           if (!kept) Q_EMIT q->failed(kept.error());
                       });
}

/// What the operator was asked for, before anything is recorded.
Result<void> DeskRun::Private::checked(const Seating& seating) const {
    for (const BarTo& bar : q->bars())
        if (bar.final || !seating.lifted.contains(barId(bar.bar)))
            return fail(ErrorKind::Refused, bar.sentence, graduate->row.name, bar.cure);
    const QString number = graduate->entry.identityNumber;
    if (foreign) return Fail(othersCard(*foreign, graduate->entry));
    if (doubt) return Fail(*doubt);
    if (q->wantsLastFour() && !hasLastFour(number, seating.lastFour))
        return refusedAtDesk(
            QT_TRANSLATE_NOOP("Desk", "These are not the last four characters of the identity number"),
            graduate->row.name,
            QT_TRANSLATE_NOOP("Desk", "Look at the identity card again. When it does not fit, this is "
                                      "someone else: search anew."));
    if (q->wantsCard())
        return refusedAtDesk(
            QT_TRANSLATE_NOOP("Desk", "This session asks for the identity card"), graduate->row.name,
            QT_TRANSLATE_NOOP("Desk",
                              "Read the card with the camera (F6) or lay it on the reader; or step back "
                              "(Esc) and type its number."));
    return {};
}

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
bool DeskRun::foreignCardSeen() const { return d->foreign.has_value(); }
bool DeskRun::decoding() const { return d->decoding; }
std::optional<Error> DeskRun::doubt() const { return d->doubt; }

bool DeskRun::wantsGuardian() const {
    return wantsConsent() && needsGuardian(d->graduate->entry, QDate::currentDate());
}

bool DeskRun::wantsConsent() const {
    return d->graduate && (d->graduate->consent.isNull() || d->graduate->consent.version != d->noticeVersion);
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

} // namespace mianguan
