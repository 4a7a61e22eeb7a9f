#include "tests/station/training/probed_window.h"

#include <QDataStream>

namespace mianguan::test {

namespace {

constexpr int patience = 30'000; // ms; a window that does not answer for so long hangs

} // namespace

bool ProbedWindow::isThere() {
    if (line.state() == QLocalSocket::ConnectedState) return true;
    line.connectToServer(place);
    return line.waitForConnected(patience);
}

QString ProbedWindow::ask(const QString& deed, const QString& part, const QString& words) {
    if (!isThere()) return {};
    QDataStream stream(&line);
    stream << QStringList{deed, part, words};
    QString answer;
    do {
        stream.startTransaction();
        stream >> answer;
        if (stream.commitTransaction()) return answer;
    } while (line.waitForReadyRead(patience));
    return {};
}

} // namespace mianguan::test
