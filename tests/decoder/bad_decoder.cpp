#include "core/decoder/child/service.h"
#include "core/decoder/wire/channel.h"
#include "core/decoder/wire/messages.h"
#include "core/decoder/wire/sealed_memory.h"

#include <QHash>

#include <csignal>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

// A decoder as a picture might turn it: locked in like the real one, it does what the picture's bytes say
// after a JPEG's first three.

using namespace mianguan;

namespace {

constexpr int parent = 3;

Picture honest(const QByteArrayView& bytes) {
    Picture picture{cv::Mat(4, 6, CV_8UC3, cv::Scalar(1, 2, 3)), {}};
    picture.facts.format = QStringLiteral("jpeg");
    picture.facts.bytes = bytes.size();
    picture.facts.stored = picture.bgr.size();
    picture.facts.bitsPerPixel = 24;
    return picture;
}

Reading<Picture> fillMemory() {
    std::vector<std::vector<char>> all;
    while (true)
        all.emplace_back(16 << 20, 'x'); // ends by bad_alloc
}

using Deed = std::function<Reading<Picture>(const QByteArrayView&)>;

/// Something done, then an ordinary answer.
Deed doing(const std::function<void()>& deed) {
    return [deed](const QByteArrayView& bytes) {
        deed();
        return Reading<Picture>(honest(bytes));
    };
}

Deed withPicture(const std::function<void(Picture&)>& change) {
    return [change](const QByteArrayView& bytes) {
        Picture picture = honest(bytes);
        change(picture);
        return Reading<Picture>(picture);
    };
}

void sleepForEver() {
    while (true)
        std::this_thread::sleep_for(std::chrono::seconds(1));
}

void addCrimes(QHash<QByteArray, Deed>& deeds) {
    deeds["open"] = doing([] { (void)!open("/etc/passwd", O_RDONLY); });
    deeds["create"] = doing([] { (void)!open("/tmp/mianguan-bad-decoder", O_CREAT | O_WRONLY, 0600); });
    deeds["socket"] = doing([] { (void)!socket(AF_INET, SOCK_STREAM, 0); });
    deeds["exec"] = doing([] { execl("/bin/true", "true", nullptr); });
    deeds["fork"] = doing([] { (void)!fork(); });
    deeds["kill parent"] = doing([] { kill(getppid(), SIGKILL); });
    deeds["unlink"] = doing([] { (void)!unlink("/tmp/mianguan-bad-decoder"); });
    deeds["dup"] = doing([] { (void)!dup(parent); });
    deeds["run memory"] =
        doing([] { (void)!mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); });
    deeds["open in thread"] = doing([] { std::thread([] { (void)!open("/etc/passwd", O_RDONLY); }).join(); });
}

void addMishaps(QHash<QByteArray, Deed>& deeds) {
    deeds["segv"] = doing([] { std::raise(SIGSEGV); });
    deeds["abort"] = doing([] { std::abort(); });
    deeds["exit"] = doing([] { _exit(0); });
    deeds["hang"] = doing(sleepForEver);
    deeds["close and hang"] = doing([] {
        close(parent);
        sleepForEver();
    });
    deeds["memory"] = [](const QByteArrayView&) { return fillMemory(); };
}

void addLies(QHash<QByteArray, Deed>& deeds) {
    deeds["garbage"] = doing([] { sendMessage(parent, "garbage"); });
    deeds["too much"] = doing([] { sendMessage(parent, QByteArray(2 * mostMessageBytes, 'x')); });
    deeds["huge"] = withPicture([](Picture& picture) { picture.facts.stored = {29'000, 29'000}; });
    deeds["other size"] = withPicture([](Picture& picture) { picture.facts.stored = {40, 60}; });
    deeds["orientation"] = withPicture([](Picture& picture) { picture.facts.orientation = 9; });
    deeds["format"] = withPicture([](Picture& picture) { picture.facts.format = QStringLiteral("png"); });
    deeds["no pixels"] = [](const QByteArrayView& bytes) {
        const Picture picture = honest(bytes);
        sendMessage(parent, toBytes(DecodeReply{{}, picture.bgr.size(), picture.facts}));
        return Reading<Picture>(picture);
    };
    deeds["few pixels"] = [](const QByteArrayView& bytes) {
        const Picture picture = honest(bytes);
        sendMessage(parent, toBytes(DecodeReply{{}, picture.bgr.size(), picture.facts}), newMemory(71).get());
        return Reading<Picture>(picture);
    };
    deeds["memory that shrinks"] = [](const QByteArrayView& bytes) {
        const Picture picture = honest(bytes);
        const Descriptor memory(memfd_create("loose", MFD_ALLOW_SEALING));
        (void)!ftruncate(memory.get(), 4096);
        sendMessage(parent, toBytes(DecodeReply{{}, picture.bgr.size(), picture.facts}), memory.get());
        return Reading<Picture>(picture);
    };
}

QHash<QByteArray, Deed> everyDeed() {
    QHash<QByteArray, Deed> deeds;
    addCrimes(deeds);
    addMishaps(deeds);
    addLies(deeds);
    deeds["thread"] = doing([] { std::thread([] {}).join(); });
    deeds["text"] = withPicture([](Picture& picture) {
        picture.facts.colourProfile = QStringLiteral("a\x1B[2J") + QString(2000, QLatin1Char('b'));
    });
    return deeds;
}

} // namespace

int main() {
    const QHash<QByteArray, Deed> deeds = everyDeed();
    _exit(serveDecoder([&](PictureFormat, const QByteArrayView& bytes, const DecodeLimits&) {
        return deeds.value(bytes.sliced(3).toByteArray(), honest)(bytes);
    }));
}
