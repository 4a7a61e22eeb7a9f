#include "core/hub/http/problem.h"

#include <QJsonDocument>

#include <algorithm>

namespace mianguan::http {

namespace {

/// The quality an item of Accept-Language gives itself (RFC 9110 section 12.4.2); 1 when it gives none.
double qualityOf(const QByteArrayList& parts) {
    for (const QByteArray& part : parts) {
        const QByteArray text = part.trimmed();
        if (text.startsWith("q=")) return text.mid(2).toDouble();
    }
    return 1;
}

Words wordsOf(const Problem& problem, const Wording& wording, Language language) {
    std::optional<Words> words = wording ? wording(problem, language) : std::nullopt;
    if (!words) words = ownWords(problem, language);
    return words.value_or(Words{QString::fromUtf8(problem.code), {}});
}

} // namespace

Language preferredLanguage(QByteArrayView acceptLanguage) {
    double chinese = 0, english = 0;
    const QByteArrayList items = acceptLanguage.toByteArray().toLower().split(',');
    for (const QByteArray& item : items) {
        const QByteArrayList parts = item.split(';');
        const QByteArray tag = parts.first().trimmed();
        double& quality = tag.startsWith("zh") || tag == "*" ? chinese : english;
        if (tag.startsWith("zh") || tag.startsWith("en") || tag == "*")
            quality = std::max(quality, qualityOf(parts));
    }
    return english > chinese ? Language::English : Language::Chinese;
}

QByteArray problemBody(const Problem& problem, const Wording& wording, Language language,
                       const QByteArray& requestId) {
    const Words words = wordsOf(problem, wording, language);
    QJsonObject object{{QStringLiteral("code"), QString::fromLatin1(problem.code)},
                       {QStringLiteral("sentence"), words.sentence},
                       {QStringLiteral("remedy"), words.remedy},
                       {QStringLiteral("request_id"), QString::fromLatin1(requestId)}};
    if (!problem.details.isEmpty()) object.insert(QStringLiteral("details"), problem.details);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace mianguan::http
