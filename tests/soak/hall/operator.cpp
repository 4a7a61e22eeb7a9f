#include "tests/soak/hall/operator.h"

#include <cstdio>

namespace mianguan::soak {

namespace {

Options optionsFor(const HallOrders& orders) {
    Options options;
    options.data = orders.store();
    return options;
}

} // namespace

Operator::Operator(const HallOrders& given)
    : orders(given), sittings(planClass(given.graduates, given.seed)), sitters(given.sitters()),
      driver(optionsFor(given), given.settings(), QStringLiteral("zh_CN")),
      hands(driver, given.pacePercent, given.folder + QStringLiteral("/stuck.png")) {}

void Operator::say(char mark, const char* step, qint64 value) const {
    std::printf("%c %s %lld\n", mark, step, static_cast<long long>(value));
    std::fflush(stdout);
}

/// Between those called from the list come those who come by themselves.
void Operator::work() {
    clearChair();
    comeIn();
    QList<int> comers;
    for (int i = 0; i < sittings.size(); ++i)
        if (sittings[i].comesByHimself() && !orders.done.contains(i))
            sittings[i].listed ? comers.append(i) : comers.prepend(i);
    for (bool itsTurn = false;; itsTurn = !itsTurn) {
        while (!comers.isEmpty() && orders.done.contains(comers.first()))
            comers.removeFirst();
        const bool last = shown() < 0 && !hands.shows("callHint");
        if (!comers.isEmpty() && (itsTurn || last))
            receive(comers.takeFirst());
        else if (last)
            return;
        else
            serve(callNext());
    }
}

void Operator::comeIn() {
    hands.await("the door", [this] { return hands.shows("signInPage"); });
    hands.tabTo("signInName");
    hands.type(test::adminName());
    hands.press(Qt::Key_Return);
    signIn();
    goToDesk();
}

void Operator::signIn() {
    hands.await("the line for the password", [this] { return hands.hasFocus("signInPassword"); });
    hands.type(test::goodPassword());
    hands.press(Qt::Key_Return);
    hands.await("the station", [this] { return driver.ready(); });
}

void Operator::goToDesk() {
    if (!hands.shows("deskPage")) hands.press(Qt::Key_0, Qt::ControlModifier);
    hands.await("the sessions", [this] { return hands.enabled("startSession"); });
    seen = {};
    camera = driver.part("deskPage")->findChild<DeskCamera*>();
    QObject::connect(camera, &DeskCamera::pictured, camera,
                     [this](const PreviewPicture& picture) { seen = picture; });
    hands.await("the keyboard at the sessions", [this] { return hands.hasFocus("sessions"); });
    hands.press(Qt::Key_Return);
    hands.await("the desk", [this] { return hands.shows("deskView") && hands.hasFocus("scan"); });
    hands.takeWaited();
}

void Operator::goHome() {
    driver.window()->close();
    hands.await("the window closed", [this] { return !driver.window() || !driver.window()->isVisible(); });
}

} // namespace mianguan::soak
