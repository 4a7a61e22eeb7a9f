#pragma once

#include <QSocketNotifier>

namespace mianguan {

/// Ctrl-C, a closed terminal, the end of a desktop's session, as a signal of Qt's. One of a program.
class EndAsked : public QObject {
    Q_OBJECT
public:
    EndAsked();
    ~EndAsked() override;

Q_SIGNALS:
    void asked();

private:
    QSocketNotifier* notifier;
};

} // namespace mianguan
