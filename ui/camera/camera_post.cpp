#include "ui/camera/camera_post.h"

#include "ui/camera/guide_worker.h"
#include "ui/camera/mapped_frame.h"

#include <opencv2/imgproc.hpp>

#include <chrono>

namespace mianguan {

qint64 steadyMs() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

CameraPost::CameraPost(const Specification& specification, GuideWorker* worker, MakeCamera way)
    : spec(specification), guide(worker), make(std::move(way)) {}

CameraPost::~CameraPost() = default;

void CameraPost::use(const CameraSource& source) {
    chosen = make(source);
    Camera* camera = chosen.get();
    connect(camera, &Camera::frame, this, &CameraPost::look);
    connect(camera, &Camera::started, this,
            [this, camera] { Q_EMIT started(camera->abilities(), camera->silence()); });
    connect(camera, &Camera::taken, this, &CameraPost::taken);
    connect(camera, &Camera::notTaken, this, &CameraPost::notTaken);
    connect(camera, &Camera::trouble, this, &CameraPost::trouble);
    camera->start();
}

void CameraPost::leave() { chosen.reset(); }

/// One that nobody paints any more.
QImage& CameraPost::spare(const QSize& size) {
    turn = (turn + 1) % images.size();
    QImage& image = images[turn];
    if (image.size() != size || !image.isDetached()) image = QImage(size, QImage::Format_RGB32);
    return image;
}

void CameraPost::look(const QVideoFrame& frame) {
    const qint64 ms = steadyMs();
    const MappedFrame mapped(frame);
    if (mapped.isNull()) return;
    Q_EMIT seen(ms, mapped.fingerprint());
    if (guide) guide->give(frame, ms);
    const quint64 now = room;
    const QSize full(mapped.size().width, mapped.size().height);
    const PreviewCut cut = previewCut(full, QSize(int(now >> 32), int(now & 0xFFFFFFFF)), spec);
    if (cut.pixels.isEmpty() || underway >= mostUnderway) return;
    const QRect& part = cut.part;
    const cv::Mat bgr = mapped.bgr({part.x(), part.y(), part.width(), part.height()},
                                   {cut.pixels.width(), cut.pixels.height()});
    QImage& image = spare(cut.pixels);
    cv::Mat pixels(bgr.size(), CV_8UC4, image.bits(), size_t(image.bytesPerLine()));
    cv::cvtColor(bgr, pixels, cv::COLOR_BGR2BGRA);
    ++underway;
    Q_EMIT pictured({image, cut, full, ms});
}

} // namespace mianguan
