#include "core/base/masking.h"

#include <QRegularExpression>

namespace mianguan {

QString maskIdentityNumbers(const QString& text) {
    static const QRegularExpression number(
        QStringLiteral("(?<![0-9])([1-9][0-9]{2})[0-9]{11}([0-9]{3}[0-9Xx])(?![0-9])"));
    QString masked = text;
    return masked.replace(number, QStringLiteral("\\1***********\\2"));
}

} // namespace mianguan
