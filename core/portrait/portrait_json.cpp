#include "core/portrait/standardize.h"

#include <QJsonArray>

namespace mianguan {

namespace {

QJsonArray pointJson(QPointF p) { return {p.x(), p.y()}; }

QJsonValue cropJson(const std::optional<Crop>& crop) {
    if (!crop) return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("x"), crop->x},
                       {QStringLiteral("y"), crop->y},
                       {QStringLiteral("width"), crop->width},
                       {QStringLiteral("height"), crop->height}};
}

QJsonValue geometryJson(const std::optional<FaceGeometry>& face) {
    if (!face) return QJsonValue::Null;
    return QJsonObject{
        {QStringLiteral("left_eye"), pointJson(face->leftEye)},
        {QStringLiteral("right_eye"), pointJson(face->rightEye)},
        {QStringLiteral("chin"), pointJson(face->chin)},
        {QStringLiteral("hair_top"), face->hairTop ? QJsonValue(*face->hairTop) : QJsonValue::Null},
        {QStringLiteral("face_left"), face->faceLeft},
        {QStringLiteral("face_right"), face->faceRight}};
}

} // namespace

QJsonObject toJson(const Portrait& portrait) {
    const bool made = portrait.bytes > 0;
    const auto known = [](bool is, auto value) {
        return is ? QJsonValue(value) : QJsonValue(QJsonValue::Null);
    };
    return {{QStringLiteral("width"), known(made, portrait.size.width)},
            {QStringLiteral("height"), known(made, portrait.size.height)},
            {QStringLiteral("bytes"), known(made, portrait.bytes)},
            {QStringLiteral("quality"), known(made, portrait.quality)},
            {QStringLiteral("dpi"), known(made, portrait.dpi)},
            {QStringLiteral("crop"), cropJson(portrait.crop)},
            {QStringLiteral("geometry"), geometryJson(portrait.geometry)},
            {QStringLiteral("background"),
             portrait.background ? QJsonValue(backgroundName(*portrait.background)) : QJsonValue::Null}};
}

} // namespace mianguan
