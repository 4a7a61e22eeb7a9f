#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QList>
#include <QString>

namespace mianguan {

class FileSystem;

/// An append-only file of subjects, each with a check, so that what a crash tore off at the end is told from
/// damage.
class PurgedList {
public:
    PurgedList(const QString& path, FileSystem& files) : place(path), disk(files) {}

    struct Contents {
        QList<Id> subjects;
        qint64 whole = 0;     ///< bytes up to the last subject that can be read
        bool damaged = false; ///< one before the last cannot
    };
    Result<Contents> read() const;                  ///< empty when there is no file
    Result<void> append(const QList<Id>& subjects); ///< durable when answered; those already there once only

private:
    Result<void> writeAt(qint64 offset, const QByteArray& bytes);

    QString place;
    FileSystem& disk;
};

} // namespace mianguan
