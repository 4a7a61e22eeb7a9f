#include "core/work/picture_walk.h"

#include "core/base/natural_order.h"
#include "core/image/picture.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>

namespace mianguan {

namespace {

class Walker {
public:
    explicit Walker(std::stop_token token) : stop(std::move(token)) {
        for (const QString& ending : pictureExtensions())
            patterns += QStringLiteral("*.") + ending;
    }

    void take(const QString& path) {
        const QFileInfo info(path);
        if (!info.exists())
            return refuse(path, ErrorKind::NotFound, QT_TRANSLATE_NOOP("Import", "There is no such file"));
        if (info.isDir()) return takeFolder(info.absoluteFilePath());
        if (!info.isFile())
            return refuse(path, ErrorKind::Unsupported, QT_TRANSLATE_NOOP("Import", "This is not a file"));
        add(info.absoluteFilePath());
    }

    PictureWalk found;

private:
    void takeFolder(const QString& path) {
        if (stop.stop_requested()) return;
        const QDir folder(path);
        if (!folder.isReadable())
            return refuse(path, ErrorKind::ReadOnly,
                          QT_TRANSLATE_NOOP("Import", "This folder may not be read"));
        for (const QString& name : naturallySorted(folder.entryList(patterns, QDir::Files)))
            add(folder.filePath(name));
        const auto subfolders = QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks;
        for (const QString& name : naturallySorted(folder.entryList(subfolders)))
            takeFolder(folder.filePath(name));
    }

    void add(const QString& path) {
        if (seen.contains(path)) return;
        seen.insert(path);
        found.files += path;
    }

    void refuse(const QString& path, ErrorKind kind, const char* words) {
        found.troubles += {path, fail(kind, QCoreApplication::translate("Import", words), path).value()};
    }

    std::stop_token stop;
    QStringList patterns;
    QSet<QString> seen;
};

} // namespace

PictureWalk walkPictures(const QStringList& paths, std::stop_token stop) {
    Walker walker(std::move(stop));
    for (const QString& path : naturallySorted(paths))
        walker.take(path);
    return walker.found;
}

} // namespace mianguan
