#include "core/work/manifest.h"

#include "core/base/csv.h"
#include "core/ledger/durable_file.h"
#include "core/work/store.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QSet>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Delivery", words); }

QString headings() {
    return csvRow({text(QT_TRANSLATE_NOOP("Delivery", "File")), text(QT_TRANSLATE_NOOP("Delivery", "Photo")),
                   text(QT_TRANSLATE_NOOP("Delivery", "Specification")),
                   text(QT_TRANSLATE_NOOP("Delivery", "Imported")),
                   text(QT_TRANSLATE_NOOP("Delivery", "Delivered")), QStringLiteral("SHA-256")});
}

QString timeText(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString rowOf(const PhotoDetail& photo, const Handover& handover) {
    return csvRow({handover.name, photo.row.label, photo.specification, timeText(photo.row.importedMs),
                   timeText(handover.timeMs), photo.portrait.hex()});
}

/// By first cell, in the order of delivery; a file delivered again has its last row only.
Result<QList<QPair<QString, QString>>> ledgerRows(const Store& store, const QString& folder) {
    QList<QPair<QString, QString>> rows;
    QHash<QString, qsizetype> places;
    for (const Handover& handover : store.handovers(folder)) {
        if (!QFile::exists(folder + QLatin1Char('/') + handover.name)) continue;
        const Result<PhotoDetail> photo = store.photo(handover.subject);
        if (!photo) return Fail(photo.error());
        const QString row = rowOf(*photo, handover);
        const auto place = places.constFind(handover.name);
        if (place != places.cend())
            rows[*place].second = row;
        else {
            places.insert(handover.name, rows.size());
            rows.append({csvCells(row).first(), row});
        }
    }
    return rows;
}

/// The lines of a manifest of ours; none when the file is something else.
std::optional<QStringList> earlierRows(const QString& path) {
    QFile file(path);
    if (!file.exists()) return QStringList();
    if (!file.open(QFile::ReadOnly)) return {};
    const QString text = QString::fromUtf8(file.readAll());
    if (!text.startsWith(headings())) return {};
    QStringList rows = text.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    rows.removeFirst();
    return rows;
}

QString pathNumber(const QString& folder, int number) {
    const QString name =
        number == 1 ? QStringLiteral("manifest.csv") : QStringLiteral("manifest-%1.csv").arg(number);
    return folder + QLatin1Char('/') + name;
}

QString merged(const QStringList& earlier, const QList<QPair<QString, QString>>& rows) {
    QSet<QString> ours;
    for (const auto& row : rows)
        ours.insert(row.first);
    QString all = headings();
    for (const QString& row : earlier) {
        if (!ours.contains(csvCells(row).first())) all += row + QStringLiteral("\r\n");
    }
    for (const auto& row : rows)
        all += row.second;
    return all;
}

} // namespace

Result<QString> writeManifest(const Store& store, const QString& folder) {
    const auto rows = ledgerRows(store, folder);
    if (!rows) return Fail(rows.error());
    int number = 1;
    std::optional<QStringList> earlier = earlierRows(pathNumber(folder, number));
    while (!earlier)
        earlier = earlierRows(pathNumber(folder, ++number));
    QString path = pathNumber(folder, number);
    const QByteArray bytes = csvFile(merged(*earlier, *rows));
    return replaceFileDurably(store.disk(), path, bytes).map([&] { return path; });
}

} // namespace mianguan
