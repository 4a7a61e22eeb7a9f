#include "core/work/purge_scope.h"

#include "core/work/journal.h"

#include <QSet>

namespace mianguan {

namespace {

QList<Id> subjectsWhere(const Projection& lists, const QString& condition, const QVariantList& values = {}) {
    static const QString everybody =
        QStringLiteral("SELECT subject, position, delivered, imported FROM photo UNION ALL SELECT subject, "
                       "position, 0, NULL FROM graduate WHERE subject NOT IN (SELECT subject FROM photo)");
    QList<Id> subjects;
    eachRow(lists,
            QStringLiteral("SELECT subject FROM (%1) WHERE %2 ORDER BY position").arg(everybody, condition),
            values, [&](const QSqlQuery& row) {
                subjects += Id::fromBytes(row.value(0).toByteArray()).value_or(Id());
            });
    return subjects;
}

QList<Id> ofBatch(const Projection& lists, const Batch& batch) {
    QList<Id> subjects;
    eachRow(
        lists,
        QStringLiteral("SELECT subject FROM graduate WHERE batch = (SELECT number FROM batch WHERE school "
                       "= ? AND name = ?) ORDER BY position"),
        {batch.school, batch.name}, [&](const QSqlQuery& row) { subjects += named<Id>(row, 0); });
    return subjects;
}

} // namespace

qint64 photographed(const Projection& lists, const Batch& batch) {
    qint64 number = 0;
    eachRow(lists,
            QStringLiteral("SELECT COUNT(*) FROM graduate JOIN photo ON photo.subject = graduate.subject "
                           "WHERE batch = (SELECT number FROM batch WHERE school = ? AND name = ?)"),
            {batch.school, batch.name}, [&](const QSqlQuery& row) { number = row.value(0).toLongLong(); });
    return number;
}

QList<Id> photosIn(const Projection& lists, const PurgeRequest& request) {
    switch (request.scope) {
    case PurgeRequest::Scope::Everything:
        return subjectsWhere(lists, QStringLiteral("1"));
    case PurgeRequest::Scope::Delivered:
        return subjectsWhere(lists, QStringLiteral("delivered"));
    case PurgeRequest::Scope::ImportedBefore:
        return subjectsWhere(lists, QStringLiteral("imported < ?"), {request.beforeMs});
    case PurgeRequest::Scope::Batch:
        return ofBatch(lists, request.batch);
    case PurgeRequest::Scope::Chosen:
        break;
    }
    return photosLeft(lists, request.chosen);
}

QList<Id> photosLeft(const Projection& lists, const QList<Id>& subjects) {
    const QSet<Id> wanted(subjects.begin(), subjects.end());
    QList<Id> left = subjectsWhere(lists, QStringLiteral("1"));
    left.removeIf([&](const Id& subject) { return !wanted.contains(subject); });
    return left;
}

} // namespace mianguan
