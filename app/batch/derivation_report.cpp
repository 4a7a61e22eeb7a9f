#include "app/batch/derivation_report.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace mianguan::batch {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Batch", text); }

QString verdictName(Derivation::Verdict verdict) {
    return verdict == Derivation::Exact   ? QStringLiteral("exact")
           : verdict == Derivation::Alike ? QStringLiteral("alike")
                                          : QStringLiteral("differs");
}

QString causeText(const QString& cause) {
    if (cause == QLatin1String("recipe"))
        return say(QT_TRANSLATE_NOOP("Batch", "The record does not belong to this original."));
    if (cause == QLatin1String("size"))
        return say(QT_TRANSLATE_NOOP("Batch", "The portrait has another size than its specification."));
    if (cause == QLatin1String("no-face"))
        return say(QT_TRANSLATE_NOOP("Batch", "No portrait can be made of this original: it does not show "
                                              "exactly one face."));
    if (cause == QLatin1String("person"))
        return say(QT_TRANSLATE_NOOP("Batch", "The person is not as the original shows them: another "
                                              "original, turned, mirrored or retouched."));
    if (cause == QLatin1String("light"))
        return say(QT_TRANSLATE_NOOP("Batch", "The person is brighter or darker than the original shows."));
    if (cause == QLatin1String("detail"))
        return say(QT_TRANSLATE_NOOP("Batch",
                                     "The person's skin and hair are smoother or sharper than the "
                                     "original shows: retouched, or saved again by another program."));
    if (cause == QLatin1String("background"))
        return say(QT_TRANSLATE_NOOP("Batch", "The background is not the one laid in."));
    return say(QT_TRANSLATE_NOOP("Batch", "The person's outline is another. If it was made with a picture of "
                                          "the empty backdrop, name it with --plate."));
}

} // namespace

QString toText(const Answer& answer, const QString& portrait) {
    const Derivation& d = answer.derivation;
    if (d.verdict == Derivation::Exact)
        return QStringLiteral("✓ %1\n    ").arg(portrait) +
               (answer.recorded
                    ? say(QT_TRANSLATE_NOOP("Batch", "Made from its record again, every byte the same: "
                                                     "only crop, scale, background and encoding."))
                    : say(QT_TRANSLATE_NOOP("Batch", "Made again, every byte the same: only crop, scale, "
                                                     "background and encoding.")));
    const QString figures =
        say(QT_TRANSLATE_NOOP("Batch", "Largest difference on the person %1 levels of 255, on the background "
                                       "%2, mean along the outline %3."))
            .arg(d.person, 0, 'f', 1)
            .arg(d.backdrop, 0, 'f', 1)
            .arg(d.edge, 0, 'f', 1);
    if (d.verdict == Derivation::Alike)
        return QStringLiteral("✓ %1\n    %2 %3")
            .arg(portrait,
                 say(QT_TRANSLATE_NOOP("Batch", "Made again within the tolerance: only crop, scale, "
                                                "background and encoding.")),
                 figures);
    return QStringLiteral("✗ %1\n    %2 %3").arg(portrait, causeText(d.cause), figures);
}

QJsonObject toJson(const Answer& answer, const QString& portrait, const QString& original) {
    const Derivation& d = answer.derivation;
    QJsonObject line{
        {QStringLiteral("portrait"), portrait},
        {QStringLiteral("original"), original},
        {QStringLiteral("verdict"), verdictName(d.verdict)},
        {QStringLiteral("by"), answer.recorded ? QStringLiteral("record") : QStringLiteral("models")},
        {QStringLiteral("cause"), d.cause.isEmpty() ? QJsonValue::Null : QJsonValue(d.cause)},
        {QStringLiteral("spec"), answer.specification},
        {QStringLiteral("person"), d.person},
        {QStringLiteral("backdrop"), d.backdrop},
        {QStringLiteral("edge"), d.edge},
        {QStringLiteral("light"), d.light},
        {QStringLiteral("detail"), d.detail},
        {QStringLiteral("box"), QJsonValue::Null}};
    if (d.where)
        line.insert(QStringLiteral("box"),
                    QJsonArray{d.where->x(), d.where->y(), d.where->width(), d.where->height()});
    return line;
}

} // namespace mianguan::batch
