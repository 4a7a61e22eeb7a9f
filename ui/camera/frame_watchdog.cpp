#include "ui/camera/frame_watchdog.h"

#include <QCoreApplication>

namespace mianguan {

void FrameWatchdog::start(qint64 ms) {
    *this = {};
    on = true;
    since = ms;
}

void FrameWatchdog::stop() { *this = {}; }

void FrameWatchdog::unplugged() { gone = on; }

void FrameWatchdog::failed(qint64 ms) {
    if (on) start(ms);
}

void FrameWatchdog::frame(qint64 ms, size_t print) {
    if (fingerprint == print) return;
    fingerprint = print;
    changed = ms;
}

FrameWatchdog::State FrameWatchdog::check(qint64 ms) {
    if (!on) return State::Off;
    if (gone) return State::Gone;
    if (!changed) return ms - since > startPatience ? State::Silent : State::Starting;
    return ms - *changed > patience ? State::Frozen : State::Live;
}

QString troubleOf(FrameWatchdog::State state, const QString& camera) {
    const auto say = [&](const char* text) {
        return QCoreApplication::translate("Camera", text).arg(camera);
    };
    switch (state) {
    case FrameWatchdog::State::Silent:
        return say(QT_TRANSLATE_NOOP("Camera",
                                     "The camera “%1” gives no picture. Check its cable and that no "
                                     "other program uses it."));
    case FrameWatchdog::State::Frozen:
        return say(QT_TRANSLATE_NOOP("Camera",
                                     "The picture of “%1” stands still. Check its cable; if it does "
                                     "not go on by itself, unplug it and plug it in again."));
    case FrameWatchdog::State::Gone:
        return say(QT_TRANSLATE_NOOP(
            "Camera", "The camera “%1” is unplugged. Plug it in again; it goes on by itself."));
    case FrameWatchdog::State::Off:
    case FrameWatchdog::State::Starting:
    case FrameWatchdog::State::Live:
        break;
    }
    return {};
}

} // namespace mianguan
