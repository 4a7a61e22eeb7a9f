#include "ui/roster/call_sheet.h"

#include "core/base/csv.h"
#include "core/base/masking.h"
#include "core/ledger/durable_file.h"
#include "core/spec/reasons.h"
#include "core/work/store.h"
#include "ui/desk/graduate_list.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

constexpr int everybody = 1'000'000;

QString text(const char* words) { return QCoreApplication::translate("CallSheet", words); }

QString reasonOf(const Store& store, const GraduateRow& row) {
    if (!row.photo) return standingText(row);
    const auto photo = store.photo(row.subject);
    if (!photo) return standingText(row);
    QStringList reasons;
    for (const QString& id : photo->reasons)
        reasons += reasonText(id);
    if (!photo->remark.isEmpty()) reasons += photo->remark;
    return reasons.isEmpty() ? standingText(row) : reasons.join(QStringLiteral("; "));
}

} // namespace

Result<int> writeCallSheet(const Store& store, const Batch& batch, const QString& path) {
    const QList<GraduateRow> rows =
        store.graduates({batch, {}, {}, GraduateFilter::Standing::Makeup}, everybody);
    QString sheet =
        csvRow({text(QT_TRANSLATE_NOOP("CallSheet", "Class")),
                text(QT_TRANSLATE_NOOP("CallSheet", "Student number")),
                text(QT_TRANSLATE_NOOP("CallSheet", "Name")), text(QT_TRANSLATE_NOOP("CallSheet", "Why"))});
    for (const GraduateRow& row : rows)
        sheet += csvRow({row.className, row.studentNumber, row.name, reasonOf(store, row)});
    return replaceFileDurably(store.disk(), path, csvFile(sheet)).map([&] { return int(rows.size()); });
}

} // namespace mianguan
