#include "core/identify/adapters/adapter_threads.h"

#include <QThreadPool>

namespace mianguan {

namespace {

constexpr int mostThreads = 4; ///< a reader, a decoder, and one of each being tried

} // namespace

/// Never destroyed: a call may be under way when the program ends, and adapters go with their parent.
QThreadPool& adapterThreads() {
    static auto* const threads = [] {
        auto* pool = new QThreadPool;
        pool->setMaxThreadCount(mostThreads);
        return pool;
    }();
    return *threads;
}

} // namespace mianguan
