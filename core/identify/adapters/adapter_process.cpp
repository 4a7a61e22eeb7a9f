#include "core/identify/adapters/adapter_process.h"

#include "core/identify/adapters/adapter_errors.h"

#include <QFile>
#include <QFileInfo>

namespace mianguan {

namespace {

constexpr std::chrono::seconds startPatience(30); ///< some libraries look for their device while they load

/// What libraries cannot do without; nothing of the station's own.
QList<QByteArray> environmentFor(const QString& library) {
    QList<QByteArray> environment{"LANG=C.UTF-8",
                                  "LD_LIBRARY_PATH=" + QFile::encodeName(QFileInfo(library).absolutePath())};
    for (const char* name : {"HOME", "PATH", "TZ"})
        if (qEnvironmentVariableIsSet(name)) environment.append(QByteArray(name) + '=' + qgetenv(name));
    return environment;
}

QString program() { return programBeside(QStringLiteral("mianguan-adapter")); }

} // namespace

Result<int> AdapterProcess::running() {
    if (child && child->isSilent()) return starts;
    child.reset();
    return start().map([this] { return starts; });
}

Result<void> AdapterProcess::start() {
    const QFileInfo file(library);
    if (!file.isFile()) return adapterMissing(library);
    const QString path = file.absoluteFilePath();
    auto started = ChildProcess::start(program(), {path}, environmentFor(path));
    if (!started) return adapterHostCannotStart(program(), started.error());
    child.emplace(std::move(*started));
    ++starts;
    return heard(startPatience).map([](const Answer&) {});
}

Result<AdapterProcess::Answer> AdapterProcess::heard(std::chrono::milliseconds patience) {
    Message message;
    const auto ended = [this] {
        const Ending ending = child->end();
        child.reset();
        return ending;
    };
    switch (child->await(message, patience)) {
    case ChildProcess::Wait::Said:
        break;
    case ChildProcess::Wait::Gone:
        return adapterDied(library, ended());
    case ChildProcess::Wait::TooLong:
        ended();
        return adapterTookTooLong(library, patience);
    }
    auto reply = adapterReplyFrom(message.bytes);
    if (!reply) return adapterDied(library, ended());
    switch (reply->outcome) {
    case AdapterOutcome::Done:
    case AdapterOutcome::Nothing:
        return Answer{std::move(*reply), std::move(message.attached)};
    case AdapterOutcome::Failed:
        return adapterFailed(library, reply->said);
    case AdapterOutcome::NotLoaded:
        ended();
        return adapterNotLoaded(library, reply->said);
    case AdapterOutcome::NotAnAdapter:
        break;
    }
    ended();
    return notAnAdapter(library);
}

Result<AdapterProcess::Answer> AdapterProcess::ask(const AdapterRequest& request,
                                                   std::chrono::milliseconds patience) {
    if (const auto runs = running(); !runs) return Fail(runs.error());
    if (!child->send(toBytes(request), {})) {
        const Ending ending = child->end();
        child.reset();
        return adapterDied(library, ending);
    }
    return heard(patience);
}

} // namespace mianguan
