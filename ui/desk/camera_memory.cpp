#include "ui/desk/camera_memory.h"

#include "ui/base/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace mianguan {

namespace {

template <class T>
void put(QJsonObject& object, const char* name, const std::optional<T>& value) {
    if (value) object.insert(QLatin1String(name), double(*value));
}

template <class T>
std::optional<T> take(const QJsonObject& object, const char* name, const std::optional<Span>& offered) {
    const QJsonValue value = object.value(QLatin1String(name));
    if (!offered || !value.isDouble()) return {};
    return T(std::clamp(value.toDouble(), offered->least, offered->most));
}

/// By what it is: its number may be another after an update of the system.
std::optional<CameraFormat> formatIn(const QJsonArray& parts, const QList<CameraFormat>& offered) {
    for (const CameraFormat& format : offered)
        if (QJsonArray{format.size.width(), format.size.height(), format.rate} == parts) return format;
    return {};
}

QJsonObject all(const Settings& settings) {
    return QJsonDocument::fromJson(settings.get(setting::cameraSettings)).object();
}

} // namespace

QString cameraKey(const CameraSource& source) {
    return QString::number(int(source.kind)) + QLatin1Char('|') + QString::fromUtf8(source.id);
}

CameraSource cameraOf(const QString& key) {
    const auto kind = CameraSource::Kind(key.section(QLatin1Char('|'), 0, 0).toInt());
    const QString id = key.section(QLatin1Char('|'), 1);
    if (kind == CameraSource::Kind::File) return videoFile(id);
    if (kind == CameraSource::Kind::Folder) return tetheredFolder(id);
    return {kind, id.toUtf8(), {}};
}

CameraSettings rememberedSettings(const Settings& settings, const CameraSource& source,
                                  const CameraAbilities& abilities) {
    const QJsonObject from = all(settings).value(cameraKey(source)).toObject();
    CameraSettings chosen;
    chosen.format = formatIn(from.value(QLatin1String("format")).toArray(), abilities.formats);
    chosen.exposureCompensation = take<float>(from, "ev", abilities.exposureCompensation);
    chosen.exposureTime = take<float>(from, "seconds", abilities.exposureTime);
    chosen.sensitivity = take<int>(from, "iso", abilities.sensitivity);
    chosen.focusDistance = take<float>(from, "focus", abilities.focusDistance);
    chosen.colourTemperature = take<int>(from, "kelvin", abilities.colourTemperature);
    return chosen;
}

void rememberSettings(Settings& settings, const CameraSource& source, const CameraSettings& chosen) {
    QJsonObject camera;
    if (const auto& format = chosen.format)
        camera.insert(QLatin1String("format"),
                      QJsonArray{format->size.width(), format->size.height(), format->rate});
    put(camera, "ev", chosen.exposureCompensation);
    put(camera, "seconds", chosen.exposureTime);
    put(camera, "iso", chosen.sensitivity);
    put(camera, "focus", chosen.focusDistance);
    put(camera, "kelvin", chosen.colourTemperature);
    QJsonObject cameras = all(settings);
    if (camera.isEmpty())
        cameras.remove(cameraKey(source));
    else
        cameras.insert(cameraKey(source), camera);
    settings.set(setting::cameraSettings, QJsonDocument(cameras).toJson(QJsonDocument::Compact));
}

} // namespace mianguan
