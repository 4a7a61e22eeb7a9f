#include "core/identify/adapters/host/adapter_service.h"

#include "core/decoder/wire/channel.h"
#include "core/decoder/wire/sealed_memory.h"
#include "core/identify/adapters/host/adapter_library.h"

#include <QFile>
#include <QFileInfo>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace mianguan {

namespace {

constexpr int station = 3;

/// Dies with the station, and leaves no picture of its memory: there are people's data in it. The libraries
/// look for their own files in the current folder.
void settleIn(const QString& folder) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    (void)!chdir(QFile::encodeName(folder).constData());
}

bool say(const AdapterReply& reply, const QByteArray& portrait) {
    const Descriptor memory = portrait.isEmpty() ? Descriptor() : sealedCopy(portrait);
    return sendMessage(station, toBytes(reply), memory.get());
}

} // namespace

int serveAdapter(const QString& path) {
    settleIn(QFileInfo(path).absolutePath());
    AdapterLibrary library;
    const AdapterReply loaded = library.load(path);
    if (!say(loaded, {}) || loaded.outcome != AdapterOutcome::Done) return 0;
    while (const auto message = receiveMessage(station)) {
        const auto request = adapterRequestFrom(message->bytes);
        if (!request) return 1;
        QByteArray portrait;
        const AdapterReply reply = library.answer(*request, portrait);
        if (!say(reply, reply.portraitBytes > 0 ? portrait : QByteArray())) return 0;
    }
    return 0;
}

} // namespace mianguan
