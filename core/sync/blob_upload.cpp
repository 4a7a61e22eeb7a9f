#include "core/sync/blob_upload.h"

#include "core/sync/caller.h"
#include "core/wire/request_signature.h"

#include <QCoreApplication>

namespace mianguan::sync {

namespace {

using namespace Qt::StringLiterals;
using wire::Endpoint;

constexpr int mostStumbles = 3; ///< without getting forward

Trouble damagedHere(const Circumstances& around) {
    Trouble trouble;
    trouble.persistence = wire::Persistence::Permanent;
    trouble.error = {
        ErrorKind::Corrupt,
        QCoreApplication::translate("Sync", "The picture at this station is not the one recorded"),
        around.hub, QCoreApplication::translate("Sync", "Verify this station's data.")};
    return trouble;
}

/// One blob on its way; it keeps itself alive by the calls that are under way.
class BlobUpload : public std::enable_shared_from_this<BlobUpload> {
public:
    BlobUpload(Caller& caller, PartSize& partSize, const wire::BlobName& name, const QByteArray& bytes,
               Then<void> then, std::stop_token stop)
        : caller(caller), partSize(partSize), name(name), bytes(bytes), then(std::move(then)),
          stop(std::move(stop)) {}

    void start() {
        if (bytes.size() <= partSize.bytes())
            putPart();
        else
            look();
    }

private:
    Call callOf(Endpoint endpoint) const {
        Call call{endpoint, name.path().toLatin1()};
        call.stop = stop;
        call.isBulk = endpoint == Endpoint::PutBlob;
        call.mostAnswerBytes = 64 * 1024;
        return call;
    }

    void look() {
        caller.call(callOf(Endpoint::LookForBlob), [self = shared_from_this()](const Reply& reply) {
            if (!reply.trouble) return self->then({});
            if (!reply.trouble->is(wire::Refusal::BlobUnknown)) return self->stumble(*reply.trouble);
            self->goOnFrom(self->offsetIn(reply).value_or(0));
        });
    }

    void putPart() {
        const QByteArray part = bytes.mid(offset, partSize.bytes());
        Call call = callOf(Endpoint::PutBlob);
        call.headers += "Content-Type: application/octet-stream";
        if (part.size() < bytes.size()) call.headers += "Content-Range: " + rangeOf(part.size());
        call.body = part;
        caller.call(std::move(call),
                    [self = shared_from_this()](const Reply& reply) { self->partReplied(reply); });
    }

    QByteArray rangeOf(qsizetype size) const {
        return "bytes " + QByteArray::number(offset) + '-' + QByteArray::number(offset + size - 1) + '/' +
               QByteArray::number(bytes.size());
    }

    void partReplied(const Reply& reply) {
        if (reply.trouble)
            return reply.trouble->is(wire::Refusal::OffsetDiffers) ? elsewhere(reply)
                                                                   : stumble(*reply.trouble);
        partSize.lineHeld();
        if (reply.answer.status != 202) return then({}); // 200 or 201: it is there
        const auto now = offsetIn(reply);
        if (!now || *now <= offset) return end(Mishap::NotAHub);
        stumbles = 0;
        goOnFrom(*now);
    }

    /// The hub has more or less of it than was thought.
    void elsewhere(const Reply& reply) {
        const auto there = offsetIn(reply);
        if (!there || ++stumbles > mostStumbles) return then(Troubled(*reply.trouble));
        goOnFrom(*there);
    }

    void goOnFrom(qint64 there) {
        if (there >= bytes.size()) return end(Mishap::NotAHub);
        offset = there;
        putPart();
    }

    /// After a cut it goes on, as long as it gets forward.
    void stumble(const Trouble& trouble) {
        const bool ofTheLine = trouble.status == 0 && trouble.isRetryable() && !trouble.isCancelled();
        if (ofTheLine) partSize.lineWasCut();
        if (!ofTheLine || offset <= reached) return then(Troubled(trouble));
        reached = offset;
        look();
    }

    std::optional<qint64> offsetIn(const Reply& reply) const {
        bool isNumber = false;
        const qint64 told = reply.answer.header(wire::header::uploadOffset).toLongLong(&isNumber);
        return isNumber && told >= 0 && told <= bytes.size() ? std::optional(told) : std::nullopt;
    }

    void end(Mishap mishap) { then(Troubled(troubleFrom(mishap, caller.circumstances()))); }

    Caller& caller;
    PartSize& partSize;
    wire::BlobName name;
    QByteArray bytes;
    Then<void> then;
    std::stop_token stop;
    qint64 offset = 0, reached = 0; ///< reached: where it was at the last cut
    int stumbles = 0;
};

} // namespace

void uploadBlob(Caller& caller, PartSize& partSize, const wire::BlobName& name, const QByteArray& bytes,
                Then<void> then, std::stop_token stop) {
    if (Hash::of(bytes) != name.hash) {
        caller.courier().post(
            [&caller, then = std::move(then)] { then(Troubled(damagedHere(caller.circumstances()))); });
        return;
    }
    std::make_shared<BlobUpload>(caller, partSize, name, bytes, std::move(then), std::move(stop))->start();
}

} // namespace mianguan::sync
