#include "core/work/desk_shots.h"

#include "core/guidance/best_of_burst.h"

#include <utility>

namespace mianguan {

QStringList DeskShots::faultsButOf(int kept) const {
    QStringList faults = thrownFaults;
    for (int i = 0; i < shots.size(); ++i)
        for (const Finding& finding : shots[i].portrait.findings)
            if (i != kept && finding.status == Status::Fail) faults += finding.id;
    return faults;
}

QStringList DeskShots::otherFaults() const { return faultsButOf(which); }

void DeskShots::beginBurst(int count) {
    burst = int(shots.size());
    burstLeft = count;
    ++pressed;
}

void DeskShots::endBurst() { burst = burstLeft = 0; }

void DeskShots::take() {
    if (burstLeft == 0) beginBurst(1);
    --burstLeft;
}

void DeskShots::add(Shot shot) {
    shots += std::move(shot);
    chooseBest();
}

/// Of the burst, as it was taken for a reason; where that came to nothing, of all.
void DeskShots::chooseBest() {
    for (const int from : {burst, 0}) {
        QList<Portrait> portraits;
        for (const Shot& shot : shots.mid(from))
            portraits += shot.portrait;
        const int best = bestOfBurst(portraits).index;
        which = best >= 0 && shots[from + best].made() ? from + best : -1;
        if (which >= 0) return;
    }
}

bool DeskShots::choose(int index) {
    if (index < 0 || index >= shots.size() || !shots[index].made()) return false;
    which = index;
    return true;
}

void DeskShots::throwAway() {
    thrownFaults = faultsButOf(-1);
    shots.clear();
    which = -1;
    endBurst();
}

} // namespace mianguan
