#pragma once

#include <QtGlobal>

#include <deque>

namespace mianguan {

/// How long the rest will take, judged by the last items only: known ones go by quickly, large ones slowly.
class Pace {
public:
    void itemDone(qint64 elapsedMs) {
        recent.push_back(elapsedMs);
        if (recent.size() > window) recent.pop_front();
    }

    /// Milliseconds; -1 while unknown.
    qint64 left(int items) const {
        if (recent.size() < enough) return -1;
        return (recent.back() - recent.front()) * items / qint64(recent.size() - 1);
    }

private:
    static constexpr size_t window = 32;
    static constexpr size_t enough = 4;
    std::deque<qint64> recent;
};

} // namespace mianguan
