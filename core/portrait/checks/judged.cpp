#include "core/portrait/checks/checks.h"

#include <algorithm>
#include <cmath>

namespace mianguan::checks {

namespace {

double outside(const Window& window, double value) {
    return std::max({window.low - value, value - window.high, 0.});
}

/// 100–70 inside the pass window (70 at its ends), 70–40 through the warn window, then falling to 0.
int scoreOf(const CheckLimits& limits, double value) {
    const double over = outside(limits.pass, value);
    if (over == 0) {
        const double half = (limits.pass.high - limits.pass.low) / 2;
        if (!std::isfinite(half) || half <= 0) return 100;
        return int(std::lround(
            70 + 30 * std::min(1., std::min(value - limits.pass.low, limits.pass.high - value) / half)));
    }
    const double width =
        value < limits.pass.low ? limits.pass.low - limits.warn.low : limits.warn.high - limits.pass.high;
    const double unit = width > 0 && std::isfinite(width) ? width : std::max(1., 0.1 * std::abs(value));
    return int(std::lround(std::clamp(70 - 30 * over / unit, 0., 70.)));
}

Status statusOf(const CheckLimits& limits, double value) {
    if (limits.pass.contains(value) || limits.severity == Severity::Inform) return Status::Pass;
    if (limits.warn.contains(value) || limits.severity == Severity::Warn) return Status::Warn;
    return Status::Fail;
}

} // namespace

Finding judged(const Measure& measure, const Specification& specification) {
    const CheckLimits limits = specification.limits(measure.id);
    Finding finding;
    finding.id = measure.id;
    finding.value = measure.value;
    finding.unit = measure.unit;
    finding.status = statusOf(limits, measure.value);
    finding.score = scoreOf(limits, measure.value);
    if (finding.status != Status::Pass) {
        finding.cause = measure.value < limits.pass.low ? measure.lowCause : measure.highCause;
        finding.box = measure.box;
    }
    return finding;
}

Finding notAssessed(const QString& id) {
    Finding finding;
    finding.id = id;
    return finding;
}

} // namespace mianguan::checks
