#pragma once

#include "core/work/desk.h"
#include "core/work/hub_book.h"

namespace mianguan {

/// What keeps a store and its hub in step is handed of the store.
class HubDesk {
public:
    HubDesk(Desk& writer, HubBook& of) : desk(writer), book(of) {}

    const HubBook& questions() const { return book; }
    /// `work(HubBook&)` on the desk; waits for what it answers, so never from there, and never where nobody
    /// may wait.
    template <class Work>
    auto change(Work work) {
        return desk.ask([&] { return work(book); });
    }

private:
    Desk& desk;
    HubBook& book;
};

} // namespace mianguan
