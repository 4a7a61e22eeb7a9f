#pragma once

#include "core/ledger/body.h"
#include "core/ledger/event.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace mianguan {

/// What is to be recorded.
struct Draft {
    QString type;
    Id subject;
    QCborMap content;
    QMap<QString, QByteArray> blobs; ///< by the name the body gives them
};

/// An event as the ledger holds it.
struct Record {
    qint64 position = 0; ///< local order, 1, 2, 3 …
    Event event;
    Hash hash; ///< of the header: the event's place in its chain
    Body body; ///< null when it was taken away
};

} // namespace mianguan
