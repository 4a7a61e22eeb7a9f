#pragma once

#include "core/base/aside.h"

#include <QCache>
#include <QHash>
#include <QSet>

#include <atomic>
#include <functional>
#include <memory>

namespace mianguan {

/// Values that take a while to make, made on a pool when wanted and kept up to a number of bytes. Lives on
/// the GUI thread; only `load` runs elsewhere.
template <class Key, class Value>
class BackgroundCache {
public:
    using Load = std::function<Value(const Key&)>;
    using Cost = std::function<qsizetype(const Value&)>; ///< bytes
    using Ready = std::function<void(const Key&)>;

    BackgroundCache(int threads, qsizetype bytes, Load make, Cost price, Ready tell)
        : load(std::move(make)), cost(std::move(price)), ready(std::move(tell)), kept(bytes) {
        pool.setMaxThreadCount(threads);
    }
    ~BackgroundCache() {
        keepWanted({});
        pool.waitForDone();
    }

    /// Valid until control returns to the event loop; null when not there (yet).
    const Value* find(const Key& key) const { return kept.object(key); }

    void want(const Key& key, int priority = 0) {
        if (kept.contains(key) || waiting.contains(key)) return;
        auto ticket = std::make_shared<std::atomic<bool>>(true);
        waiting.insert(key, ticket);
        runAside(
            pool, &context,
            [this, key, ticket] {
                return *ticket ? std::make_shared<Value>(load(key)) : std::shared_ptr<Value>();
            },
            [this, key, ticket](const std::shared_ptr<Value>& value) { take(key, ticket, value); }, priority);
    }

    /// Forgets the value, also one being made.
    void drop(const Key& key) {
        kept.remove(key);
        if (const auto ticket = waiting.take(key)) *ticket = false;
    }

    template <class Which>
    void dropWhere(Which which) {
        for (const Key& key : kept.keys() + waiting.keys())
            if (which(key)) drop(key);
    }

    void clear() { ///< forgets everything, what is being made too
        keepWanted({});
        kept.clear();
    }

    /// Gives up what nobody looks at any more, after a jump.
    void keepWanted(const QSet<Key>& keys) {
        for (const Key& key : waiting.keys())
            if (!keys.contains(key)) *waiting.take(key) = false;
    }

private:
    using Ticket = std::shared_ptr<std::atomic<bool>>;

    void take(const Key& key, const Ticket& ticket, const std::shared_ptr<Value>& value) {
        if (!*ticket || !value) return;
        waiting.remove(key);
        kept.insert(key, new Value(*value), std::max<qsizetype>(1, cost(*value)));
        ready(key);
    }

    Load load;
    Cost cost;
    Ready ready;
    QCache<Key, Value> kept;
    QHash<Key, Ticket> waiting;
    QObject context;
    QThreadPool pool;
};

} // namespace mianguan
