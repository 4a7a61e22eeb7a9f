#include "tests/soak/hall/operator.h"

#include <QAbstractItemView>

namespace mianguan::soak {

QString Operator::number() const {
    return hands.label("graduateFacts").section(QLatin1Char('\n'), 0, 0).section(QStringLiteral(" · "), 0, 0);
}

int Operator::shown() const {
    const QString seenNumber = number();
    if (seenNumber.isEmpty()) return -1;
    const int who = indexOf(sittings, seenNumber);
    if (who < 0 || hands.label("graduateName") != sittings[who].entry.name)
        qFatal("the window shows a name and a number that are of two");
    return who;
}

int Operator::callNext() {
    if (shown() < 0) {
        hands.press(Qt::Key_Return);
        hands.await("the next graduate", [this] { return shown() >= 0; });
        timed("found");
    }
    return shown();
}

void Operator::callNobody() {
    hands.press(Qt::Key_F2);
    hands.await("the line to type in", [this] { return shown() < 0 && hands.hasFocus("scan"); });
}

void Operator::receive(int who) {
    callNobody();
    hands.takeWaited();
    search(who);
    timed("found");
    if (sittings[who].approved)
        turnAway(who);
    else
        serve(who);
}

void Operator::search(int who) {
    const RosterEntry& entry = sittings[who].entry;
    const QString typed = sittings[who].how == Arrival::CardNumber ? entry.identityNumber
                          : sittings[who].how == Arrival::Code     ? entry.code
                          : sittings[who].how == Arrival::Name     ? entry.name
                                                                   : entry.studentNumber;
    hands.type(typed);
    hands.press(Qt::Key_Return);
    hands.await("an answer",
                [this] { return shown() >= 0 || hands.shows("enrol") || hands.hasFocus("candidates"); });
    if (hands.shows("enrol")) return addByHand(who);
    const auto current = [this] {
        return driver.part<QAbstractItemView>("candidates")->currentIndex().data(Qt::AccessibleTextRole);
    };
    while (hands.hasFocus("candidates") && !current().toString().contains(entry.studentNumber))
        hands.press(Qt::Key_Down);
    if (hands.hasFocus("candidates")) hands.press(Qt::Key_Return);
    hands.await("the graduate asked for", [this, who] { return shown() == who; });
}

void Operator::addByHand(int who) {
    hands.tabTo("enrol");
    say('!', "enrolled", who);
    hands.press(Qt::Key_Space);
    hands.await("the sheet", [this] { return hands.shows("enrolSheet"); });
    hands.tabTo("enrolName");
    hands.type(sittings[who].entry.name);
    hands.tabTo("enrolReason");
    hands.type(QStringLiteral("转学，名单未更新"));
    hands.press(Qt::Key_Return);
    hands.await("who was added", [this, who] { return shown() == who; });
    say('+', "enrolled", who);
}

/// Approved and locked: it is said, and Enter is refused too.
void Operator::turnAway(int who) {
    hands.await("the reason against it", [this] { return hands.shows("bar-locked"); });
    hands.look();
    hands.press(Qt::Key_Return);
    hands.await("the refusal", [this] { return hands.shows("deskBanner"); });
    hands.press(Qt::Key_Escape);
    hands.await("nobody", [this] { return shown() < 0; });
    say('+', "refused", who);
    orders.done += who;
}

void Operator::serve(int who) {
    QElapsedTimer whole;
    whole.start();
    if (sittings[who].absent)
        markAbsent(who);
    else {
        seat(who);
        photograph(who);
        submit(who);
        say('=', "whole", whole.elapsed());
    }
    orders.done += who;
}

void Operator::markAbsent(int who) {
    hands.look();
    say('!', "absent", who);
    hands.press(Qt::Key_F4);
    hands.await("the one after who is absent", [this, who] { return shown() != who; });
    say('+', "absent", who);
    hands.takeWaited();
}

void Operator::seat(int who) {
    const Sitting& sitting = sittings[who];
    setBurst(sitting.burst);
    hands.look();
    hands.takeWaited();
    say('!', "seated", who);
    proveIdentity(sitting);
    hands.await("the seat", [this] { return hands.enabled("shoot"); });
    timed("seated");
    say('+', "seated", who);
    expected = 0;
}

/// What is asked for before someone sits down is typed, and Enter pressed.
void Operator::proveIdentity(const Sitting& sitting) {
    if (hands.shows("lastFour")) {
        hands.await("the line for the last four", [this] { return hands.hasFocus("lastFour"); });
        if (sitting.wrongFirst) {
            hands.type(QStringLiteral("0000"));
            hands.press(Qt::Key_Return);
            hands.await("the refusal", [this] { return hands.shows("deskBanner"); });
        }
        hands.type(sitting.entry.identityNumber.right(4));
    }
    if (hands.shows("guardian")) {
        hands.tabTo("guardian");
        hands.type(guardianName());
        hands.tabTo("relation");
        hands.type(guardianRelation());
    }
    hands.press(Qt::Key_Return);
}

void Operator::setBurst(bool wanted) {
    if (driver.part<QAbstractButton>("burst")->isChecked() == wanted) return;
    const bool asked = hands.hasFocus("lastFour");
    hands.tabTo("burst");
    hands.press(Qt::Key_Space);
    hands.await("the box ticked",
                [this, wanted] { return driver.part<QAbstractButton>("burst")->isChecked() == wanted; });
    hands.tabTo(asked ? "lastFour" : "scan");
}

void Operator::submit(int who) {
    hands.look();
    hands.takeWaited();
    say('!', "submitted", who);
    hands.press(Qt::Key_Return);
    hands.await("the next after the photo was submitted", [this, who] { return shown() != who; });
    timed("submitted");
    say('+', "submitted", who);
}

} // namespace mianguan::soak
