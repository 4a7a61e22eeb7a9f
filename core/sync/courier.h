#pragma once

#include "core/sync/mishap.h"
#include "core/sync/route.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace mianguan::sync {

/// Carries requests to the hub and answers back: one thread, connections kept alive and shared by all. Its
/// callbacks come on that thread and must not block it.
class Courier {
public:
    explicit Courier(Route route);
    ~Courier(); ///< what is under way ends as Cancelled, in here
    Q_DISABLE_COPY_MOVE(Courier)

    /// `mishap` is none when a whole answer came, whatever it says. Of a body that was cut `answer` holds
    /// what came.
    using Done = std::function<void(HttpAnswer answer, std::optional<Mishap> mishap)>;
    void carry(HttpRequest request, std::stop_token stop, Done done); ///< from any thread
    void post(std::function<void()> work);                            ///< does it on the courier's thread
    void change(const std::function<void(Route&)>& change); ///< for requests from now on; from any thread
    Route route() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan::sync
