#include "core/work/purge_scope.h"

#include "core/work/journal.h"
#include "core/work/name_tables.h"

#include <QSet>

namespace mianguan {

namespace {

/// Whose records there are: of photos, of graduates, those a photo came in as before it was matched, and
/// other names of a graduate. Such a one goes with its graduate, and before him, so that none is left behind
/// when a purge is cut short.
const char everybody[] =
    "SELECT given.home AS subject, graduate AS owner, position, delivered, imported FROM given JOIN photo ON "
    "photo.subject = graduate UNION ALL SELECT other_name.subject, person, COALESCE(photo.position, "
    "graduate.position), COALESCE(delivered, 0), imported FROM other_name LEFT JOIN graduate ON "
    "graduate.subject = person LEFT JOIN photo ON photo.subject = person UNION ALL SELECT subject, subject, "
    "position, delivered, imported FROM photo "
    "UNION ALL SELECT subject, subject, position, 0, NULL FROM graduate WHERE subject NOT IN (SELECT subject "
    "FROM photo)";

template <class Take>
void eachWhere(const Projection& lists, const QString& condition, const QVariantList& values, Take take) {
    eachRow(lists,
            QStringLiteral("SELECT subject, owner FROM (%1) WHERE %2 ORDER BY position, subject "
                           "= owner")
                .arg(QLatin1String(everybody), condition),
            values, [&](const QSqlQuery& row) { take(named<Id>(row, 0), named<Id>(row, 1)); });
}

QList<Id> subjectsWhere(const Projection& lists, const QString& condition, const QVariantList& values = {}) {
    QList<Id> subjects;
    eachWhere(lists, condition, values, [&](const Id& subject, const Id&) { subjects += subject; });
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
        return photosLeft(lists, ofBatch(lists, request.batch));
    case PurgeRequest::Scope::Chosen:
        break;
    }
    return photosLeft(lists, request.chosen);
}

QList<Id> photosLeft(const Projection& lists, const QList<Id>& subjects) {
    QSet<Id> wanted;
    for (const Id& subject : subjects)
        wanted += {subject, NameTables(lists).personOf(subject)};
    QList<Id> left;
    eachWhere(lists, QStringLiteral("1"), {}, [&](const Id& subject, const Id& owner) {
        if (wanted.contains(subject) || wanted.contains(owner)) left += subject;
    });
    return left;
}

} // namespace mianguan
