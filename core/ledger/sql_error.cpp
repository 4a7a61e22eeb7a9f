#include "core/ledger/sql_error.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStorageInfo>

#include <sqlite3.h>

namespace mianguan {

namespace {

// SQLite's primary result codes (the low byte of the extended ones).
enum Code {
    Permission = 3,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    InputOutput = 10,
    Damaged = 11,
    Full = 13,
    CannotOpen = 14,
    NotADatabase = 26
};

QString text(const char* words) { return QCoreApplication::translate("Ledger", words); }

bool diskIsFull(const QString& path) {
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    return disk.isValid() && disk.bytesAvailable() < (1 << 20);
}

ErrorKind kindOf(int code, const QString& path) {
    switch (code & 0xff) {
    case Busy:
    case Locked:
        return ErrorKind::Busy;
    case Full:
        return ErrorKind::DiskFull;
    case Permission:
    case ReadOnly:
        return ErrorKind::ReadOnly;
    case Damaged:
    case NotADatabase:
        return ErrorKind::Corrupt;
    case InputOutput:
        return diskIsFull(path) ? ErrorKind::DiskFull : ErrorKind::System;
    case CannotOpen:
        return diskIsFull(path) ? ErrorKind::DiskFull : ErrorKind::ReadOnly;
    default:
        return ErrorKind::System;
    }
}

} // namespace

Fail failFromSql(const QSqlError& error, const QString& where) {
    const ErrorKind kind = kindOf(error.nativeErrorCode().toInt(), where);
    switch (kind) {
    case ErrorKind::Busy:
        return fail(
            kind, text(QT_TRANSLATE_NOOP("Ledger", "The ledger is in use by another program")), where,
            text(QT_TRANSLATE_NOOP("Ledger", "Close the other program and try again; nothing is damaged.")));
    case ErrorKind::DiskFull:
        return fail(kind, text(QT_TRANSLATE_NOOP("Ledger", "The disk is full, so nothing was saved")), where,
                    text(QT_TRANSLATE_NOOP("Ledger", "Free some space on this disk and try again.")));
    case ErrorKind::ReadOnly:
        return fail(
            kind, text(QT_TRANSLATE_NOOP("Ledger", "The ledger cannot be written")), where,
            text(QT_TRANSLATE_NOOP(
                "Ledger",
                "Check that you may write in this folder and that the disk is not write-protected.")));
    case ErrorKind::Corrupt:
        return fail(kind, text(QT_TRANSLATE_NOOP("Ledger", "The ledger's file is damaged")), where,
                    text(QT_TRANSLATE_NOOP(
                        "Ledger",
                        "Delete nothing: copy the whole data folder away, then restore it from a backup.")));
    default:
        return fail(kind,
                    text(QT_TRANSLATE_NOOP("Ledger", "The ledger's disk does not answer as it should")) +
                        QStringLiteral(": ") + error.text(),
                    where,
                    text(QT_TRANSLATE_NOOP("Ledger", "Check the disk and its cable; then start again.")));
    }
}

Fail failFromSqlite(int code, const QString& where) {
    return failFromSql(QSqlError({}, QString::fromUtf8(sqlite3_errstr(code)), QSqlError::UnknownError,
                                 QString::number(code)),
                       where);
}

} // namespace mianguan
