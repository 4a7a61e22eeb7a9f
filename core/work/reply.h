#pragma once

#include "core/base/result.h"
#include "core/ledger/progress.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace mianguan {

/// Qt's own connections are what makes posting to an object safe while another thread may be deleting it.
class ReplySignal : public QObject {
    Q_OBJECT
Q_SIGNALS:
    void ready();
    void told(qint64 done, qint64 total);
};

/// Carries a result to the context's thread; the context's death drops it. Make it where the context cannot
/// die.
template <class T>
class Reply {
public:
    Reply(QObject* context, std::function<void(Result<T>)> done)
        : value(std::make_shared<std::optional<Result<T>>>()) {
        QObject::connect(
            &signal, &ReplySignal::ready, context,
            [slot = value, answer = std::move(done)] {
                if (answer) answer(std::move(**slot));
            },
            Qt::QueuedConnection);
    }

    void send(Result<T> result) {
        *value = std::move(result);
        Q_EMIT signal.ready();
    }

private:
    ReplySignal signal;
    std::shared_ptr<std::optional<Result<T>>> value;
};

/// Carries progress to the context's thread in the same way.
inline Progress progressTo(QObject* context, std::function<void(qint64 done, qint64 total)> told) {
    if (!told) return {};
    auto signal = std::make_shared<ReplySignal>();
    QObject::connect(signal.get(), &ReplySignal::told, context, std::move(told), Qt::QueuedConnection);
    return [signal](qint64 done, qint64 total) { Q_EMIT signal->told(done, total); };
}

} // namespace mianguan
