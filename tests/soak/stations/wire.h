#pragma once

#include <QtGlobal>

#include <atomic>
#include <list>
#include <thread>

namespace mianguan::test {

/// What lies between a station and the hub, on this machine: passes bytes on until it is cut. Both ends then
/// find the other one gone.
class Wire {
public:
    Wire();
    ~Wire();
    Q_DISABLE_COPY_MOVE(Wire)

    quint16 port() const { return entrance; }
    void leadTo(quint16 port) { exit = port; } ///< new connections from now on
    void setUp(bool up) { isUp = up; }
    bool up() const { return isUp; }
    /// Once, after so many bytes more: on their way to the hub, or back.
    void breakSending(int bytes) { leftOut = bytes; }
    void breakAnswering(int bytes) { leftBack = bytes; }
    void dropAll() { drop = true; } ///< connections there are; the next ones may come

private:
    struct Pair {
        int station, hub;
    };
    void run();
    void accept();
    bool pass(int from, int to, std::atomic<int>& left);
    void close(const Pair& pair);

    int listener = -1;
    quint16 entrance = 0;
    std::atomic<quint16> exit = 0;
    std::atomic<bool> isUp = true, drop = false, over = false;
    std::atomic<int> leftOut = -1, leftBack = -1;
    std::list<Pair> pairs;
    std::thread thread;
};

} // namespace mianguan::test
