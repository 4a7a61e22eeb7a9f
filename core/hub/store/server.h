#pragma once

#include "core/ledger/database.h"

namespace mianguan::hub {

/// Where the hub's tables are: a file of its own, or a server's database.
struct Server {
    QString file;          ///< SQLite
    Database::Place place; ///< ready to open
    bool postgres = false;

    /// SQLite in a file; `files` is the seam under every step on the disk.
    static Server inFile(const QString& file, FileSystem& files);
    /// postgresql://user:password@host:port/database?host=/socket/folder&sslmode=… Error: Unsupported.
    static Result<Server> at(const QString& url);
};

} // namespace mianguan::hub
