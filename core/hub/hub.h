#pragma once

#include "core/hub/callers.h"
#include "core/hub/http/options.h"
#include "core/hub/http/route.h"
#include "core/hub/store/hub_store.h"

#include <memory>

namespace mianguan::hub {

class LongPolls;
class Reception;
class Upkeep;

/// The hub as stations meet it: every endpoint of the contract over one store.
class Hub {
public:
    struct Settings {
        QString name; ///< for people
        QString folder;
        Callers::Limits limits = {};
    };
    /// Store and metrics outlive it; servers with its routes do not.
    Hub(HubStore& store, const Settings& settings, http::Metrics& metrics);
    ~Hub();
    Q_DISABLE_COPY_MOVE(Hub)

    http::RouteTable routes();
    http::RouteTable publicRoutes(); ///< without the signed ones: who this is, and whether it is well
    /// What the contract asks of a server: versions, codes, words, request ids.
    void prepare(http::Options& options);
    /// Of the TLS keys that stations meet; may be set again at any time.
    void setPins(const QList<Hash>& pins);
    QList<Hash> pins() const;

    HubStore& store;
    const Settings settings;
    http::Metrics& metrics;
    const std::unique_ptr<Reception> reception;
    const std::unique_ptr<LongPolls> polls;
    const std::unique_ptr<Upkeep> upkeep;

private:
    mutable std::mutex mutex;
    QList<Hash> pinsInUse;
};

} // namespace mianguan::hub
