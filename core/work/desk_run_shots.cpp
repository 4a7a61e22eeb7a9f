#include "core/base/aside.h"
#include "core/decoder/untrusted_picture.h"
#include "core/work/desk_run_private.h"

namespace mianguan {

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

/// Told once what comes in their place is shown.
void DeskRun::Private::putAside() {
    const auto left = q->unsent();
    if (!left) return;
    aside = Aside{*graduate, how, shots};
    shots.throwAway();
    QMetaObject::invokeMethod(
        q, [this, left = *left] { Q_EMIT q->setAside(left); }, Qt::QueuedConnection);
}

void DeskRun::Private::made(int of, Shot shot) {
    --making;
    if (of != visit) return;
    shots.add(std::move(shot));
    step = Step::Shown;
    Q_EMIT q->changed();
}

void DeskRun::take(const QByteArray& original, bool album) {
    if (d->step != Step::Seated && d->step != Step::Shown) return;
    if (album && !d->session.policy.albumAllowed)
        return Q_EMIT failed(
            refusedAtDesk(
                QT_TRANSLATE_NOOP("Desk", "Pictures from files are not allowed in this session"), {},
                QT_TRANSLATE_NOOP("Desk", "Use the camera, or have the session changed by a supervisor."))
                .value());
    d->shots.take();
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

void DeskRun::beginBurst(int shots) { d->shots.beginBurst(shots); }

void DeskRun::chooseShot(int index) {
    if (d->shots.choose(index)) Q_EMIT changed();
}

void DeskRun::submit() {
    if (d->step != Step::Shown || chosen() < 0 || d->saving) return;
    d->reloadGraduate(); // a fee may just have been settled
    if (wantsFee()) return Q_EMIT feeWanted();
    const Shot& shot = shots().at(chosen());
    Store::Submission photo;
    photo.graduate = d->graduate->row.subject;
    photo.session = d->sessionId;
    photo.label = (d->graduate->row.name + QLatin1Char(' ') + d->graduate->row.studentNumber).trimmed();
    photo.original = shot.original;
    photo.specification = d->session.specification;
    photo.portrait = shot.portrait;
    photo.album = shot.album;
    photo.shots = d->shots.tries();
    photo.faults = d->shots.otherFaults();
    d->store.submit(std::move(photo), this, d->answer<Id>([this](const Id& graduate) {
        const auto following = next();
        d->shots = {};
        if (d->aside && d->aside->graduate.row.subject == graduate) d->aside.reset();
        d->leave();
        Q_EMIT submitted(graduate);
        if (following) choose(following->subject, Arrival::ClassList);
    }));
}

void DeskRun::back() {
    if (d->saving) return;
    if (d->step == Step::Shown) {
        d->putAside();
        ++d->visit; // what is still being made is not wanted
        d->step = Step::Seated;
    } else {
        d->leave();
    }
    Q_EMIT changed();
}

std::optional<DeskRun::Unsent> DeskRun::unsent() const {
    if (!d->graduate || d->shots.isEmpty()) return {};
    return Unsent{d->graduate->row.subject, d->graduate->row.name, int(shots().size()), chosen() >= 0};
}

void DeskRun::takeBack() {
    if (!d->aside || d->saving) return;
    const Private::Aside back = *std::exchange(d->aside, {});
    d->leave(); // puts aside what is there now
    d->graduate = back.graduate;
    d->how = back.how;
    d->shots = back.shots;
    d->shots.endBurst();
    d->step = Step::Shown;
    d->reloadGraduate();
    Q_EMIT changed();
}

} // namespace mianguan
