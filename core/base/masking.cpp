#include "core/base/masking.h"

#include <QRegularExpression>

namespace mianguan {

namespace {

const QRegularExpression& identityNumber() {
    static const QRegularExpression number(
        QStringLiteral("(?<![0-9])([1-9][0-9]{2})[0-9]{11}([0-9]{3}[0-9Xx])(?![0-9])"));
    return number;
}

} // namespace

QString maskIdentityNumbers(const QString& text) {
    QString masked = text;
    return masked.replace(identityNumber(), QStringLiteral("\\1***********\\2"));
}

QString identityNumberIn(const QString& text) { return identityNumber().match(text).captured(); }

} // namespace mianguan
