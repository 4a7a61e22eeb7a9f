#include "core/hub/http/reply.h"

#include <atomic>

namespace mianguan::http {

/// Shared by the copies of a reply; the last of them takes it along.
struct Reply::Ticket {
    explicit Ticket(std::shared_ptr<Answerer> to) : answerer(std::move(to)) {}
    ~Ticket() {
        if (!used) answerer->dropped();
    }

    std::shared_ptr<Answerer> answerer;
    std::atomic<bool> used = false;
};

Reply::Reply(std::shared_ptr<Answerer> answerer) : ticket(std::make_shared<Ticket>(std::move(answerer))) {}

bool Reply::answer(Response response) const {
    if (ticket->used.exchange(true)) return false;
    ticket->answerer->answer(std::move(response));
    return true;
}

void Reply::hold(std::chrono::milliseconds most, HoldEnded ended) const {
    ticket->answerer->hold(most, std::move(ended), *this);
}

void Reply::setCaller(QByteArray caller) const { ticket->answerer->setCaller(std::move(caller)); }

bool Reply::isOpen() const { return !ticket->used && ticket->answerer->isAwaited(); }

} // namespace mianguan::http
