#include "core/spec/wording.h"
#include "tests/soak/hall/operator.h"

#include <QFile>

#include <cstdio>

namespace mianguan::soak {

namespace {

/// In one step, as a camera sees one person or another.
void put(const QString& film, const QString& camera) {
    const QString beside = camera + QStringLiteral(".next");
    QFile::remove(beside);
    if (!QFile::copy(film, beside) ||
        std::rename(QFile::encodeName(beside).constData(), QFile::encodeName(camera).constData()) != 0)
        qFatal("nobody could sit down");
}

/// How far a live picture and the still that it is of are apart at most, lines drawn over neither.
constexpr double alike = 6;

} // namespace

void Operator::cast(int who, Sitters::Film film) { put(sitters.film(who, film), orders.camera()); }

void Operator::clearChair() { put(sitters.emptyChair(), orders.camera()); }

void Operator::takeAway() { QFile::remove(orders.camera()); }

void Operator::awaitSitter(int who, Sitters::Film film) {
    const QImage still = sitters.still(who, film);
    hands.await("the sitter before the camera", [&] {
        return seen.frame == still.size() && camera->trouble().isEmpty() &&
               apart(glimpse(seen.image), glimpse(still.copy(seen.cut.part))) < alike;
    });
}

void Operator::photograph(int who) {
    const Sitting& sitting = sittings[who];
    if (sitting.askew) {
        cast(who, Sitters::Film::Askew);
        awaitSitter(who, Sitters::Film::Askew);
        shoot();
    }
    cast(who);
    awaitSitter(who);
    timed("before the camera");
    if (!sitting.afterShot) befall(who);
    shoot();
    if (sitting.afterShot) befall(who);
    say('+', "shot", who);
}

/// The buttons of the single shots are there when there are several.
int Operator::shots() const {
    int count = hands.shows("shotFindings") ? 1 : 0;
    while (hands.shows(qPrintable(QStringLiteral("shot%1").arg(count + 1))))
        ++count;
    return count;
}

/// One shot without a portrait can only be taken again.
void Operator::shoot() {
    hands.look();
    hands.takeWaited();
    expected += sittings[shown()].burst ? 3 : 1;
    say('!', "shot", shown());
    hands.press(Qt::Key_Space);
    hands.await("the result",
                [this] { return shots() >= expected && (expected == 1 || hands.enabled("submitShot")); });
    timed("result");
}

void Operator::befall(int who) {
    const Mishap mishap = std::exchange(sittings[who].mishap, Mishap::None);
    switch (mishap) {
    case Mishap::None:
        return;
    case Mishap::StationLocked:
        lockAndReturn(who);
        break;
    case Mishap::OtherPage:
        lookElsewhere();
        break;
    case Mishap::Unplugged:
        unplug(who);
        break;
    case Mishap::Frozen:
        freeze(who);
        break;
    case Mishap::SteppedBack:
        stepBack();
        break;
    }
    say('+', "mishap", int(mishap));
    if (shown() != who) qFatal("someone else sits at the desk after an interruption");
}

/// Back soon, what was shot is there still. Later it is gone; he has his number then, and is called before
/// anyone else.
void Operator::lockAndReturn(int who) {
    hands.press(Qt::Key_L, Qt::ControlModifier);
    hands.await("the lock", [this] { return hands.shows("signInPage"); });
    signIn();
    hands.await("the desk or its sessions",
                [this] { return hands.shows("deskView") || hands.enabled("startSession"); });
    if (hands.shows("deskView")) return;
    goToDesk();
    hands.press(Qt::Key_Return);
    hands.await("who was interrupted", [this, who] { return shown() == who; });
    seat(who);
    awaitSitter(who);
    if (sittings[who].afterShot) shoot();
}

void Operator::lookElsewhere() {
    hands.press(Qt::Key_2, Qt::ControlModifier);
    hands.await("the other page", [this] { return hands.shows("reviewPage"); });
    hands.look();
    hands.press(Qt::Key_0, Qt::ControlModifier);
    hands.await("the desk again", [this] { return hands.shows("deskView"); });
}

void Operator::awaitTrouble(const char* kind) {
    hands.takeWaited();
    hands.await("the word about the camera", [this] { return hands.shows("deskBanner"); });
    timed(kind);
    hands.press(Qt::Key_Space);
    hands.look();
    if (camera->shooting()) qFatal("a shot was taken of a picture that is not live");
}

void Operator::unplug(int who) {
    takeAway();
    awaitTrouble("unplugged");
    cast(who);
    awaitSitter(who);
    hands.await("the camera well again", [this] { return !hands.shows("deskBanner"); });
}

void Operator::freeze(int who) {
    cast(who, Sitters::Film::Frozen);
    awaitTrouble("frozen");
    cast(who);
    awaitSitter(who);
    hands.await("the camera well again", [this] { return !hands.shows("deskBanner"); });
}

void Operator::stepBack() {
    hands.press(Qt::Key_Escape);
    hands.await("the shots gone", [this] { return shots() == 0 && hands.enabled("shoot"); });
    expected = 0;
    shoot();
}

} // namespace mianguan::soak
