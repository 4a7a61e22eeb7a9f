#include "core/base/result.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstring>

namespace mianguan {

namespace {

ErrorKind kindOf(int number) {
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return ErrorKind::NotFound;
    case ENOSPC:
    case EDQUOT:
        return ErrorKind::DiskFull;
    case EROFS:
    case EACCES:
    case EPERM:
        return ErrorKind::ReadOnly;
    case EBUSY:
    case EAGAIN:
        return ErrorKind::Busy;
    default:
        return ErrorKind::System;
    }
}

bool isOfTheMedium(int number) { return number == EIO || number == ENODEV || number == ENXIO; }

QString remedyFor(int number) {
    switch (kindOf(number)) {
    case ErrorKind::NotFound:
        return QCoreApplication::translate("Error", "Check that the file or folder still exists.");
    case ErrorKind::DiskFull:
        return QCoreApplication::translate("Error", "Free some space on this disk, then try again.");
    case ErrorKind::ReadOnly:
        return QCoreApplication::translate("Error",
                                           "Check that you may write here, or choose another folder.");
    case ErrorKind::Busy:
        return QCoreApplication::translate("Error",
                                           "Another program is using it; wait a moment and try again.");
    default:
        return isOfTheMedium(number)
                   ? QCoreApplication::translate("Error", "Check the disk and its cable, then try again.")
                   : QString();
    }
}

} // namespace

QString Error::sentence() const {
    QString text = what;
    if (!where.isEmpty()) text += QCoreApplication::translate("Error", " (%1)").arg(where);
    if (!remedy.isEmpty())
        text +=
            QCoreApplication::translate("Error", ". %1", "joins what happened and what to do").arg(remedy);
    return text;
}

Fail failFromErrno(int number, QString what, QString where) {
    const ErrorKind kind = kindOf(number);
    if (kind == ErrorKind::DiskFull)
        what = QCoreApplication::translate("Error", "%1: the disk is full").arg(what);
    else if (kind == ErrorKind::System)
        what += QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(number));
    return fail(kind, std::move(what), std::move(where), remedyFor(number));
}

} // namespace mianguan
