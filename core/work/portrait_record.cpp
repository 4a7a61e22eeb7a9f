#include "core/work/portrait_record.h"

#include "core/base/cbor.h"
#include "core/work/event_texts.h"

#include <QCborArray>

#include <algorithm>
#include <array>

namespace mianguan {

namespace {

QCborValue at(const QCborMap& map, const char* key) { return map.value(QLatin1String(key)); }

QCborArray toRecord(const QPointF& point) { return {point.x(), point.y()}; }
QPointF pointIn(const QCborValue& value) { return {value[0].toDouble(), value[1].toDouble()}; }

QCborMap toRecord(const FaceGeometry& geometry) {
    return {
        {QStringLiteral("left_eye"), toRecord(geometry.leftEye)},
        {QStringLiteral("right_eye"), toRecord(geometry.rightEye)},
        {QStringLiteral("chin"), toRecord(geometry.chin)},
        {QStringLiteral("hair_top"), geometry.hairTop ? QCborValue(*geometry.hairTop) : QCborValue(nullptr)},
        {QStringLiteral("face_left"), geometry.faceLeft},
        {QStringLiteral("face_right"), geometry.faceRight},
    };
}

QCborMap toRecord(const Finding& finding) {
    QCborMap record{
        {QStringLiteral("id"), finding.id},       {QStringLiteral("status"), statusName(finding.status)},
        {QStringLiteral("cause"), finding.cause}, {QStringLiteral("unit"), finding.unit},
        {QStringLiteral("score"), finding.score},
    };
    if (finding.value) record.insert(QStringLiteral("value"), *finding.value);
    if (const auto& box = finding.box)
        record.insert(QStringLiteral("box"), QCborArray{box->x(), box->y(), box->width(), box->height()});
    return record;
}

Finding findingIn(const QCborMap& record) {
    Finding finding;
    finding.id = textOf(at(record, "id"));
    finding.status = statusFromName(at(record, "status").toString()).value_or(Status::NotAssessed);
    finding.cause = textOf(at(record, "cause"));
    finding.unit = textOf(at(record, "unit"));
    finding.score = int(integerIn(at(record, "score")));
    if (const QCborValue value = at(record, "value"); value.isDouble()) finding.value = value.toDouble();
    if (const QCborArray box = at(record, "box").toArray(); box.size() == 4)
        finding.box = QRectF(box[0].toDouble(), box[1].toDouble(), box[2].toDouble(), box[3].toDouble());
    return finding;
}

} // namespace

QCborMap toRecord(const Portrait& portrait) {
    QCborArray findings;
    for (const Finding& finding : portrait.findings)
        findings.append(toRecord(finding));
    QCborMap record{
        {QStringLiteral("findings"), findings},
        {QStringLiteral("worst"), statusName(portrait.status())},
        {QStringLiteral("quality"), portrait.quality},
        {QStringLiteral("dpi"), portrait.dpi},
        {QStringLiteral("size"), QCborArray{portrait.size.width, portrait.size.height}},
    };
    if (const auto& crop = portrait.crop)
        record.insert(QStringLiteral("crop"), QCborArray{crop->x, crop->y, crop->width, crop->height});
    if (portrait.geometry) record.insert(QStringLiteral("geometry"), toRecord(*portrait.geometry));
    if (portrait.background)
        record.insert(QStringLiteral("background"), backgroundName(*portrait.background));
    if (!portrait.matte.empty())
        record.insert(QStringLiteral("matte"), QCborArray{portrait.matte.cols, portrait.matte.rows});
    return record;
}

std::optional<Crop> cropIn(const QCborMap& record) {
    const QCborArray crop = at(record, "crop").toArray();
    if (crop.size() != 4) return {};
    return Crop{crop[0].toDouble(), crop[1].toDouble(), crop[2].toDouble(), crop[3].toDouble()};
}

std::optional<FaceGeometry> geometryIn(const QCborMap& record) {
    if (!at(record, "geometry").isMap()) return {};
    const QCborMap map = at(record, "geometry").toMap();
    FaceGeometry geometry;
    geometry.leftEye = pointIn(at(map, "left_eye"));
    geometry.rightEye = pointIn(at(map, "right_eye"));
    geometry.chin = pointIn(at(map, "chin"));
    if (at(map, "hair_top").isDouble()) geometry.hairTop = at(map, "hair_top").toDouble();
    geometry.faceLeft = at(map, "face_left").toDouble();
    geometry.faceRight = at(map, "face_right").toDouble();
    return geometry;
}

std::optional<BackgroundSource> backgroundIn(const QCborMap& record) {
    const QString name = at(record, "background").toString();
    for (const auto source :
         {BackgroundSource::Kept, BackgroundSource::Plate, BackgroundSource::Wall, BackgroundSource::Model}) {
        if (name == backgroundName(source)) return source;
    }
    return {};
}

Findings findingsIn(const QCborMap& record) {
    constexpr qsizetype most = 200; // each check has one or two
    const QCborArray all = at(record, "findings").toArray();
    Findings findings;
    for (qsizetype i = 0; i < std::min(all.size(), most); ++i)
        findings += findingIn(all[i].toMap());
    return findings;
}

Status worstIn(const QCborMap& record) {
    return statusFromName(at(record, "worst").toString()).value_or(Status::NotAssessed);
}

QByteArray packMatte(const cv::Mat& matte) {
    const cv::Mat rows = matte.isContinuous() ? matte : matte.clone();
    const int fastest = 1;
    return qCompress(rows.data, int(rows.total()), fastest);
}

} // namespace mianguan
