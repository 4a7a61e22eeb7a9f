#pragma once

#include "core/station/errand.h"
#include "core/wire/lease_messages.h"

#include <QSet>

namespace mianguan {

/// While someone reviews: the oldest photos that nobody else has before him are set aside for him at the hub,
/// kept so, and given back when he stops.
class LeaseErrand : public Errand {
public:
    LeaseErrand(HubLine& of, std::function<void(const QSet<Id>&)> told) : Errand(of), tell(std::move(told)) {}

    void beginFor(const Id& reviewer);
    void end(); ///< gives all back
    void judged(const Id& subject);

    void advance() override;
    bool isBusy() const override { return false; } ///< it keeps nobody from anything
    qint64 dueMs() const override { return nextMs; }

private:
    struct Held {
        wire::Lease lease;
        qint64 untilMs = 0; ///< by this machine's clock
        bool isAsked = false;
    };
    void ask();
    void renewWhatRunsOut();
    void renew(Held& held);
    void drop(const Id& lease);
    void told() const;

    std::function<void(const QSet<Id>&)> tell;
    Id user;
    QHash<Id, Held> held; ///< by lease
    qint64 nextMs = 0;
    bool busy = false;
};

} // namespace mianguan
