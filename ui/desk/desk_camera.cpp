#include "ui/desk/desk_camera.h"

#include "ui/base/settings.h"

namespace mianguan {

namespace {

CameraSource remembered(const QString& text) {
    const auto kind = CameraSource::Kind(text.section(QLatin1Char('|'), 0, 0).toInt());
    const QString id = text.section(QLatin1Char('|'), 1);
    if (kind == CameraSource::Kind::File) return videoFile(id);
    if (kind == CameraSource::Kind::Folder) return tetheredFolder(id);
    return {kind, id.toUtf8(), {}};
}

QString forRemembering(const CameraSource& source) {
    return QString::number(int(source.kind)) + QLatin1Char('|') + QString::fromUtf8(source.id);
}

} // namespace

DeskCamera::DeskCamera(Settings& remembering, QObject* parent) : QObject(parent), settings(remembering) {
    const QString last = settings.get(setting::camera);
    if (last.isEmpty()) {
        if (cameras.rowCount() > 0) chosen = cameras.at(0);
        return;
    }
    const CameraSource source = remembered(last);
    if (source.kind != CameraSource::Kind::Device) {
        cameras.add(source);
        chosen = source;
        return;
    }
    for (int row = 0; row < cameras.rowCount(); ++row)
        if (cameras.at(row).id == source.id) chosen = cameras.at(row);
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
    cameras.add(source);
    settings.set(setting::camera, forRemembering(source));
    if (preview)
        preview->use(source);
    else
        begin();
    Q_EMIT sourceChanged();
}

void DeskCamera::begin() {
    preview.reset();
    left = 0;
    if (!specification || !chosen) return;
    preview = std::make_unique<GuidedPreview>(cameras, models, *specification);
    connect(preview.get(), &GuidedPreview::pictured, this, &DeskCamera::pictured);
    connect(preview.get(), &GuidedPreview::guided, this,
            [this](const GuideFrame& frame) { Q_EMIT guided(frame); });
    connect(preview.get(), &GuidedPreview::taken, this, &DeskCamera::took);
    connect(preview.get(), &GuidedPreview::notTaken, this, [this](const Error& error) {
        left = 0;
        Q_EMIT notTaken(error);
    });
    connect(preview.get(), &GuidedPreview::silent, this, &DeskCamera::silent);
    connect(preview.get(), &GuidedPreview::troubled, this, &DeskCamera::troubled);
    connect(preview.get(), &GuidedPreview::recovered, this, [this] { Q_EMIT troubled({}); });
    preview->setRoom(room);
    preview->use(*chosen);
}

void DeskCamera::stop() {
    preview.reset();
    specification.reset();
    left = 0;
}

/// One after another: a camera answers one shot at a time.
void DeskCamera::shoot(int times) {
    if (!preview || shooting()) return;
    left = times;
    preview->capture();
}

void DeskCamera::took(const Still& still) {
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
