#include "core/spec/finding.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace mianguan {

namespace {

struct StatusWord {
    Status status;
    QLatin1String name;
};

constexpr StatusWord statusWords[] = {
    {Status::Pass, QLatin1String("pass")},
    {Status::NotAssessed, QLatin1String("not-assessed")},
    {Status::Warn, QLatin1String("warn")},
    {Status::Fail, QLatin1String("fail")},
};

QJsonValue toJson(const std::optional<QRectF>& box) {
    if (!box) return QJsonValue::Null;
    return QJsonArray{box->x(), box->y(), box->width(), box->height()};
}

Fail badField(const QJsonObject& json, const char* field) {
    return fail(ErrorKind::Corrupt,
                QCoreApplication::translate("Finding", "The finding's field “%1” is missing or wrong")
                    .arg(QLatin1String(field)),
                json.value(QLatin1String("id")).toString());
}

bool isNothing(const QJsonValue& value) { return value.isNull() || value.isUndefined(); }

bool isOptionalText(const QJsonValue& value) { return value.isUndefined() || value.isString(); }

/// A whole number 0–100.
bool isScore(const QJsonValue& value) {
    const double score = value.toDouble(-1);
    return score >= 0 && score <= 100 && score == std::floor(score);
}

bool isBox(const QJsonValue& value) {
    const QJsonArray sides = value.toArray();
    return sides.size() == 4 &&
           std::all_of(sides.begin(), sides.end(), [](const QJsonValue& side) { return side.isDouble(); }) &&
           sides[2].toDouble() >= 0 && sides[3].toDouble() >= 0;
}

QRectF boxOf(const QJsonArray& sides) {
    return {sides[0].toDouble(), sides[1].toDouble(), sides[2].toDouble(), sides[3].toDouble()};
}

} // namespace

QString statusName(Status status) {
    for (const StatusWord& word : statusWords)
        if (word.status == status) return word.name;
    Q_UNREACHABLE();
}

std::optional<Status> statusFromName(QStringView name) {
    for (const StatusWord& word : statusWords)
        if (name == word.name) return word.status;
    return std::nullopt;
}

Status worstOf(const Findings& findings) {
    Status worst = Status::Pass;
    for (const Finding& finding : findings)
        if (finding.status != Status::NotAssessed) worst = std::max(worst, finding.status);
    return worst;
}

QJsonObject toJson(const Finding& finding) {
    return {
        {QStringLiteral("id"), finding.id},
        {QStringLiteral("status"), statusName(finding.status)},
        {QStringLiteral("cause"), finding.cause},
        {QStringLiteral("value"), finding.value ? QJsonValue(*finding.value) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("unit"), finding.unit},
        {QStringLiteral("score"), finding.score},
        {QStringLiteral("box"), toJson(finding.box)},
    };
}

Result<Finding> findingFromJson(const QJsonObject& json) {
    const auto at = [&](const char* field) { return json.value(QLatin1String(field)); };
    const auto status = statusFromName(at("status").toString());
    if (at("id").toString().isEmpty()) return badField(json, "id");
    if (!status) return badField(json, "status");
    if (!isOptionalText(at("cause"))) return badField(json, "cause");
    if (!isOptionalText(at("unit"))) return badField(json, "unit");
    if (!isNothing(at("value")) && !at("value").isDouble()) return badField(json, "value");
    if (!isScore(at("score"))) return badField(json, "score");
    if (!isNothing(at("box")) && !isBox(at("box"))) return badField(json, "box");

    Finding finding{at("id").toString(), *status, at("cause").toString(), {}, at("unit").toString(),
                    at("score").toInt(), {}};
    if (at("value").isDouble()) finding.value = at("value").toDouble();
    if (at("box").isArray()) finding.box = boxOf(at("box").toArray());
    return finding;
}

} // namespace mianguan
