#include "core/work/activity_book.h"

#include "core/base/csv.h"
#include "core/base/masking.h"
#include "core/work/activity_words.h"
#include "core/work/event_types.h"
#include "core/work/photo_tables.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Activity", words); }

ActivityRow unreadable(qint64 position, const Error& error) {
    ActivityRow row;
    row.position = position;
    row.kind = ActivityKind::Safety;
    row.sentence = text(QT_TRANSLATE_NOOP("Activity", "this entry cannot be read: %1")).arg(error.sentence());
    return row;
}

QString headings() {
    return csvRow(
        {text(QT_TRANSLATE_NOOP("Activity", "Time")), text(QT_TRANSLATE_NOOP("Activity", "Station")),
         text(QT_TRANSLATE_NOOP("Activity", "Number")), text(QT_TRANSLATE_NOOP("Activity", "Who")),
         text(QT_TRANSLATE_NOOP("Activity", "What")), text(QT_TRANSLATE_NOOP("Activity", "To whom")),
         text(QT_TRANSLATE_NOOP("Activity", "Details")), QStringLiteral("SHA-256")});
}

QString localTime(qint64 ms) {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms);
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

QByteArray lineOf(const ActivityRow& row) {
    return csvRow({localTime(row.timeMs), row.station.hex(), QString::number(row.seq), row.who,
                   kindName(row.kind), row.whom, row.sentence, row.hash})
        .toUtf8();
}

Fail stopped(qint64 written) {
    return fail(ErrorKind::Cancelled,
                QCoreApplication::translate("Activity", "Stopped after %n line(s); no file was written",
                                            nullptr, int(written)));
}

Result<void> checkReason(const QString& reason) {
    if (reason.trimmed().size() >= 2) return {};
    return fail(ErrorKind::Refused, text(QT_TRANSLATE_NOOP("Activity", "Showing it needs a reason")), {},
                text(QT_TRANSLATE_NOOP("Activity", "Write why; it stands in the activity list.")));
}

Draft revelation(const Id& subject, const QString& reason) {
    Draft draft;
    draft.type = EventType::identityRevealed;
    draft.subject = subject;
    draft.content = {{QStringLiteral("reason"), reason.trimmed()}};
    draft.userSigned = true;
    return draft;
}

Draft exportNote(qint64 rows) {
    Draft draft;
    draft.type = EventType::activityExported;
    draft.content = {{QStringLiteral("rows"), rows}};
    return draft;
}

} // namespace

ActivityRow activityRowOf(const Journal& journal, const Record& record) {
    const Event& event = record.event;
    ActivityRow row;
    row.position = record.position;
    row.timeMs = event.timeMs;
    row.kind = kindOf(event.type).value_or(ActivityKind::Safety);
    row.type = event.type;
    row.who = maskIdentityNumbers(nameOfAuthor(journal, record));
    row.whom = maskIdentityNumbers(nameOfConcerned(journal, record));
    row.sentence = sentenceOf(journal, record);
    row.subject = event.subject;
    row.signedByUser = !event.signer.isNull();
    row.station = event.station;
    row.seq = event.seq;
    row.hash = record.hash.hex();
    return row;
}

ActivityRow ActivityBook::rowAt(qint64 position) const {
    const Result<Record> record = journal.ledger().recordAt(position);
    return record ? activityRowOf(journal, *record) : unreadable(position, record.error());
}

QList<ActivityRow> ActivityBook::rows(const ActivityFilter& filter, qint64 first, int count) const {
    QList<ActivityRow> rows;
    for (const qint64 position : tables.positions(filter, first, count))
        rows += rowAt(position);
    return rows;
}

Result<qint64> ActivityBook::write(const QString& file, const ActivityFilter& filter,
                                   const std::stop_token& stop) const {
    QList<qint64> positions = tables.positions(filter);
    std::reverse(positions.begin(), positions.end());
    QByteArray bytes = csvFile(headings());
    for (qsizetype i = 0; i < positions.size(); ++i) {
        if (stop.stop_requested()) return stopped(i);
        bytes += lineOf(rowAt(positions[i]));
    }
    return replaceFileDurably(journal.ledger().disk(), file, bytes).map([&] {
        return qint64(positions.size());
    });
}

Result<Id> ActivityBook::recordExport(qint64 rows) {
    return journal.record(exportNote(rows)).map([](const Record& record) { return record.event.id; });
}

Result<QString> ActivityBook::reveal(const Id& subject, const QString& reason) {
    if (const auto sound = checkReason(reason); !sound) return Fail(sound.error());
    const std::optional<Standing> standing = PhotoTables(journal.lists()).standing(subject);
    if (!standing)
        return fail(ErrorKind::NotFound, text(QT_TRANSLATE_NOOP("Activity", "There is no such photo")),
                    subject.hex());
    return journal.record(revelation(subject, reason)).map([&](const Record&) {
        return standing->row.label;
    });
}

} // namespace mianguan
