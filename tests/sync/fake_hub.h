#pragma once

#include "fake_state.h"
#include "fake_tls.h"

#include <atomic>
#include <functional>
#include <thread>

namespace mianguan::test {

/// What goes wrong with one request.
struct Fault {
    enum class Kind {
        None,
        Status,      ///< answers `number` with `bytes` instead
        Hang,        ///< reads the request and never answers
        Delay,       ///< applied and answered after `number` ms
        LateAnswer,  ///< applied at once, answered after `number` ms
        CutRequest,  ///< the line is cut after `number` bytes of the request
        CutAnswer,   ///< the request is applied; the line is cut after `number` bytes of the answer
        LoseAnswer,  ///< the request is applied, and no answer comes
        Repeat,      ///< the request is applied twice, as if it had been sent twice
        Rubbish,     ///< `bytes` come instead of an answer
        RubbishBody, ///< an answer as it should be, but for its body
        Drip,        ///< the answer comes byte by byte, `number` ms apart
        Hold,        ///< the request is applied after the next one is
    };
    Kind kind = Kind::None;
    qint64 number = 0;
    QByteArray bytes = {};
};

/// A hub on a port of this machine, with TLS, that keeps to the contract but for what the script says.
class FakeHub {
public:
    FakeHub();
    ~FakeHub();
    Q_DISABLE_COPY_MOVE(FakeHub)

    QString address() const; ///< "127.0.0.1:port"
    Hash pin() const;
    void changeKey(); ///< connections from now on see another key
    void hangUp();    ///< cuts what is open

    FakeState state;
    /// What is to go wrong with a request, the n-th from 0 since the script was set. On the connection's
    /// thread.
    using Script = std::function<Fault(const FakeRequest& request, int n)>;
    void setScript(Script script);
    QList<FakeRequest> requests() const; ///< those that came whole, in order
    int connections() const { return accepted; }

private:
    void acceptAll();
    void serve(int socket);
    bool serveOne(TlsStream& stream);
    bool handle(TlsStream& stream, const FakeRequest& request, const Fault& fault);
    FakeAnswer applied(const FakeRequest& request, const Fault& fault);
    bool sendSlowly(TlsStream& stream, const QByteArray& bytes, qint64 ms);
    Fault faultFor(const FakeRequest& request);

    int listener = -1;
    quint16 port = 0;
    std::atomic<bool> ending = false;
    std::atomic<int> accepted = 0;
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::shared_ptr<TlsKey> key = std::make_shared<TlsKey>();
    Script script;
    int seen = 0, handled = 0;
    QList<FakeRequest> whole;
    QSet<int> sockets;
    std::thread accepting;
    std::list<std::thread> serving;
};

} // namespace mianguan::test
