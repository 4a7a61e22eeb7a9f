#pragma once

#include "tests/station/training/probed_window.h"

#include <QProcess>

namespace mianguan::test {

/// `mianguan --training FOLDER` with all that it starts.
class TrainingRun {
public:
    explicit TrainingRun(const QString& folder);
    ~TrainingRun();

    void start(const QString& language = QStringLiteral("en"));
    bool isOpen(); ///< both windows answer
    bool hasEnded() { return program.waitForFinished(0) || program.state() == QProcess::NotRunning; }
    int status() const { return program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1; }
    void signal(int number) const;
    QString said() { return QString::fromUtf8(out += program.readAllStandardOutput()); }
    QString complained() { return QString::fromUtf8(err += program.readAllStandardError()); }

    qint64 hub() const; ///< its process; 0: it has none
    /// Notes what runs for it now, for aRemnant().
    void lookAround();
    bool aRemnant() const; ///< something it started is still there

    ProbedWindow desk, office;

private:
    QString folder;
    QProcess program;
    QByteArray out, err;
    QList<qint64> started;
};

} // namespace mianguan::test
