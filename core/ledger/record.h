#pragma once

#include "core/keys/signature.h"
#include "core/ledger/body.h"
#include "core/ledger/event.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <memory>

namespace mianguan {

/// Who does it. Null for what the station does by itself.
struct Author {
    Id user;
    std::shared_ptr<const SigningKey> signing;
};

/// What is to be recorded.
struct Draft {
    QString type;
    Id subject;
    QCborMap content;
    QMap<QString, QByteArray> blobs = {}; ///< by the name the body gives them
    int typeVersion = 1;
    bool userSigned = false; ///< verdicts, rights, policies, unlocks and purges are
    bool tombstone =
        false; ///< bodies, blobs and key of the subject go in the same step; `content` stays readable
};

/// An event as the ledger holds it.
struct Record {
    qint64 position = 0; ///< local order, 1, 2, 3 …
    Event event;
    Hash hash;            ///< of the header: the event's place in its chain
    Body body;            ///< null when it was taken away
    bool adopted = false; ///< of another station: the hub has let it count
    /// Of a station that this store is or was, but not of its chain here: a copy wrote it, or it was lost.
    /// Its place in the chain is not looked at.
    bool beside = false;
    Id calledBy = {}; ///< its subject as it was recorded, where lists are handed whose other name that is
    qint64 order = 0; ///< in lists where a later event takes the place of an earlier; see Projection::remake

    qint64 rank() const { return order ? order : position; }
};

} // namespace mianguan
