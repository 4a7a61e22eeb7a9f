#pragma once

#include <QMutex>
#include <QSemaphore>
#include <QSemaphoreReleaser>

#include <memory>
#include <tl/expected.hpp>
#include <type_traits>
#include <vector>

namespace mianguan {

/// Children of one kind at rest, and how many may work at a time. One that is not fit any more (`isFit`)
/// goes, and whoever comes next gets a new one.
template <class Child>
class ChildPool {
public:
    explicit ChildPool(int most) : places(most) {}

    /// Waits for a place, then has `work` ask a child at rest, or one that `start` gives (an expected of
    /// std::unique_ptr<Child>). From any thread.
    template <class Start, class Work>
    std::invoke_result_t<Work, Child&> with(Start start, Work work) {
        places.acquire();
        const QSemaphoreReleaser place(places);
        std::unique_ptr<Child> child = taken();
        if (!child) {
            auto started = start();
            if (!started) return tl::unexpected(started.error());
            child = std::move(*started);
        }
        auto answer = work(*child);
        rest(std::move(child));
        return answer;
    }

    void rest(std::unique_ptr<Child> child) {
        if (!child->isFit()) return;
        const QMutexLocker lock(&mutex);
        resting.push_back(std::move(child));
    }

private:
    std::unique_ptr<Child> taken() {
        const QMutexLocker lock(&mutex);
        while (!resting.empty()) {
            std::unique_ptr<Child> child = std::move(resting.back());
            resting.pop_back();
            if (child->isFit()) return child;
        }
        return nullptr;
    }

    QSemaphore places;
    QMutex mutex;
    std::vector<std::unique_ptr<Child>> resting;
};

} // namespace mianguan
