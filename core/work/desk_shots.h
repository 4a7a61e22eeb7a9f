#pragma once

#include "core/portrait/standardize.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace mianguan {

/// What was shot of whoever sits there, and which of it would be submitted.
class DeskShots {
public:
    /// One picture taken and what came of it.
    struct Shot {
        QByteArray original;
        bool album = false;
        Portrait portrait; ///< findings only where none could be made
        Status worst() const { return portrait.status(); }
        bool made() const { return !portrait.jpeg.isEmpty(); }
    };

    const QList<Shot>& all() const { return shots; }
    bool isEmpty() const { return shots.isEmpty(); }
    int chosen() const { return which; }  ///< -1: none that could be submitted
    int tries() const { return pressed; } ///< times the shutter was pressed, for those thrown away too
    QStringList otherFaults() const;      ///< of every shot but the chosen one, those thrown away too

    void beginBurst(int count); ///< the next so many are one try
    void endBurst();
    void take();         ///< one more, of the burst or by itself, is being made
    void add(Shot shot); ///< made; the best is chosen
    bool choose(int index);
    void throwAway(); ///< all; what was wrong with them is remembered

private:
    void chooseBest();
    QStringList faultsButOf(int kept) const;

    QList<Shot> shots;
    int which = -1;
    int burst = 0;     ///< the first shot of it
    int burstLeft = 0; ///< shots of it that are still to come
    int pressed = 0;
    QStringList thrownFaults;
};

} // namespace mianguan
