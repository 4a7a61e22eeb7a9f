#pragma once

#include <QObject>
#include <QThread>

#include <optional>
#include <type_traits>

namespace mianguan {

/// The thread on which a store is opened and written, from its door to its end: databases keep connections by
/// thread.
class Desk {
public:
    Desk();
    ~Desk(); ///< what was asked before is still done
    Q_DISABLE_COPY_MOVE(Desk)

    template <class Work>
    void post(Work work) {
        QMetaObject::invokeMethod(there, std::move(work), Qt::QueuedConnection);
    }
    /// Does the work there and waits for what it answers.
    template <class Work>
    auto ask(Work work) {
        using Answer = std::invoke_result_t<Work>;
        if constexpr (std::is_void_v<Answer>) {
            QMetaObject::invokeMethod(there, std::move(work), Qt::BlockingQueuedConnection);
        } else {
            std::optional<Answer> answer;
            QMetaObject::invokeMethod(
                there, [&] { answer.emplace(work()); }, Qt::BlockingQueuedConnection);
            return std::move(*answer);
        }
    }

private:
    QThread thread;
    QObject* there;
};

} // namespace mianguan
