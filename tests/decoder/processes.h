#pragma once

#include <QDir>
#include <QFile>
#include <QList>

/// The processes whose parent this one is.
inline QList<int> childrenOf(qint64 parent) {
    QList<int> children;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString& entry : entries) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(entry));
        if (!file.open(QFile::ReadOnly)) continue;
        const QByteArray stat = file.readAll();
        const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        const auto threads = QDir(QStringLiteral("/proc/%1/task").arg(entry))
                                 .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                                 .size();
        const bool gone = fields.value(0) == "Z" && threads <= 1; // others may still hold what it had open
        if (!gone && fields.value(1).toLongLong() == parent) children << entry.toInt();
    }
    return children;
}

inline int openDescriptors() {
    return int(QDir(QStringLiteral("/proc/self/fd"))
                   .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                   .size());
}
