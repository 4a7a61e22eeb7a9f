#pragma once

#include "core/portrait/standardize.h"

#include <QElapsedTimer>

namespace mianguan {

/// Laps of one piece of work, in milliseconds, into a list it does not own.
class Stopwatch {
public:
    explicit Stopwatch(QList<StageTime>& t) : times(t) { timer.start(); }
    void lap(const char* stage) {
        times << StageTime{QString::fromLatin1(stage), double(timer.nsecsElapsed()) / 1e6}, timer.start();
    }

private:
    QList<StageTime>& times;
    QElapsedTimer timer;
};

} // namespace mianguan
