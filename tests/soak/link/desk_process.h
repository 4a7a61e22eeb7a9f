#pragma once

#include "core/wire/blob_messages.h"

#include <QProcess>

#include <atomic>

namespace mianguan::soak {

/// The desk as a process that can be killed at any moment and started again.
class DeskProcess : public QObject {
    Q_OBJECT
public:
    DeskProcess(const QString& station, const QString& hubCode) : folder(station), code(hubCode) {}
    ~DeskProcess() override;

    void start();
    void kill(); ///< from any thread
    bool isRunning() const { return process.state() != QProcess::NotRunning; }
    /// Starts again what kill() ended, until the day is over or `ms` have passed; null when it came to its
    /// end.
    QString live(int ms);
    const QList<wire::BlobName>& kept() const { return acknowledged; } ///< portraits it said are kept

private:
    void hear();

    const QString folder, code;
    QProcess process;
    std::atomic<int> pid = 0;
    std::atomic<bool> killing = false;
    QList<wire::BlobName> acknowledged;
};

} // namespace mianguan::soak
