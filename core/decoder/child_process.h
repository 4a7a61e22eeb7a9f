#pragma once

#include "core/decoder/wire/channel.h"
#include "core/image/picture.h"

#include <chrono>
#include <sys/types.h>

namespace mianguan {

/// What became of a process.
struct Ending {
    int signal = 0; ///< that ended it; 0 when it went by itself
    int status = 0; ///< its exit status then
};

/// The path of another program of ours: beside this one, where it is installed, or seen from the tests.
QString programBeside(const QString& name);

/// A process of ours at the other end of a socket.
class ChildProcess {
public:
    /// With no environment but the one given, /dev/null for its standard streams and the socket as its
    /// descriptor 3; or errno.
    static tl::expected<ChildProcess, int> start(const QString& program, const QStringList& arguments = {},
                                                 const QList<QByteArray>& environment = {});
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;
    ~ChildProcess();

    bool send(const QByteArray& message, const Descriptor& attached);
    enum class Wait { Said, Gone, TooLong };
    Wait await(Message& message, std::chrono::milliseconds patience);

    bool isRunning() const { return pid > 0; } ///< as far as was looked
    bool isSilent() const;                     ///< alive, with nothing to say
    bool isFresh() const;                      ///< silent, and not old: to be asked once more
    /// It said that it is ready, before anything was asked; usually within some milliseconds.
    bool becomesReady();
    bool allow(const DecodeLimits& limits); ///< memory as a picture of these limits may need
    Ending end();                           ///< stops it if it still runs

private:
    ChildProcess(pid_t id, Descriptor&& end) : pid(id), socket(std::move(end)) {}

    std::chrono::nanoseconds processorTime() const;

    pid_t pid = -1;
    Descriptor socket;
    qint64 allowed = 0; ///< bytes
};

} // namespace mianguan
