#include "ui/safety/rate.h"

namespace mianguan {

namespace {

constexpr qint64 windowMs = 8'000, enoughMs = 1'000;

} // namespace

void Rate::start() {
    clock.start();
    recent.clear();
    all = 0;
}

void Rate::tell(qint64 done, qint64 total) {
    all = total;
    const qint64 now = clock.elapsed();
    recent.push_back({now, done});
    while (recent.size() > 2 && now - recent.front().ms > windowMs)
        recent.pop_front();
}

double Rate::perSecond() const {
    if (recent.empty() || recent.back().ms - recent.front().ms < enoughMs) return 0;
    return double(recent.back().done - recent.front().done) * 1000 /
           double(recent.back().ms - recent.front().ms);
}

qint64 Rate::leftMs() const {
    const double speed = perSecond();
    return speed > 0 ? qint64(double(all - recent.back().done) / speed * 1000) : -1;
}

} // namespace mianguan
