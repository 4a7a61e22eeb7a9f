// Live guidance on 1080p30: guidance_bench PHOTO [SECONDS [VIDEO]]. A video of the photo, slowly moving, is
// played through the file camera, painted and guided, alone and while portraits are made in a loop. Prints
// figures; judges nothing.
#include "core/base/language.h"
#include "core/decoder/untrusted_picture.h"
#include "core/portrait/standardize.h"
#include "tests/camera/video.h"
#include "ui/camera/camera_list.h"
#include "ui/camera/guided_preview.h"
#include "ui/camera/preview_view.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <sys/resource.h>
#include <thread>

using namespace mianguan;
using namespace mianguan::test;

namespace {

constexpr QSize frame(1920, 1080);
constexpr int rate = 30;

/// The photo before a grey wall, swaying by a few pixels as a sitter does.
bool filmed(const QImage& photo, const QString& path, int seconds) {
    const QImage sized = photo.scaledToHeight(frame.height() * 9 / 10, Qt::SmoothTransformation);
    return makeVideo(path, frame, rate, rate * seconds, [&](QPainter& painter, int number) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.fillRect(QRect(QPoint(), frame), QColor(176, 178, 180));
        const double t = number / double(rate);
        painter.translate(frame.width() / 2. + 12 * std::sin(0.7 * t),
                          frame.height() + 4 * std::sin(1.1 * t));
        painter.scale(1 + 0.02 * std::sin(0.5 * t), 1 + 0.02 * std::sin(0.5 * t));
        painter.drawImage(QPointF(-sized.width() / 2., -sized.height()), sized);
    });
}

double processorSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double quantileOf(std::vector<qint64> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return double(values[size_t(share * double(values.size() - 1))]);
}

struct Counted {
    int pictures = 0;
    std::vector<qint64> behind; ///< guidance, ms
    std::vector<qint64> toView; ///< a picture on its way to the view, ms
    QHash<QString, int> said;
    int ready = 0;
};

void run(const char* what, GuidedPreview& preview, PreviewView& view, int seconds, bool portraits,
         const std::function<void()>& makePortrait) {
    Counted counted;
    QObject context;
    QObject::connect(&preview, &GuidedPreview::pictured, &context, [&](const PreviewPicture& picture) {
        ++counted.pictures;
        counted.toView.push_back(steadyMs() - picture.ms);
    });
    QObject::connect(&preview, &GuidedPreview::guided, &context, [&](const GuideFrame& guide, qint64 behind) {
        counted.behind.push_back(behind);
        ++counted.said[instructionName(guide.instruction)];
        counted.ready += guide.ready;
    });
    std::atomic<bool> on = portraits;
    int made = 0;
    std::thread desk([&] {
        for (; on; ++made)
            makePortrait();
    });
    const int paintedBefore = view.painted(), droppedBefore = view.dropped();
    const double before = processorSeconds();
    const qint64 begun = steadyMs();
    QEventLoop loop;
    QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
    loop.exec();
    const double elapsed = double(steadyMs() - begun) / 1000;
    on = false;
    const double used = processorSeconds() - before;
    desk.join();
    std::printf("%s: %.1f s, processor %.0f %% of one core, portraits %d\n", what, elapsed,
                100 * used / elapsed, made);
    std::printf(
        "  pictures %d (%.1f a second), painted %d, replaced unpainted %d, to the view median %.0f p95 "
        "%.0f max %.0f ms\n",
        counted.pictures, counted.pictures / elapsed, view.painted() - paintedBefore,
        view.dropped() - droppedBefore, quantileOf(counted.toView, 0.5), quantileOf(counted.toView, 0.95),
        quantileOf(counted.toView, 1));
    std::printf(
        "  guidance %zu looks (%.1f a second), behind the picture median %.0f p95 %.0f max %.0f ms, ready "
        "%d\n",
        counted.behind.size(), double(counted.behind.size()) / elapsed, quantileOf(counted.behind, 0.5),
        quantileOf(counted.behind, 0.95), quantileOf(counted.behind, 1), counted.ready);
    for (auto it = counted.said.cbegin(); it != counted.said.cend(); ++it)
        std::printf("    %s %d\n", qPrintable(it.key()), it.value());
}

/// From the wish for a shot to its pixels, and to a file that keeps them.
void shoot(GuidedPreview& preview) {
    QEventLoop loop;
    const qint64 begun = steadyMs();
    QObject::connect(&preview, &GuidedPreview::taken, &loop, [&](const Still& still) {
        const qint64 pixels = steadyMs() - begun;
        const auto bytes = still.bytes();
        std::printf("a shot: pixels after %lld ms, as PNG after %lld, %.1f MB\n", pixels, steadyMs() - begun,
                    bytes ? double(bytes->size()) / 1e6 : 0);
        loop.quit();
    });
    preview.capture();
    loop.exec();
}

} // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    if (argc < 2) return std::fprintf(stderr, "usage: guidance_bench PHOTO [SECONDS [VIDEO]]\n"), 2;
    const QString photoPath = QString::fromLocal8Bit(argv[1]);
    const int seconds = argc > 2 ? atoi(argv[2]) : 20;
    installLanguage(app, QStringLiteral("zh_CN"));
    applyTheme(app, false);
    QTemporaryDir folder;
    QString video = folder.filePath(QStringLiteral("sitter.mp4"));
    if (argc > 3)
        video = QString::fromLocal8Bit(argv[3]);
    else if (!filmed(QImage(photoPath), video, 10))
        return std::fprintf(stderr, "the video could not be made: is ffmpeg installed?\n"), 1;
    const auto specification = loadSpecification(defaultSpecificationId());
    const auto models = GuideModels::load();
    const auto vision = Vision::load();
    const auto photo = readUntrusted(photoPath);
    if (!models || !vision || !photo) return std::fprintf(stderr, "models or photo are missing\n"), 1;

    CameraList list([] { return QList<CameraSource>(); }, nullptr);
    GuidedPreview preview(list, *models, *specification);
    PreviewView view(*specification);
    QObject::connect(&preview, &GuidedPreview::pictured, &view, &PreviewView::setPicture);
    QObject::connect(&preview, &GuidedPreview::guided, &view, &PreviewView::setGuide);
    QObject::connect(&preview, &GuidedPreview::troubled,
                     [](const QString& words) { std::puts(qPrintable(words)); });
    QObject::connect(&view, &PreviewView::roomChanged, &preview, &GuidedPreview::setRoom);
    view.resize(720, 960);
    view.show();
    const auto portrait = [&] { (void)standardize(*photo, *specification, **vision); };
    portrait();
    preview.use(videoFile(video));
    QEventLoop warm;
    QTimer::singleShot(3000, &warm, &QEventLoop::quit);
    warm.exec();
    run("alone", preview, view, seconds, false, portrait);
    run("while portraits are made", preview, view, seconds, true, portrait);
    shoot(preview);
    return 0;
}
