#include "core/work/desk.h"

namespace mianguan {

Desk::Desk() : there(new QObject) {
    thread.setObjectName(QStringLiteral("ledger writer"));
    there->moveToThread(&thread);
    thread.start();
}

Desk::~Desk() {
    post([this] {
        delete there;
        QThread::currentThread()->quit();
    });
    thread.wait();
}

} // namespace mianguan
