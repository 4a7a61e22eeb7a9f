#pragma once

#include <QElapsedTimer>
#include <QtGlobal>

#include <deque>

namespace mianguan {

/// How fast a run goes and how long it still takes, judged by its last seconds.
class Rate {
public:
    void start();
    void tell(qint64 done, qint64 total);
    double perSecond() const; ///< 0 while unknown
    qint64 leftMs() const;    ///< -1 while unknown

private:
    struct Moment {
        qint64 ms;
        qint64 done;
    };
    QElapsedTimer clock;
    std::deque<Moment> recent;
    qint64 all = 0;
};

} // namespace mianguan
