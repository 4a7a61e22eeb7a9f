#pragma once

#include "tests/station/station_driver.h"

#include <QElapsedTimer>

namespace mianguan::soak {

/// Gives the keyboard to a window that opens and back to the one below, as a window manager does: a display
/// of its own has none.
class WindowManager : public QObject {
public:
    WindowManager() { qApp->installEventFilter(this); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

/// An operator's hands and eyes: keys into the window system as from a keyboard, nothing else; what the
/// window shows is waited for, and how long that took is counted.
class Hands {
public:
    Hands(test::StationDriver& station, int pacePercent, const QString& stuckPicture)
        : driver(station), pace(pacePercent), picture(stuckPicture) {}

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    void type(const QString& words) const;
    void tabTo(const char* name) const; ///< the part, or the line in it
    void look() const;                  ///< as long as one looks before acting

    /// Until the window shows it; a picture of the window is kept and the program ended when it never does.
    template <class Seen>
    qint64 await(const char* what, Seen seen) const {
        QElapsedTimer timer;
        timer.start();
        if (!QTest::qWaitFor(seen, patience)) giveUp(what);
        spent += timer.elapsed();
        return timer.elapsed();
    }
    qint64 takeWaited() const { return std::exchange(spent, 0); } ///< ms since it was last asked

    bool shows(const char* name) const { return driver.shows(name); }
    bool enabled(const char* name) const { return shows(name) && driver.part(name)->isEnabled(); }
    QString label(const char* name) const;
    bool hasFocus(const char* name) const;

private:
    static constexpr int patience = 90'000; // ms; only a failure takes so long
    void pause(int ms) const;
    QWindow* window() const;
    [[noreturn]] void giveUp(const char* what) const;

    test::StationDriver& driver;
    int pace;
    QString picture;
    mutable qint64 spent = 0;
};

} // namespace mianguan::soak
