#include "core/image/picture_file.h"

#include "core/base/masking.h"
#include "core/image/picture.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

namespace mianguan {

namespace {

QString megabytes(qint64 bytes) { return QString::number(double(bytes) / (1 << 20), 'f', 1); }

Fail atPath(Fail failure, const QString& path) {
    failure.value().where = shownPath(path);
    return failure;
}

Fail isFolder(const QString& path) {
    return fail(ErrorKind::Unsupported,
                QCoreApplication::translate("Picture", "This is a folder, not a photo"), shownPath(path),
                QCoreApplication::translate("Picture", "Choose the photos inside it."));
}

/// Pipes and devices would block or never end.
Fail isNoFile(const QString& path) {
    return fail(ErrorKind::Unsupported,
                QCoreApplication::translate("Picture", "This is not an ordinary file"), shownPath(path),
                QCoreApplication::translate("Picture", "Copy the photo into a folder, then bring it."));
}

Fail cannotRead(const QFile& file) {
    if (file.error() == QFileDevice::PermissionsError || errno == EACCES)
        return fail(ErrorKind::Refused, QCoreApplication::translate("Picture", "This file may not be read"),
                    shownPath(file.fileName()),
                    QCoreApplication::translate("Picture", "Ask its owner for the right to read it."));
    return failFromErrno(errno, QCoreApplication::translate("Picture", "The file cannot be read"),
                         shownPath(file.fileName()));
}

} // namespace

QString shownPath(const QString& path) {
    QString shown = maskIdentityNumbers(QDir::toNativeSeparators(path));
    for (QChar& c : shown)
        if (!c.isPrint() && !c.isSurrogate()) c = QChar(0xFFFD);
    return shown;
}

Fail fileEmpty() {
    return fail(ErrorKind::Unreadable, QCoreApplication::translate("Picture", "The file is empty"), {},
                QCoreApplication::translate("Picture", "Copy it again from the camera."));
}

Fail fileTooLarge(qint64 bytes, qint64 most) {
    return fail(
        ErrorKind::TooLarge,
        QCoreApplication::translate("Picture", "The file is too large: %1 MB, where %2 MB is the most")
            .arg(megabytes(bytes), megabytes(most)),
        {}, QCoreApplication::translate("Picture", "Save it as JPEG, or make a smaller copy."));
}

Result<QByteArray> readFileBytes(const QString& path, const DecodeLimits& limits) {
    const QFileInfo info(path);
    if (info.isDir()) return isFolder(path);
    if (info.exists() && !info.isFile()) return isNoFile(path);
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly)) return cannotRead(file);
    if (file.size() > limits.bytes) return atPath(fileTooLarge(file.size(), limits.bytes), path);
    QByteArray bytes = file.read(limits.bytes + 1); // it may be growing
    if (file.error() != QFileDevice::NoError) return cannotRead(file);
    if (bytes.size() > limits.bytes) return atPath(fileTooLarge(bytes.size(), limits.bytes), path);
    if (bytes.isEmpty()) return atPath(fileEmpty(), path);
    return bytes;
}

} // namespace mianguan
