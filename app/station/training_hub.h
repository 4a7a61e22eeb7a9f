#pragma once

#include "core/base/result.h"

#include <QProcess>
#include <QTimer>

#include <functional>

namespace mianguan {

/// A hub of one's own on this computer, started and stopped with the training.
class TrainingHub : public QObject {
    Q_OBJECT
public:
    explicit TrainingHub(const QString& folder); ///< made when it is not there
    ~TrainingHub() override;                     ///< asked to stop, and waited for

    void start(); ///< ready(), or failed()
    /// An enrolment code for one station of that school.
    void giveCode(const QString& school, QObject* context, std::function<void(const Result<QString>&)> done);
    QString address() const; ///< the same each time, as codes name it

Q_SIGNALS:
    void ready();
    void failed(const mianguan::Error& error);

private:
    void look();
    Error notServing() const;

    QString folder;
    quint16 port = 0;
    QProcess program;
    QTimer patience;
    int looks = 0;
};

} // namespace mianguan
