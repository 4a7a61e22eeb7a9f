#pragma once

#include "tests/hub/hub_program.h"
#include "tests/hub/postgres_server.h"

namespace mianguan::test {

/// What is given for a province, in a folder of its own: two hub processes on one PostgreSQL, and nginx in
/// front by resources/hub/nginx.conf.
class Province {
public:
    static bool isPossible(); ///< nginx and PostgreSQL are installed
    ~Province();

    QString begin(const QStringList& hubOptions = {}); ///< what went wrong; empty when it serves
    bool startHub(int number);
    HubProgram& hub(int number) { return *hubs[number]; }
    QString enrolmentCode() const { return hubs[0]->enrolmentCode(address, database); }
    quint16 port() const { return listening; }

    QString database, address;

private:
    void writeConfiguration() const;

    QTemporaryDir folder;
    QStringList options;
    std::unique_ptr<PostgresServer> postgres;
    std::unique_ptr<HubProgram> hubs[2];
    QProcess nginx;
    quint16 listening = 0;
};

} // namespace mianguan::test
