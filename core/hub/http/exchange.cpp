#include "core/hub/http/exchange.h"

namespace mianguan::http {

template <class Change>
void Exchange::onLine(Change change) {
    const std::lock_guard lock(mutex);
    if (!line) return;
    asio::post(line->executor(), [self = shared_from_this(), change = std::move(change)]() mutable {
        if (!self->line) return;
        change(*self);
        self->line->wake();
    });
}

void Exchange::answer(Response given) {
    onLine([given = std::move(given)](Exchange& self) mutable {
        self.held.reset();
        self.response = std::move(given);
    });
}

void Exchange::hold(std::chrono::milliseconds most, HoldEnded ended, Reply reply) {
    onLine([held = Hold{std::move(reply), Time::now() + most, std::move(ended)}](Exchange& self) mutable {
        if (!self.response) self.held = std::move(held);
    });
}

void Exchange::setCaller(QByteArray named) {
    onLine([named = std::move(named)](Exchange& self) mutable { self.caller = std::move(named); });
}

void Exchange::dropped() {
    onLine([](Exchange& self) {
        self.wasDropped = true;
        self.response = problem(500, "internal");
    });
}

bool Exchange::isAwaited() const {
    const std::lock_guard lock(mutex);
    return line != nullptr;
}

void Exchange::end() {
    {
        const std::lock_guard lock(mutex);
        line.reset();
    }
    held.reset(); // may be the reply's last copy, which comes back by dropped()
}

} // namespace mianguan::http
