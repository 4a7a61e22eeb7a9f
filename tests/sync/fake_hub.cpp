#include "fake_hub.h"

#include <csignal>
#include <limits>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mianguan::test {

namespace {

using namespace std::chrono_literals;

sockaddr_in localAddress(quint16 port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

sockaddr* plain(sockaddr_in& address) { return reinterpret_cast<sockaddr*>(&address); }

int listenSomewhere(quint16& port) {
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = localAddress(0);
    socklen_t size = sizeof address;
    const bool listens = bind(listener, plain(address), size) == 0 && listen(listener, 64) == 0 &&
                         getsockname(listener, plain(address), &size) == 0;
    if (!listens) qFatal("no port for a fake hub");
    port = ntohs(address.sin_port);
    return listener;
}

/// In this thread alone: what is tested must look after itself.
void leaveBrokenPipesToErrors() {
    sigset_t pipes;
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipes, nullptr);
}

} // namespace

FakeHub::FakeHub() {
    listener = listenSomewhere(port);
    state.pins = {key->pin()};
    accepting = std::thread([this] { acceptAll(); });
}

FakeHub::~FakeHub() {
    ending = true;
    state.stop();
    shutdown(listener, SHUT_RDWR);
    accepting.join();
    hangUp();
    for (std::thread& each : serving)
        each.join();
    close(listener);
}

QString FakeHub::address() const { return QStringLiteral("127.0.0.1:%1").arg(port); }

Hash FakeHub::pin() const {
    const std::lock_guard lock(mutex);
    return key->pin();
}

void FakeHub::changeKey() {
    const std::lock_guard lock(mutex);
    key = std::make_shared<TlsKey>();
}

void FakeHub::hangUp() {
    const std::lock_guard lock(mutex);
    for (const int each : sockets)
        shutdown(each, SHUT_RDWR);
    changed.notify_all();
}

void FakeHub::setScript(Script what) {
    const std::lock_guard lock(mutex);
    script = std::move(what);
    seen = handled = 0;
    whole.clear();
}

QList<FakeRequest> FakeHub::requests() const {
    const std::lock_guard lock(mutex);
    return whole;
}

void FakeHub::acceptAll() {
    for (;;) {
        const int socket = accept(listener, nullptr, nullptr);
        if (socket < 0) return;
        ++accepted;
        const std::lock_guard lock(mutex);
        sockets.insert(socket);
        serving.emplace_back([this, socket] { serve(socket); });
    }
}

void FakeHub::serve(int socket) {
    leaveBrokenPipesToErrors();
    std::shared_ptr<TlsKey> mine;
    {
        const std::lock_guard lock(mutex);
        mine = key;
    }
    {
        TlsStream stream(socket, *mine);
        bool goesOn = stream.isOpen();
        while (goesOn && !ending)
            goesOn = serveOne(stream);
        const std::lock_guard lock(mutex);
        sockets.remove(socket);
    }
}

bool FakeHub::serveOne(TlsStream& stream) {
    Fault fault;
    const auto request = readRequest(stream, [&](const FakeRequest& head) {
        fault = faultFor(head);
        const bool isCut = fault.kind == Fault::Kind::CutRequest;
        return isCut ? fault.number : std::numeric_limits<qint64>::max();
    });
    if (!request || fault.kind == Fault::Kind::CutRequest) return stream.cut(), false;
    {
        const std::lock_guard lock(mutex);
        whole += *request;
    }
    return handle(stream, *request, fault) && !request->tooLarge && request->hasLength;
}

Fault FakeHub::faultFor(const FakeRequest& request) {
    const std::lock_guard lock(mutex);
    return script ? script(request, seen++) : Fault();
}

FakeAnswer FakeHub::applied(const FakeRequest& request, const Fault& fault) {
    std::unique_lock lock(mutex);
    const int before = handled;
    if (fault.kind == Fault::Kind::Hold)
        changed.wait_for(lock, 5s, [&] { return handled > before || ending; });
    lock.unlock();
    FakeAnswer answer = state.answer(request);
    lock.lock();
    ++handled;
    changed.notify_all();
    return answer;
}

bool FakeHub::sendSlowly(TlsStream& stream, const QByteArray& bytes, qint64 ms) {
    for (const char byte : bytes) {
        if (ending || !stream.write(QByteArray(1, byte))) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(ms));
    }
    return true;
}

/// False when the connection is over.
bool FakeHub::handle(TlsStream& stream, const FakeRequest& request, const Fault& fault) {
    using Kind = Fault::Kind;
    const auto wait = [&](std::chrono::milliseconds most) {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, most, [&] { return ending.load(); });
    };
    const bool hasBody = request.method != "HEAD";
    switch (fault.kind) {
    case Kind::Status:
        return stream.write(FakeAnswer{int(fault.number), {}, fault.bytes}.bytes(hasBody));
    case Kind::Hang:
        while (!ending && !stream.readSome(1).isEmpty()) {
        }
        return false;
    case Kind::Rubbish:
        stream.write(fault.bytes);
        return false;
    case Kind::Delay:
        wait(std::chrono::milliseconds(fault.number));
        break;
    case Kind::Repeat:
        applied(request, fault);
        break;
    default:
        break;
    }
    FakeAnswer answer = applied(request, fault);
    if (fault.kind == Kind::LateAnswer) wait(std::chrono::milliseconds(fault.number));
    if (fault.kind == Kind::RubbishBody) answer.body = fault.bytes;
    const QByteArray bytes = answer.bytes(hasBody);
    if (fault.kind == Kind::Drip) return sendSlowly(stream, bytes, fault.number);
    if (fault.kind == Kind::CutAnswer || fault.kind == Kind::LoseAnswer) {
        stream.write(bytes.left(fault.kind == Kind::LoseAnswer ? 0 : fault.number));
        stream.cut();
        return false;
    }
    return stream.write(bytes);
}

} // namespace mianguan::test
