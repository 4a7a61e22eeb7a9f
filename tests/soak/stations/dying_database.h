#pragma once

#include "core/ledger/database.h"
#include "tests/soak/stations/stations.h"

namespace mianguan::test {

/// A database that answers no more from some statement on.
class Stations::DyingDatabase : public StatementWatch {
public:
    void dieAfter(int statements) { left = statements; }
    void die() { left = 0; }
    void live() { left = -1; }

    Result<void> before(const QString&) override {
        if (left < 0) return {};
        if (left > 0) {
            --left;
            return {};
        }
        return fail(ErrorKind::System, QStringLiteral("the database was ended"));
    }
    Result<void> after(const QString&) override { return {}; }

private:
    std::atomic<int> left = -1;
};

} // namespace mianguan::test
