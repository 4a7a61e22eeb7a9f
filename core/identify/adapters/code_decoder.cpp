#include "core/identify/adapters/code_decoder.h"

#include "core/identify/adapters/adapter_check.h"
#include "core/identify/adapters/adapter_process.h"

#include <QMutex>

namespace mianguan {

namespace {

constexpr std::chrono::seconds decodePatience(3);
constexpr qsizetype mostCodeBytes = 4096; ///< the largest QR holds 2953

} // namespace

struct CodeDecoder::Private {
    AdapterProcess process;
    QMutex turn;
};

CodeDecoder::CodeDecoder(const QString& library) : d(new Private{AdapterProcess(library), {}}) {}

CodeDecoder::~CodeDecoder() = default;

/// By asking: only then a library that lends something else is told from a decoder.
Result<void> CodeDecoder::check() {
    const QMutexLocker lock(&d->turn);
    const auto answer = d->process.ask({AdapterDeed::Decode, "?", 0}, decodePatience);
    if (answer || answer.error().kind == ErrorKind::Unreadable) return {}; // no code of its kind
    return Fail(answer.error());
}

Result<CodePayload> CodeDecoder::decode(const QByteArray& bytes) {
    CodePayload plain = plainPayload(bytes);
    if (bytes.isEmpty() || bytes.size() > mostCodeBytes) return plain;
    const QMutexLocker lock(&d->turn);
    const auto answer = d->process.ask({AdapterDeed::Decode, bytes, 0}, decodePatience);
    if (!answer) return Fail(answer.error());
    if (answer->reply.outcome == AdapterOutcome::Nothing) return plain;
    return checkedCode(answer->reply, std::move(plain), d->process.path());
}

} // namespace mianguan
