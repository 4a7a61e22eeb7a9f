#include "core/access/policy.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

constexpr std::chrono::minutes soonest(1), latest(120);

} // namespace

Result<void> checkPolicy(const Policy& policy) {
    if (policy.lockAfter >= soonest && policy.lockAfter <= latest) return {};
    return fail(ErrorKind::Refused,
                QCoreApplication::translate("Policy", "The screen cannot be locked after %n minute(s)",
                                            nullptr, int(policy.lockAfter.count())),
                {}, QCoreApplication::translate("Policy", "Choose 1 to 120 minutes."));
}

} // namespace mianguan
