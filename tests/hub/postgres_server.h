#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace mianguan::test {

/// A PostgreSQL of this program's own in a temporary folder, reached by a socket there alone; gone with it.
class PostgresServer {
public:
    /// Null where it is not installed. `durable`: whether it waits for the disk.
    static std::unique_ptr<PostgresServer> start(bool durable = false);
    ~PostgresServer();

    QString newDatabase();           ///< its URL
    double processorSeconds() const; ///< that it has used, all its processes
    QString sockets() const { return folder.path(); }
    void stop(); ///< as when its machine fails
    bool goOn(); ///< the same data again

private:
    PostgresServer() : folder(QStringLiteral("/tmp/mianguan-pg-XXXXXX")) {}
    bool initialise();
    bool isReady() const;

    QTemporaryDir folder;
    QString programs; ///< folder of initdb and postgres
    bool durable = false;
    QProcess server;
    int databases = 0;
};

} // namespace mianguan::test
