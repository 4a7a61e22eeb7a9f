#include "ui/desk/desk_camera.h"

#include "ui/base/settings.h"
#include "ui/desk/camera_memory.h"

namespace mianguan {

DeskCamera::DeskCamera(Settings& remembering, QObject* parent)
    : DeskCamera(remembering, std::make_unique<CameraList>(), makeCamera, parent) {}

DeskCamera::DeskCamera(Settings& remembering, std::unique_ptr<CameraList> list, MakeCamera way,
                       QObject* parent)
    : QObject(parent), settings(remembering), cameras(std::move(list)), make(std::move(way)) {
    const QString last = settings.get(setting::camera);
    if (!last.isEmpty() && cameraOf(last).kind != CameraSource::Kind::Device) {
        chosen = cameraOf(last);
        cameras->add(*chosen);
    }
    for (int row = 0; row < cameras->rowCount() && !chosen; ++row)
        takeFirst(cameras->at(row));
    connect(cameras.get(), &CameraList::appeared, this, &DeskCamera::takeFirst);
}

/// While there is none: the one used last, or any where none ever was.
void DeskCamera::takeFirst(const CameraSource& device) {
    const QString last = settings.get(setting::camera);
    if (chosen || !(last.isEmpty() || last == cameraKey(device))) return;
    chosen = device;
    begin();
    Q_EMIT sourceChanged();
}

DeskCamera::~DeskCamera() = default;

void DeskCamera::setModels(std::shared_ptr<const GuideModels> loaded) {
    models = std::move(loaded);
    if (preview) begin();
}

void DeskCamera::setSpecification(const Specification& wanted) {
    if (specification && specification->id == wanted.id && preview) return;
    specification = wanted;
    begin();
}

void DeskCamera::use(const CameraSource& source) {
    chosen = source;
    can = {};
    cameras->add(source);
    settings.set(setting::camera, cameraKey(source));
    if (preview)
        preview->use(source);
    else
        begin();
    Q_EMIT sourceChanged();
}

void DeskCamera::begin() {
    preview.reset();
    left = 0;
    reading = false;
    if (!specification || !chosen) return;
    preview = std::make_unique<GuidedPreview>(*cameras, models, *specification, nullptr, make);
    connect(preview.get(), &GuidedPreview::started, this, &DeskCamera::started);
    connect(preview.get(), &GuidedPreview::pictured, this, &DeskCamera::pictured);
    connect(preview.get(), &GuidedPreview::guided, this,
            [this](const GuideFrame& frame) { Q_EMIT guided(frame); });
    connect(preview.get(), &GuidedPreview::taken, this, &DeskCamera::took);
    connect(preview.get(), &GuidedPreview::notTaken, this, [this](const Error& error) {
        left = 0;
        const bool later = error.kind == ErrorKind::Unsupported; // by hand, on the camera
        reading = reading && later;
        Q_EMIT notTaken(error);
    });
    connect(preview.get(), &GuidedPreview::silent, this, &DeskCamera::silent);
    connect(preview.get(), &GuidedPreview::troubled, this, [this](const QString& sentence) {
        left = 0; // what it was asked for does not come any more
        reading = false;
        Q_EMIT troubled(sentence);
    });
    connect(preview.get(), &GuidedPreview::recovered, this, [this] { Q_EMIT troubled({}); });
    preview->setRoom(room);
    preview->use(*chosen);
}

void DeskCamera::stop() {
    preview.reset();
    specification.reset();
    left = 0;
    reading = false;
}

void DeskCamera::started(const CameraAbilities& abilities) {
    can = abilities;
    wanted = rememberedSettings(settings, *chosen, can);
    if (wanted != CameraSettings()) preview->set(wanted);
    Q_EMIT abilitiesChanged();
}

void DeskCamera::set(const CameraSettings& asked) {
    if (!preview || asked == wanted) return;
    wanted = asked;
    rememberSettings(settings, *chosen, wanted);
    preview->set(wanted);
}

void DeskCamera::shootForReading() {
    if (!preview || shooting()) return;
    reading = true;
    preview->capture();
}

void DeskCamera::forgetReading() { reading = false; }

/// One after another: a camera answers one shot at a time.
void DeskCamera::shoot(int times) {
    if (!preview || shooting()) return;
    left = times;
    preview->capture();
}

void DeskCamera::took(const Still& still) {
    if (std::exchange(reading, false)) return Q_EMIT readable(still);
    const Result<QByteArray> bytes = still.bytes();
    if (!bytes) {
        left = 0;
        return Q_EMIT notTaken(bytes.error());
    }
    left = std::max(0, left - 1);
    Q_EMIT shot(*bytes);
    if (left > 0 && preview) preview->capture();
}

void DeskCamera::nextSitter() {
    if (preview) preview->nextSitter();
}

void DeskCamera::setRoom(const QSize& pixels) {
    room = pixels;
    if (preview) preview->setRoom(pixels);
}

QString DeskCamera::trouble() const { return preview ? preview->trouble() : QString(); }

} // namespace mianguan
