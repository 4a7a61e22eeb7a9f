#include "core/work/folder_scan.h"

#include "core/base/natural_order.h"
#include "core/image/picture.h"

#include <QDateTime>
#include <QDir>

#include <algorithm>

namespace mianguan {

namespace {

const qint64 settledAfterMs = 1000;

}

std::optional<FolderScan> scanFolder(const QString& path) {
    const QDir folder(path);
    if (!folder.exists()) return {};
    QStringList patterns;
    for (const QString& ending : pictureExtensions())
        patterns += QStringLiteral("*.") + ending;
    FolderScan scan;
    for (const QFileInfo& file : folder.entryInfoList(patterns, QDir::Files)) {
        if (file.size() > 0)
            scan.insert(file.absoluteFilePath(), {file.size(), file.lastModified().toMSecsSinceEpoch()});
    }
    return scan;
}

QStringList SettledFiles::take(const FolderScan& scan, qint64 atMs) {
    QStringList settled;
    QHash<QString, Seen> now;
    for (auto file = scan.cbegin(); file != scan.cend(); ++file) {
        const auto before = files.constFind(file.key());
        const bool same = before != files.cend() && before->mark == file.value();
        Seen seen = same ? *before : Seen{file.value(), atMs, false};
        if (!seen.told && atMs - seen.sinceMs >= settledAfterMs) {
            seen.told = true;
            settled += file.key();
        }
        now.insert(file.key(), seen);
    }
    files = now;
    return naturallySorted(settled);
}

bool SettledFiles::unsettled() const {
    return std::any_of(files.cbegin(), files.cend(), [](const Seen& seen) { return !seen.told; });
}

} // namespace mianguan
