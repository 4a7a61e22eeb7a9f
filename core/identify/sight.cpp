#include "core/identify/sight.h"

#include "core/decoder/child_process.h"
#include "core/decoder/wire/messages.h"
#include "core/decoder/wire/sealed_memory.h"

#include <QCoreApplication>
#include <QMutex>
#include <QSemaphore>
#include <QSemaphoreReleaser>
#include <QThread>

#include <cstring>
#include <vector>

namespace mianguan {

namespace {

constexpr std::chrono::seconds startPatience(30),
    oldAge(120); ///< of processor time; the child's own limit is 300

QString program() { return programBeside(QStringLiteral("mianguan-sight")); }

QList<QByteArray> environment() {
    QList<QByteArray> environment{"LANG=C.UTF-8", "TZ=UTC0"};
    if (qEnvironmentVariableIsSet("MIANGUAN_TESSDATA"))
        environment.append("MIANGUAN_TESSDATA=" + qgetenv("MIANGUAN_TESSDATA"));
    return environment;
}

/// Children at rest, and how many may work at a time.
class Children {
public:
    tl::expected<ChildProcess, SightLost> take() {
        const QMutexLocker lock(&mutex);
        while (!resting.empty()) {
            ChildProcess child = std::move(resting.back());
            resting.pop_back();
            if (child.isSilent() && child.processorTime() < oldAge) return child;
        }
        return start();
    }
    void giveBack(ChildProcess&& child) {
        const QMutexLocker lock(&mutex);
        resting.push_back(std::move(child));
    }

    QSemaphore places{std::max(1, QThread::idealThreadCount())};

private:
    static tl::expected<ChildProcess, SightLost> start() {
        auto child = ChildProcess::start(program(), {}, environment());
        if (!child) return tl::unexpected(SightLost{SightEnd::CannotStart, child.error()});
        Message message;
        if (child->await(message, startPatience) == ChildProcess::Wait::Said &&
            message.bytes == readyMessage())
            return std::move(*child);
        return tl::unexpected(SightLost{SightEnd::CannotStart, ENOEXEC});
    }

    QMutex mutex;
    std::vector<ChildProcess> resting;
};

/// Never destroyed: work may be under way when the program ends, and children go with their parent.
Children& ours() {
    static auto* const children = new Children;
    return *children;
}

} // namespace

Sight::Sight(const cv::Mat& picture) : size(picture.size()) {
    const cv::Mat whole = picture.isContinuous() ? picture : picture.clone();
    memory = sealedCopy({whole.data, qsizetype(whole.total() * whole.elemSize())});
}

tl::expected<QByteArray, SightLost> Sight::ask(SightDeed deed, int look,
                                               std::chrono::milliseconds patience) const {
    Children& children = ours();
    children.places.acquire();
    const QSemaphoreReleaser place(children.places);
    auto child = children.take();
    if (!child) return tl::unexpected(child.error());
    Message answer;
    if (!memory || !child->send(toBytes(SightTask{deed, look, size}), memory))
        return tl::unexpected(SightLost{});
    switch (child->await(answer, patience)) {
    case ChildProcess::Wait::Said:
        children.giveBack(std::move(*child));
        return answer.bytes;
    case ChildProcess::Wait::TooLong:
        return tl::unexpected(SightLost{SightEnd::TooLong});
    case ChildProcess::Wait::Gone:
        break;
    }
    return tl::unexpected(SightLost{});
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
