#pragma once

#include "tests/ledger/memory_folder.h"

#include <QFile>

namespace mianguan::fuzz {

/// A folder that goes again, in memory where there is one.
class Folder {
public:
    QString path() const { return place.path(); }
    void put(const QString& name, const QByteArray& bytes) const {
        const QString file = path() + QLatin1Char('/') + name;
        QDir().mkpath(QFileInfo(file).absolutePath());
        QFile to(file);
        if (!to.open(QFile::WriteOnly) || to.write(bytes) != bytes.size()) qFatal("no room in memory");
    }

private:
    test::MemoryFolder place;
};

} // namespace mianguan::fuzz
