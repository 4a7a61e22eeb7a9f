#include "app/batch/inputs.h"

#include "core/base/natural_order.h"
#include "core/image/picture.h"

#include <QDirIterator>
#include <QFileInfo>

namespace mianguan::batch {

namespace {

QStringList picturesBelow(const QString& folder) {
    QStringList patterns;
    for (const QString& extension : pictureExtensions())
        patterns << QStringLiteral("*.") + extension;
    QStringList found;
    QDirIterator files(folder, patterns, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        found << files.next();
    return naturallySorted(found);
}

} // namespace

QStringList expandInputs(const QStringList& filesAndFolders) {
    QStringList all;
    for (const QString& path : filesAndFolders)
        all += QFileInfo(path).isDir() ? picturesBelow(path) : QStringList{path};
    all.removeDuplicates();
    return all;
}

} // namespace mianguan::batch
