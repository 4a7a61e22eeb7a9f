#pragma once

#include "tests/soak/hall/hands.h"
#include "tests/soak/hall/sitters.h"
#include "ui/desk/desk_camera.h"

#include <QSet>

namespace mianguan::soak {

/// What a worker is told of the day.
struct HallOrders {
    QString folder;
    int graduates = 60;
    quint32 seed = 1;
    int pacePercent = 100; ///< of a practised operator's; 0: no pauses
    QSet<int> done;        ///< who need not come by himself any more
    QString store() const { return folder + QStringLiteral("/store"); }
    QString settings() const { return folder + QStringLiteral("/station.ini"); }
    QString camera() const { return folder + QStringLiteral("/camera.mp4"); }
    QString sitters() const { return folder + QStringLiteral("/sitters"); }
};

/// Who stands at the desk: goes by what the window shows and says each intent before and each result after it
/// is seen, a line each on standard output: "! step who", "+ step who", "= step ms".
class Operator {
public:
    explicit Operator(const HallOrders& orders);
    void work(); ///< until nobody is left
    void goHome();

private:
    void say(char mark, const char* step, qint64 value) const;
    void timed(const char* step) const { say('=', step, hands.takeWaited()); }

    // The station
    void comeIn();
    void signIn();
    void goToDesk();

    // Who is there
    QString number() const; ///< of the graduate shown; empty: nobody
    int shown() const;      ///< who that is; -1: nobody
    int callNext();         ///< unless someone was called already
    void callNobody();
    void receive(int who);
    void search(int who);
    void addByHand(int who);
    void turnAway(int who);
    void serve(int who);
    void markAbsent(int who);
    void seat(int who);
    void proveIdentity(const Sitting& sitting);
    void setBurst(bool wanted);

    // Before the camera
    void photograph(int who);
    void cast(int who, Sitters::Film film = Sitters::Film::Upright);
    void clearChair();
    void takeAway();
    void awaitSitter(int who, Sitters::Film film = Sitters::Film::Upright);
    void shoot();
    int shots() const;
    void submit(int who);

    // Mishaps
    void befall(int who);
    void lockAndReturn(int who);
    void lookElsewhere();
    void unplug(int who);
    void freeze(int who);
    void stepBack();
    void awaitTrouble(const char* kind);

    HallOrders orders;
    QList<Sitting> sittings;
    Sitters sitters;
    WindowManager manager;
    test::StationDriver driver;
    Hands hands;
    DeskCamera* camera = nullptr;
    PreviewPicture seen;
    int expected = 0; ///< shots of whoever sits there
};

} // namespace mianguan::soak
