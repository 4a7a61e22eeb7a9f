#include "app/batch/inputs.h"

#include "core/image/picture.h"

#include <QCollator>
#include <QDirIterator>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

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
    QCollator natural(QLocale(QLocale::Chinese)); // not the system's: the C locale knows no numbers
    natural.setNumericMode(true);
    std::sort(found.begin(), found.end(), natural);
    return found;
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
