#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace mianguan {

/// Notices that nobody has touched keys, mouse or screen of this program for a while. Time that the machine
/// slept counts.
class IdleWatch : public QObject {
    Q_OBJECT
public:
    explicit IdleWatch(QObject* parent);

    void begin(std::chrono::milliseconds limit);
    void setLimit(std::chrono::milliseconds limit); ///< from the last touch on
    void end();

Q_SIGNALS:
    void soon(int seconds); ///< each of the last thirty; 0: someone is there again
    void idle();            ///< once; begin() starts anew

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void touched();
    void look();

    std::chrono::milliseconds limit{};
    std::chrono::milliseconds last{}; ///< by a clock that runs on while the machine sleeps
    QTimer tick;
    bool warned = false;
};

} // namespace mianguan
