#pragma once

#include "core/ledger/durable_file.h"

namespace mianguan::hub {

/// Many files written at once: they last with their names once sync() has answered, which costs far less than
/// a sync of each file and folder.
class ManyFiles {
public:
    explicit ManyFiles(FileSystem& files) : disk(files) {}

    Result<void> write(const QString& folder, const QList<NewFile>& files); ///< the folder is made
    Result<void> makeFolder(const QString& folder);                         ///< and what is missing above it
    Result<void> sync(const QString& folder); ///< everything on the disk this folder lies on

private:
    FileSystem& disk;
};

} // namespace mianguan::hub
