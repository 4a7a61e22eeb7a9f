#include "core/identify/sight.h"

#include "core/decoder/child_pool.h"
#include "core/decoder/child_process.h"
#include "core/decoder/wire/sealed_memory.h"

#include <QCoreApplication>
#include <QThread>

#include <cerrno>
#include <cstring>

namespace mianguan {

namespace {

QString program() { return programBeside(QStringLiteral("mianguan-sight")); }

QList<QByteArray> environment() {
    QList<QByteArray> environment{"LANG=C.UTF-8", "TZ=UTC0"};
    if (qEnvironmentVariableIsSet("MIANGUAN_TESSDATA"))
        environment.append("MIANGUAN_TESSDATA=" + qgetenv("MIANGUAN_TESSDATA"));
    return environment;
}

using Answer = tl::expected<QByteArray, SightLost>;

/// One mianguan-sight and the conversation with it.
class SightChild {
public:
    static tl::expected<std::unique_ptr<SightChild>, SightLost> start() {
        auto process = ChildProcess::start(program(), {}, environment());
        if (!process) return tl::unexpected(SightLost{SightEnd::CannotStart, process.error()});
        if (!process->becomesReady()) return tl::unexpected(SightLost{SightEnd::CannotStart, ENOEXEC});
        return std::unique_ptr<SightChild>(new SightChild(std::move(*process)));
    }
    bool isFit() const { return process.isFresh(); }

    Answer ask(const SightTask& task, const Descriptor& picture, std::chrono::milliseconds patience) {
        if (!process.send(toBytes(task), picture)) return lost(SightEnd::Died);
        Message answer;
        switch (process.await(answer, patience)) {
        case ChildProcess::Wait::Said:
            return answer.bytes;
        case ChildProcess::Wait::TooLong:
            return lost(SightEnd::TooLong);
        case ChildProcess::Wait::Gone:
            break;
        }
        return lost(SightEnd::Died);
    }

private:
    explicit SightChild(ChildProcess&& started) : process(std::move(started)) {}
    Answer lost(SightEnd end) {
        process.end();
        return tl::unexpected(SightLost{end});
    }

    ChildProcess process;
};

/// Never destroyed: work may be under way when the program ends, and children go with their parent.
ChildPool<SightChild>& ours() {
    static auto* const children = new ChildPool<SightChild>(std::max(1, QThread::idealThreadCount()));
    return *children;
}

} // namespace

Sight::Sight(const cv::Mat& picture) : size(picture.size()) {
    const cv::Mat whole = picture.isContinuous() ? picture : picture.clone();
    memory = sealedCopy({whole.data, qsizetype(whole.total() * whole.elemSize())});
}

tl::expected<QByteArray, SightLost> Sight::ask(SightDeed deed, int look,
                                               std::chrono::milliseconds patience) const {
    if (!memory) return tl::unexpected(SightLost{});
    return ours().with(SightChild::start, [&](SightChild& child) {
        return child.ask({deed, look, size}, memory, patience);
    });
}

Fail sightMissing(const SightLost& lost) {
    return fail(
        ErrorKind::System,
        QCoreApplication::translate("Identify",
                                    "The program that looks for codes and cards does not start: %1")
            .arg(QString::fromLocal8Bit(std::strerror(lost.error))),
        program(),
        QCoreApplication::translate("Identify", "It belongs beside this program: install Mianguan again."));
}

} // namespace mianguan
