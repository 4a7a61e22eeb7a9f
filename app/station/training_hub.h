#pragma once

#include "app/station/companion.h"
#include "core/base/result.h"

#include <QTimer>

#include <functional>

namespace mianguan {

/// A hub of one's own on this computer, started and stopped with the training.
class TrainingHub : public QObject {
    Q_OBJECT
public:
    explicit TrainingHub(const QString& folder); ///< made when it is not there

    void start(); ///< ready(), or failed()
    /// An enrolment code for one station of that school.
    void giveCode(const QString& school, QObject* context, std::function<void(const Result<QString>&)> done);
    QString address() const; ///< the same each time, as codes name it

Q_SIGNALS:
    void ready();
    void failed(const mianguan::Error& error);
    void gone(const mianguan::Error& error); ///< by itself, after it was ready

private:
    Result<void> choosePort();
    void begin();
    void giveUp();
    Error notServing() const;
    Error notThere() const;

    QString folder;
    quint16 port = 0;
    Companion program;
    QTimer patience;
    bool serves = false;
};

} // namespace mianguan
