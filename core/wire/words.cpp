#include "core/wire/words.h"

#include <QTranslator>

namespace mianguan::wire {

namespace {

/// Loaded once and only read afterwards.
const QTranslator& chinese() {
    static const struct Loaded : QTranslator {
        Loaded() { (void)load(QStringLiteral("mianguan_zh_CN"), QStringLiteral(":/i18n")); }
    } words;
    return words;
}

/// The language tags before their weights, in the order they stand: clients send the preferred one first.
bool asksForChinese(QStringView acceptLanguage) {
    for (const QStringView part : acceptLanguage.split(u',')) {
        const QStringView tag = part.trimmed();
        if (tag.startsWith(QLatin1String("zh"), Qt::CaseInsensitive)) return true;
        if (tag.startsWith(QLatin1String("en"), Qt::CaseInsensitive)) return false;
    }
    return false;
}

} // namespace

QString worded(const char* context, const char* text, QStringView acceptLanguage) {
    const QString words = asksForChinese(acceptLanguage) ? chinese().translate(context, text) : QString();
    return words.isEmpty() ? QString::fromUtf8(text) : words;
}

} // namespace mianguan::wire
