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

    struct Scale {
        int perAddress = 1000; ///< connections that nginx takes of one address
        bool durable = false;  ///< the database waits for the disk
    };
    QString begin(const QStringList& hubOptions,
                  const Scale& scale); ///< what went wrong; empty when it serves
    QString begin(const QStringList& hubOptions = {}) { return begin(hubOptions, Scale()); }
    bool startHub(int number);
    HubProgram& hub(int number) { return *hubs[number]; }
    QString enrolmentCode() const { return hubs[0]->enrolmentCode(address, database); }
    quint16 port() const { return listening; }

    QString database, address;

private:
    void writeConfiguration(int perAddress) const;

    QTemporaryDir folder;
    QStringList options;
    std::unique_ptr<PostgresServer> postgres;
    std::unique_ptr<HubProgram> hubs[2];
    QProcess nginx;
    quint16 listening = 0;
};

} // namespace mianguan::test
