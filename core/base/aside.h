#pragma once

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrent/qtconcurrenttask.h>

#include <utility>

namespace mianguan {

/// Runs `work` on `pool` and hands its result to `then` on `context`'s thread. When `context` dies first,
/// `then` is never called; the work itself is not interrupted. Higher priorities start first.
template <class Work, class Then>
void runAside(QThreadPool& pool, QObject* context, Work work, Then then, int priority = 0) {
    using Value = std::invoke_result_t<Work>;
    auto* watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         if constexpr (std::is_void_v<Value>)
                             then();
                         else
                             then(watcher->future().takeResult());
                     });
    watcher->setFuture(QtConcurrent::task(std::move(work)).withPriority(priority).onThreadPool(pool).spawn());
}

} // namespace mianguan
