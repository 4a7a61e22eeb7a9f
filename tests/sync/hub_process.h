#pragma once

#include "core/wire/enrolment_code.h"
#include "tests/work/handmade.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mianguan::test {

using namespace Qt::StringLiterals;

inline QString hubProgram() {
    const QString given = qEnvironmentVariable("MIANGUAN_HUB");
    return given.isEmpty() ? QCoreApplication::applicationDirPath() + u"/../bin/mianguan-hub"_s : given;
}

inline quint16 freePort() {
    const int probe = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in any{};
    any.sin_family = AF_INET;
    any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof any;
    auto* address = reinterpret_cast<sockaddr*>(&any);
    const bool found = bind(probe, address, size) == 0 && getsockname(probe, address, &size) == 0;
    close(probe);
    return found ? ntohs(any.sin_port) : 0;
}

/// The real hub as its own process.
class HubProcess {
public:
    HubProcess() { address = u"127.0.0.1:%1"_s.arg(freePort()); }
    ~HubProcess() { kill(); }

    bool start() {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setStandardOutputFile(folder.filePath(u"log"_s), QIODevice::Append);
        process.start(hubProgram(), {u"--data"_s, data(), u"--listen"_s, address});
        return process.waitForStarted() &&
               QTest::qWaitFor([&] { return QFile::exists(data() + u"/admin.sock"_s); }, 20'000);
    }
    void kill() {
        process.kill();
        process.waitForFinished();
        QFile::remove(data() + u"/admin.sock"_s);
    }
    QString code(const QStringList& more = {}) const {
        QProcess enrol;
        enrol.start(hubProgram(), QStringList{u"enrol"_s, u"--data"_s, data(), u"--school"_s, goodSchool(),
                                              u"--address"_s, address} +
                                      more);
        enrol.waitForFinished();
        const QStringList lines = QString::fromUtf8(enrol.readAllStandardOutput()).split(u'\n');
        for (const QString& line : lines)
            for (const QString& word : line.split(u' '))
                if (wire::EnrolmentCode::parse(word)) return word;
        return {};
    }

    /// What the hub says of everything it keeps.
    QString verified() const {
        QProcess check;
        check.setProcessChannelMode(QProcess::MergedChannels);
        check.start(hubProgram(), {u"verify"_s, u"--data"_s, data()});
        check.waitForFinished();
        return check.exitCode() == 0 ? QString() : QString::fromUtf8(check.readAll());
    }

private:
    QString data() const { return folder.filePath(u"hub"_s); }

    QTemporaryDir folder;
    QString address;
    QProcess process;
};

} // namespace mianguan::test
