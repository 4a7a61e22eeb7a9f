#pragma once

#include "core/wire/enrolment_code.h"
#include "linked_station.h"
#include "tests/hub/free_port.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

namespace mianguan::test {

using namespace Qt::StringLiterals;

inline QString hubProgram() {
    const QString given = qEnvironmentVariable("MIANGUAN_HUB");
    return given.isEmpty() ? QCoreApplication::applicationDirPath() + u"/../bin/mianguan-hub"_s : given;
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

/// What tests of stations at the real hub begin and end with.
class AtRealHub {
protected:
    std::unique_ptr<HubProcess> hub;

    bool beginHub() { ///< false where it is not built
        if (!QFile::exists(hubProgram())) return false;
        hub = std::make_unique<HubProcess>();
        if (!hub->start()) qFatal("the hub does not start");
        return true;
    }
    void endHub() { hub.reset(); }
    void join(LinkedStation& station) const {
        if (const auto joined = station.enrolWith(hub->code()); !joined)
            qFatal("%s", qPrintable(joined.error().sentence()));
    }
};

} // namespace mianguan::test
