#include "core/decoder/child_process.h"

#include "core/decoder/wire/messages.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QThreadPool>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <future>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <utility>
#include <vector>

namespace mianguan {

namespace {

constexpr int childsSocket = 3;
constexpr std::chrono::seconds startPatience(30); ///< on a machine at its limits
constexpr std::chrono::seconds oldAge(120);       ///< of processor time; a child's own limit is 300
/// The libraries themselves, their threads' stacks, and what decoding takes beyond the pixels.
constexpr qint64 ownBytes = 768LL << 20;
/// A progressive JPEG's coefficients (6), its pixels (3), turned upright (3), and room for alpha and
/// profiles.
constexpr qint64 bytesPerPixel = 16;
constexpr qint64 sharedBytesPerPixel = 4; ///< of one matrix

#if defined(__SANITIZE_ADDRESS__)
constexpr bool addressesAreCheap = true; // the sanitizer reserves terabytes
#elif defined(__has_feature)
constexpr bool addressesAreCheap = __has_feature(address_sanitizer);
#else
constexpr bool addressesAreCheap = false;
#endif

struct Actions {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;

    explicit Actions(int socket) {
        posix_spawn_file_actions_init(&files);
        posix_spawnattr_init(&attributes);
        for (int standard = 0; standard < childsSocket; ++standard)
            posix_spawn_file_actions_addopen(&files, standard, "/dev/null", O_RDWR, 0);
        posix_spawn_file_actions_adddup2(&files, socket, childsSocket);
        posix_spawn_file_actions_addclosefrom_np(&files, childsSocket + 1);
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setflags(&attributes,
                                 POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
    }
    ~Actions() {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
    Q_DISABLE_COPY_MOVE(Actions)
};

/// Ends with a null pointer, as exec wants it.
std::vector<char*> pointersTo(QList<QByteArray>& texts) {
    std::vector<char*> pointers;
    for (QByteArray& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// What a child is started with; the program's path is the first argument.
struct Start {
    QList<QByteArray> arguments, environment;
};

/// errno, and the process in `pid`.
int spawn(Start& start, int socket, pid_t& pid) {
    const Actions actions(socket);
    const std::vector<char*> arguments = pointersTo(start.arguments),
                             environment = pointersTo(start.environment);
    return posix_spawn(&pid, arguments.front(), &actions.files, &actions.attributes, arguments.data(),
                       environment.data());
}

/// The kernel ends a child whose parent's *thread* has ended: so one thread starts all, and stays.
int spawnFromThreadThatStays(Start& start, int socket, pid_t& pid) {
    static QThreadPool* const starter = [] {
        auto* pool = new QThreadPool;
        pool->setMaxThreadCount(1);
        pool->setExpiryTimeout(-1);
        return pool;
    }();
    std::promise<int> started;
    starter->start([&] { started.set_value(spawn(start, socket, pid)); });
    return started.get_future().get();
}

/// The child has no way to raise it again.
bool setLimit(pid_t pid, __rlimit_resource resource, qint64 bytes) {
    rlimit limit{};
    if (prlimit(pid, resource, nullptr, &limit) != 0) return false;
    limit.rlim_cur = std::min(rlim_t(bytes), limit.rlim_max);
    return prlimit(pid, resource, &limit, nullptr) == 0;
}

int milliseconds(const QDeadlineTimer& deadline) {
    return int(std::clamp<qint64>(deadline.remainingTime(), 0, 3'600'000));
}

} // namespace

QString programBeside(const QString& name) {
    const QString here = QFileInfo(QFile::symLinkTarget(QStringLiteral("/proc/self/exe"))).path();
    for (const char* place : {"/", "/../libexec/mianguan/", "/../bin/"})
        if (const QString path = here + QLatin1String(place) + name; QFileInfo::exists(path)) return path;
    return here + QLatin1Char('/') + name;
}

tl::expected<ChildProcess, int> ChildProcess::start(const QString& program, const QStringList& arguments,
                                                    const QList<QByteArray>& environment) {
    int ends[2] = {-1, -1};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return tl::unexpected(errno);
    Descriptor ours(ends[0]);
    const Descriptor theirs(ends[1]);
    Start start{{QFile::encodeName(program)}, environment};
    for (const QString& argument : arguments)
        start.arguments.append(QFile::encodeName(argument));
    pid_t pid = -1;
    if (const int error = spawnFromThreadThatStays(start, theirs.get(), pid)) return tl::unexpected(error);
    return ChildProcess(pid, std::move(ours));
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : pid(std::exchange(other.pid, -1)), socket(std::move(other.socket)), allowed(other.allowed) {}

ChildProcess::~ChildProcess() { end(); }

bool ChildProcess::send(const QByteArray& message, const Descriptor& attached) {
    return sendMessage(socket.get(), message, attached.get());
}

ChildProcess::Wait ChildProcess::await(Message& message, std::chrono::milliseconds patience) {
    const QDeadlineTimer deadline(patience);
    pollfd waiting{socket.get(), POLLIN, 0};
    int ready = -1;
    do
        ready = poll(&waiting, 1, milliseconds(deadline));
    while (ready < 0 && errno == EINTR);
    if (ready == 0) return Wait::TooLong;
    auto received = receiveMessage(socket.get());
    if (!received) return Wait::Gone;
    message = std::move(*received);
    return Wait::Said;
}

bool ChildProcess::isSilent() const {
    pollfd waiting{socket.get(), POLLIN, 0};
    return pid > 0 && poll(&waiting, 1, 0) == 0;
}

bool ChildProcess::isFresh() const { return isSilent() && processorTime() < oldAge; }

bool ChildProcess::becomesReady() {
    Message message;
    return await(message, startPatience) == Wait::Said && message.bytes == readyMessage();
}

std::chrono::nanoseconds ChildProcess::processorTime() const {
    clockid_t clock = 0;
    timespec used{};
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0)
        return std::chrono::nanoseconds::max();
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

bool ChildProcess::allow(const DecodeLimits& limits) {
    const qint64 bytes = ownBytes + limits.bytes + limits.pixels * bytesPerPixel;
    if (bytes == std::exchange(allowed, bytes)) return true;
    return setLimit(pid, RLIMIT_FSIZE, limits.pixels * sharedBytesPerPixel) &&
           (addressesAreCheap || setLimit(pid, RLIMIT_AS, bytes));
}

Ending ChildProcess::end() {
    if (pid <= 0) return {};
    kill(pid, SIGKILL); // the status of one that is already ending stays as it was
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    pid = -1;
    socket = {};
    if (WIFSIGNALED(status)) return {WTERMSIG(status), 0};
    return {0, WEXITSTATUS(status)};
}

} // namespace mianguan
