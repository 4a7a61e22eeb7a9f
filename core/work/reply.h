#pragma once

#include "core/base/result.h"

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

} // namespace mianguan
