#include "core/hub/store/sql_writer.h"

#include "core/hub/store/cells.h"

namespace mianguan::hub {

namespace {

constexpr qsizetype sizes[] = {64, 16, 4, 1};      // of rows in one statement, so that few are prepared
constexpr qsizetype bytesAtOnce = 4 * 1024 * 1024; // of those rows: PostgreSQL is sent them as text

qsizetype largestWithin(qsizetype left) {
    for (const qsizetype size : sizes)
        if (size <= left) return size;
    return 1;
}

qsizetype bytesOf(const QVariantList& row) {
    qsizetype bytes = 0;
    for (const QVariant& cell : row)
        if (cell.typeId() == QMetaType::QByteArray)
            bytes += cell.toByteArray().size();
        else if (cell.typeId() == QMetaType::QString)
            bytes += cell.toString().size();
    return bytes;
}

/// How many of the rows from one on go into a statement together.
qsizetype together(const QList<QVariantList>& rows, qsizetype first) {
    qsizetype count = 0, bytes = 0;
    while (count < sizes[0] && first + count < rows.size()) {
        bytes += bytesOf(rows[first + count]);
        if (count > 0 && bytes > bytesAtOnce) break;
        ++count;
    }
    return largestWithin(count);
}

} // namespace

Result<QSqlQuery*> SqlWriter::run(const QString& sql, const QVariantList& values) {
    auto known = prepared.find(sql);
    if (known == prepared.end()) {
        Result<QSqlQuery> query = database.prepare(sql);
        if (!query) return Fail(query.error());
        known = prepared.emplace(sql, std::move(*query)).first;
    }
    QSqlQuery& query = known->second;
    query.finish();
    if (auto done = execute(query, values, database.details()); !done) return Fail(done.error());
    return &query;
}

Result<void> SqlWriter::insert(const QString& table, const QString& columns, const QList<QVariantList>& rows,
                               const QString& tail) {
    for (qsizetype done = 0; done < rows.size();) {
        const qsizetype count = together(rows, done);
        const QString row = QStringLiteral("(%1)").arg(marks(rows[done].size()));
        const QString values = QStringList(count, row).join(QLatin1String(", "));
        QVariantList cells;
        for (const QVariantList& one : rows.mid(done, count))
            cells += one;
        const auto inserted =
            run(QStringLiteral("INSERT INTO %1 (%2) VALUES %3%4").arg(table, columns, values, tail), cells);
        if (!inserted) return Fail(inserted.error());
        done += count;
    }
    return {};
}

} // namespace mianguan::hub
