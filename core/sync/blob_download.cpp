#include "core/sync/blob_download.h"

#include "core/sync/caller.h"
#include "core/wire/limits.h"

namespace mianguan::sync {

namespace {

constexpr int mostResumptions = 100; ///< of one call

/// One blob on its way; it keeps itself alive by the calls that are under way.
class BlobDownload : public std::enable_shared_from_this<BlobDownload> {
public:
    BlobDownload(Caller& caller, const wire::BlobName& name, Then<QByteArray> then, std::stop_token stop)
        : caller(caller), name(name), then(std::move(then)), stop(std::move(stop)) {}

    void ask() {
        Call call{wire::Endpoint::GetBlob, name.path().toLatin1()};
        call.stop = stop;
        call.isBulk = true;
        call.mostAnswerBytes = wire::limit::blobBytes - got.size();
        if (!got.isEmpty()) call.headers += "Range: bytes=" + QByteArray::number(got.size()) + '-';
        caller.call(std::move(call),
                    [self = shared_from_this()](const Reply& reply) { self->replied(reply); });
    }

private:
    void replied(const Reply& reply) {
        const qsizetype before = got.size();
        const bool taken = take(reply.answer);
        if (!reply.trouble) return taken ? finish() : end(Mishap::NotAHub);
        if (isWhole()) return then(std::move(got)); // cut right behind its end
        const bool ofTheLine = reply.trouble->status == 0 && reply.trouble->isRetryable();
        const bool goOn = ofTheLine && !reply.trouble->isCancelled() && got.size() > before;
        if (!goOn || ++resumptions > mostResumptions) return then(Troubled(*reply.trouble));
        ask();
    }

    /// Whole, or going on exactly where it was cut.
    bool take(const HttpAnswer& answer) {
        const QByteArray here = "bytes " + QByteArray::number(got.size()) + '-';
        if (answer.status == 200)
            got = answer.body;
        else if (answer.status == 206 && answer.header("Content-Range").startsWith(here))
            got += answer.body;
        else
            return false;
        return true;
    }

    bool isWhole() const { return Hash::of(got) == name.hash; }

    void finish() {
        if (!isWhole()) return end(Mishap::NotAsAsked);
        then(std::move(got));
    }

    void end(Mishap mishap) { then(Troubled(troubleFrom(mishap, caller.circumstances()))); }

    Caller& caller;
    wire::BlobName name;
    Then<QByteArray> then;
    std::stop_token stop;
    QByteArray got;
    int resumptions = 0;
};

} // namespace

void downloadBlob(Caller& caller, const wire::BlobName& name, Then<QByteArray> then, std::stop_token stop) {
    std::make_shared<BlobDownload>(caller, name, std::move(then), std::move(stop))->ask();
}

} // namespace mianguan::sync
