#pragma once

#include "core/station/errand.h"
#include "core/wire/hub_info.h"

namespace mianguan {

/// Asks the hub who it is when the link begins, and now and then: its name, its clock, which keys it will
/// have, and whether it was restored: a station that was turned away hears of that here alone, and hands in
/// again what the hub has lost.
class Greeting : public Errand {
public:
    using Errand::Errand;

    void advance() override;
    bool isBusy() const override { return busy; }
    qint64 dueMs() const override { return againMs; }
    qint64 clockAheadMs() const { return ahead; }

private:
    void take(const wire::HubInfo& info);
    bool keep(const HubFacts& facts); ///< false when it failed, which is said

    bool busy = false;
    qint64 againMs = 0;
    qint64 ahead = 0;
};

} // namespace mianguan
