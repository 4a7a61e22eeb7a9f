#include "core/spec/specification.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <limits>

static void initResources() { Q_INIT_RESOURCE(specs); }

namespace mianguan {

namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();

QString say(const char* text) { return QCoreApplication::translate("Specification", text); }

Fail damaged(const QString& id) {
    return fail(ErrorKind::Corrupt,
                say(QT_TRANSLATE_NOOP("Specification", "The photo specification is damaged")), id,
                say(QT_TRANSLATE_NOOP("Specification", "Install the program again.")));
}

Window windowFrom(const QJsonValue& value, Window otherwise) {
    const QJsonArray pair = value.toArray();
    if (pair.size() != 2) return otherwise;
    return {pair[0].isNull() ? -unbounded : pair[0].toDouble(),
            pair[1].isNull() ? unbounded : pair[1].toDouble()};
}

Severity severityFrom(const QString& name) {
    if (name == QLatin1String("fail")) return Severity::Fail;
    if (name == QLatin1String("warn")) return Severity::Warn;
    if (name == QLatin1String("inform")) return Severity::Inform;
    return Severity::Off;
}

CheckLimits limitsFrom(const QJsonObject& json) {
    CheckLimits limits;
    limits.severity = severityFrom(json.value(QLatin1String("severity")).toString());
    limits.pass = windowFrom(json.value(QLatin1String("pass")), {-unbounded, unbounded});
    limits.warn = windowFrom(json.value(QLatin1String("warn")), limits.pass);
    return limits;
}

/// The profile's own keys over those of the one it extends; checks merge one by one.
QJsonObject merged(QJsonObject base, const QJsonObject& own) {
    QJsonObject checks = base.value(QLatin1String("checks")).toObject();
    const QJsonObject ownChecks = own.value(QLatin1String("checks")).toObject();
    for (auto it = ownChecks.begin(); it != ownChecks.end(); ++it)
        checks.insert(it.key(), it.value());
    for (auto it = own.begin(); it != own.end(); ++it)
        base.insert(it.key(), it.value());
    base.insert(QLatin1String("checks"), checks);
    return base;
}

Result<QJsonObject> profile(const QString& id, int depth = 0) {
    QFile file(QStringLiteral(":/specs/%1.json").arg(id));
    if (!specificationIds().contains(id) || !file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound,
                    say(QT_TRANSLATE_NOOP("Specification", "There is no such photo specification")), id,
                    say(QT_TRANSLATE_NOOP("Specification", "Choose one of: %1."))
                        .arg(specificationIds().join(QStringLiteral(", "))));
    const QJsonObject own = QJsonDocument::fromJson(file.readAll()).object();
    if (own.isEmpty() || depth > 4) return damaged(id);
    const QString parent = own.value(QLatin1String("extends")).toString();
    if (parent.isEmpty()) return own;
    return profile(parent, depth + 1).map([&](const QJsonObject& base) { return merged(base, own); });
}

QString titleIn(const QJsonObject& titles) {
    const QString installed =
        QCoreApplication::translate("Specification", "en", "the language of data texts: zh or en");
    return titles.value(installed).toString(titles.value(QLatin1String("en")).toString());
}

Specification specificationFrom(const QJsonObject& json) {
    Specification spec;
    const auto number = [&](const char* key) { return json.value(QLatin1String(key)); };
    spec.id = number("id").toString();
    spec.title = titleIn(number("title").toObject());
    spec.source = number("source").toString();
    spec.size = QSize(number("size").toArray().at(0).toInt(), number("size").toArray().at(1).toInt());
    spec.dpi = number("dpi").toInt();
    spec.bytesAim = windowFrom(number("bytes_aim"), {});
    spec.qualityMin = number("quality_min").toInt();
    for (size_t i = 0; i < 3; ++i)
        spec.background[i] = number("background").toArray().at(qsizetype(i)).toInt();
    const QJsonObject checks = number("checks").toObject();
    for (auto it = checks.begin(); it != checks.end(); ++it)
        spec.checks.insert(it.key(), limitsFrom(it.value().toObject()));
    const auto allowed = [&](const char* check) { return spec.limits(QLatin1String(check)).pass; };
    spec.bytes = allowed("file-size");
    spec.hairTop = allowed("hair-top");
    spec.eyeLine = allowed("eye-line");
    spec.faceWidth = allowed("face-width");
    return spec;
}

} // namespace

QStringList specificationIds() {
    return {QStringLiteral("chsi-2017-99"), QStringLiteral("chsi-2017-99-white"),
            QStringLiteral("chsi-2017-99-grey"), QStringLiteral("xinhua-2020"),
            QStringLiteral("xinjiang-white")};
}

Result<Specification> loadSpecification(const QString& id) {
    initResources();
    auto json = profile(id);
    if (!json) return Fail(json.error());
    Specification spec = specificationFrom(*json);
    if (spec.id != id || spec.size.isEmpty() || spec.checks.isEmpty()) return damaged(id);
    return spec;
}

} // namespace mianguan
