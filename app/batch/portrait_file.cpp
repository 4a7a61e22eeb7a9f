#include "app/batch/portrait_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QTemporaryFile>

#include <cerrno>

namespace mianguan::batch {

namespace {

QString numbered(const QString& stem, int number) {
    return number == 1 ? stem : QStringLiteral("%1-%2").arg(stem).arg(number);
}

} // namespace

PortraitFolder::PortraitFolder(QString f, const QStringList& inputs) : folder(std::move(f)) {
    QSet<QString> taken;
    for (const QString& input : inputs) {
        const QString stem = QFileInfo(input).completeBaseName();
        int number = 1;
        while (taken.contains(numbered(stem, number).toCaseFolded()))
            ++number;
        stems << numbered(stem, number);
        taken << stems.last().toCaseFolded();
    }
}

Result<void> PortraitFolder::prepare() const {
    errno = 0;
    if (QDir().mkpath(folder)) return {};
    return failFromErrno(errno, QCoreApplication::translate("Batch", "The output folder cannot be made"),
                         folder);
}

Result<QString> PortraitFolder::write(qsizetype input, const QByteArray& jpeg) {
    errno = 0;
    const auto failed = [&] {
        return failFromErrno(errno ? errno : EIO,
                             QCoreApplication::translate("Batch", "The portrait cannot be written"), folder);
    };
    QTemporaryFile file(folder + QStringLiteral("/.mianguan-XXXXXX"));
    if (!file.open()) return failed();
    if (file.write(jpeg) != jpeg.size() || !file.flush()) return failed();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    const QMutexLocker lock(&naming);
    for (int number = 1;; ++number) {
        const QString path = QStringLiteral("%1/%2.jpg").arg(folder, numbered(stems.at(input), number));
        if (QFileInfo::exists(path) ||
            (number > 1 && stems.contains(numbered(stems.at(input), number), Qt::CaseInsensitive)))
            continue;
        if (!file.rename(path)) return failed();
        file.setAutoRemove(false);
        return QDir::cleanPath(path);
    }
}

} // namespace mianguan::batch
