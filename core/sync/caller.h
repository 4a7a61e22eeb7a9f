#pragma once

#include "core/keys/signature.h"
#include "core/sync/courier.h"
#include "core/wire/endpoint.h"

#include <memory>

namespace mianguan::sync {

/// One call to the hub, before it is signed.
struct Call {
    wire::Endpoint endpoint{};
    QByteArray target; ///< path with query
    QByteArray body = {};
    QByteArrayList headers = {}; ///< of this call alone
    qint64 mostAnswerBytes = 0;
    std::chrono::seconds silence{};
    bool isBulk = false;
    std::stop_token stop = {};
};

/// What became of it. With a trouble `answer` holds what came before it.
struct Reply {
    HttpAnswer answer;
    std::optional<Trouble> trouble;
};
using Replied = std::function<void(Reply)>;

/// Signs calls with nonces that last, gives each a request id, writes both logs' line, and sends what was
/// refused for its nonce or number again, signed anew; so too what is small and went out on a kept connection
/// that turned out to be dead. Private to this folder.
class Caller {
public:
    explicit Caller(Route route);
    ~Caller(); ///< what is under way ends as Cancelled, in here
    Q_DISABLE_COPY_MOVE(Caller)

    void identify(const Id& station, std::shared_ptr<const SigningKey> key);
    void call(Call call, Replied replied); ///< from any thread; `replied` comes on the courier's
    Courier& courier();
    Circumstances circumstances(const QString& requestId = {}) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan::sync
