#include "core/base/masked_name.h"

#include <QList>

namespace mianguan {

QString maskName(const QString& name) {
    const QList<uint> characters = name.simplified().toUcs4();
    if (characters.isEmpty()) return {};
    const auto at = [&](qsizetype i) {
        const char32_t one = characters[i];
        return QString::fromUcs4(&one, 1);
    };
    if (characters.size() < 3) return at(0) + QLatin1Char('*');
    return at(0) + QString(characters.size() - 2, QLatin1Char('*')) + at(characters.size() - 1);
}

} // namespace mianguan
