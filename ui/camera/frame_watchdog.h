#pragma once

#include <QString>

#include <optional>

namespace mianguan {

/// Notices a camera that stopped: no frame comes, or the same one bit for bit (a sensor always has noise).
/// Times are milliseconds of any steady clock; asked every quarter of a second it says so within two seconds.
class FrameWatchdog {
public:
    enum class State {
        Off,      ///< no camera that gives frames
        Starting, ///< none has come yet
        Live,
        Silent, ///< it was started and no frame ever came
        Frozen, ///< none that differs has come for `patience`
        Gone,   ///< unplugged
    };
    static constexpr qint64 patience = 1500, startPatience = 6000; ///< ms

    void start(qint64 ms); ///< a camera was started, also once more
    void stop();
    void unplugged();
    void failed(qint64 ms); ///< the camera says so itself; the next frame is a start
    void frame(qint64 ms, size_t fingerprint);
    State check(qint64 ms);

private:
    bool on = false, gone = false;
    qint64 since = 0;              ///< of the start
    std::optional<qint64> changed; ///< when the last frame came that differed
    std::optional<size_t> fingerprint;
};

/// Which camera, what it is and what to do; empty when nothing is wrong. Translated.
QString troubleOf(FrameWatchdog::State state, const QString& camera);

} // namespace mianguan
