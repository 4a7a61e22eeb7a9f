#include "core/hub/content_range.h"

#include <QRegularExpression>

namespace mianguan::hub {

std::optional<ContentRange> contentRange(const QByteArray& field, qint64 size) {
    static const QRegularExpression form(QStringLiteral("^bytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15})$"));
    const auto match = form.match(QString::fromLatin1(field));
    const qint64 first = match.captured(1).toLongLong(), last = match.captured(2).toLongLong(),
                 total = match.captured(3).toLongLong();
    const bool fits = match.hasMatch() && last - first + 1 == size && last < total;
    return fits ? std::optional(ContentRange{first, total}) : std::nullopt;
}

} // namespace mianguan::hub
