#pragma once

#include "core/hub/rules/known.h"
#include "core/hub/rules/outcome.h"

#include <QSqlQuery>
#include <QVariant>

namespace mianguan::hub {

// What stands in a column, both ways. Null names are NULL.

inline QVariant noBytes() { return QVariant(QMetaType(QMetaType::QByteArray)); }
inline QVariant noText() { return QVariant(QMetaType(QMetaType::QString)); }
inline QVariant noNumber() { return QVariant(QMetaType(QMetaType::LongLong)); }

template <class Name>
QVariant cell(const Name& name) {
    return name.isNull() ? noBytes() : QVariant(name.bytes());
}
inline QVariant bytesCell(const QByteArray& bytes) { return bytes.isNull() ? noBytes() : QVariant(bytes); }
/// PostgreSQL tells an empty text from none; Qt's null QString would be none.
inline QVariant textCell(const QString& text) { return text.isNull() ? QVariant(QLatin1String("")) : text; }
inline QVariant codeCell(const std::optional<Refusal>& code) {
    return code ? QVariant(wire::refusalId(*code)) : noText();
}

inline QByteArray bytesAt(const QSqlQuery& row, int column) {
    return row.isNull(column) ? QByteArray() : row.value(column).toByteArray();
}
template <class Name>
Name nameAt(const QSqlQuery& row, int column) {
    return Name::fromBytes(bytesAt(row, column)).value_or(Name());
}
inline qint64 numberAt(const QSqlQuery& row, int column) { return row.value(column).toLongLong(); }
inline std::optional<Refusal> codeAt(const QSqlQuery& row, int column) {
    return row.isNull(column) ? std::nullopt : wire::refusalFrom(row.value(column).toString());
}

/// "?, ?, ?"
inline QString marks(qsizetype count) {
    QString all = QStringLiteral("?");
    for (qsizetype i = 1; i < count; ++i)
        all += QLatin1String(", ?");
    return all;
}

} // namespace mianguan::hub
