#include "core/guidance/best_of_burst.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace mianguan {

namespace {

using Reason = BestShot::Reason;

/// Larger is better; compared from the first on. Steps are coarse where more would be chance.
using Rank = std::array<int, 7>;
constexpr std::array<Reason, 7> reasons{Reason::OnlyUsable, Reason::FewerFaults, Reason::FewerWarnings,
                                        Reason::EyesOpener, Reason::Sharper,     Reason::BetterOverall,
                                        Reason::Earlier};

int count(const Portrait& shot, Status status) {
    return int(std::count_if(shot.findings.begin(), shot.findings.end(),
                             [status](const Finding& finding) { return finding.status == status; }));
}

int steps(const Portrait& shot, const char* id, double step) {
    for (const Finding& finding : shot.findings)
        if (finding.id == QLatin1String(id) && finding.value && std::isfinite(*finding.value))
            return int(std::lround(std::clamp(*finding.value, 0., 1000.) / step));
    return -1;
}

int scores(const Portrait& shot) {
    int sum = 0;
    for (const Finding& finding : shot.findings)
        if (finding.status != Status::NotAssessed) sum += finding.score;
    return sum;
}

Rank rankOf(const Portrait& shot, int index) {
    return {shot.jpeg.isEmpty() ? 0 : 1,
            -count(shot, Status::Fail),
            -count(shot, Status::Warn),
            steps(shot, "eyes-open", 0.1),
            steps(shot, "sharpness", 0.05),
            scores(shot),
            -index};
}

Reason whatDecided(const Rank& best, const Rank& next) {
    const auto [at, other] = std::mismatch(best.begin(), best.end(), next.begin());
    return reasons[size_t(at - best.begin())];
}

} // namespace

QString BestShot::sentence() const {
    const auto say = [](const char* text) { return QCoreApplication::translate("BestShot", text); };
    switch (reason) {
    case Reason::Only:
        return say(QT_TRANSLATE_NOOP("BestShot", "The only shot"));
    case Reason::OnlyUsable:
        return say(QT_TRANSLATE_NOOP("BestShot", "The only shot with exactly one face"));
    case Reason::FewerFaults:
        return say(QT_TRANSLATE_NOOP("BestShot", "Fewer things to mend than the others"));
    case Reason::FewerWarnings:
        return say(QT_TRANSLATE_NOOP("BestShot", "Fewer doubts than the others"));
    case Reason::EyesOpener:
        return say(QT_TRANSLATE_NOOP("BestShot", "Eyes open widest"));
    case Reason::Sharper:
        return say(QT_TRANSLATE_NOOP("BestShot", "The sharpest"));
    case Reason::BetterOverall:
        return say(QT_TRANSLATE_NOOP("BestShot", "The best marks in all"));
    case Reason::Earlier:
        break;
    }
    return say(QT_TRANSLATE_NOOP("BestShot", "All alike; the first"));
}

BestShot bestOfBurst(const QList<Portrait>& shots) {
    if (shots.isEmpty()) return {};
    std::vector<Rank> ranks;
    for (int i = 0; i < shots.size(); ++i)
        ranks.push_back(rankOf(shots[i], i));
    std::sort(ranks.begin(), ranks.end(), std::greater<>());
    const int best = -ranks.front().back();
    if (ranks.size() == 1) return {best, Reason::Only};
    return {best, whatDecided(ranks[0], ranks[1])};
}

} // namespace mianguan
