#pragma once

#include "tests/hub/free_port.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace mianguan::test {

/// What a program said and how it ended.
struct Ran {
    int exit = -1;
    QString said;       ///< on standard output
    QString complained; ///< on standard error
};
Ran runProgram(const QString& program, const QStringList& arguments,
               const QProcessEnvironment& environment = {});

/// `mianguan-hub` as a program of its own.
class HubProgram {
public:
    explicit HubProgram(const QString& folder) : data(folder) {}
    ~HubProgram();

    /// False when it ends, or does not serve within a minute.
    bool start(const QStringList& options, const QString& database = {});
    Ran command(const QStringList& arguments, const QString& database = {}) const;
    QString enrolmentCode(const QString& address, const QString& database = {}) const;
    QString accountCode(const QString& address, const QString& database = {}) const;
    int stop(int signal = 15); ///< the exit status; -1 when it did not end by itself
    void signal(int number) const;
    QString said() { return QString::fromUtf8(output += process.readAllStandardOutput()); }
    QString logged() const; ///< on standard error, since it was first started
    const QString& folder() const { return data; }
    qint64 processId() const { return process.processId(); }

private:
    QString codeBy(const QString& command, const QString& address, const QString& database) const;
    bool isServing();

    QString data;
    QProcess process;
    QTemporaryDir logs; ///< a file, as a pipe nobody reads would fill and hold it up
    QByteArray output;
};

/// Walks the contract's clauses against a hub; those of accounts too where there is a code for one.
Ran conformance(const QString& address, const QString& code, const QString& accountCode = {});
QString failures(const Ran& walked); ///< the clauses that do not hold, and what was said of them

} // namespace mianguan::test
