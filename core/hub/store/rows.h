#pragma once

#include "core/hub/store/cells.h"
#include "core/ledger/anchor.h"

namespace mianguan::hub {

/// A station with how far its chain has come.
struct StationRow {
    Station station;
    Head head;
    qint64 heard = 0; ///< the last position it is known to have read
};
QString stationColumns();
StationRow stationAt(const QSqlQuery& row);
QVariantList cellsOf(const StationRow& row);

/// A subject with its key, wrapped; none once purged.
struct SubjectRow {
    Subject subject;
    QByteArray wrapped;
};
QString subjectColumns();
SubjectRow subjectAt(const QSqlQuery& row);
QVariantList cellsOf(const SubjectRow& row);

/// An event as it is kept.
struct EventRow {
    qint64 arrived = 0; ///< in the order of arrival, of no meaning beyond
    Id id, station;
    qint64 branch = 0; ///< 0: the chain itself; else one that was set aside and adopted
    qint64 seq = 0;
    QByteArray header, stationSignature, userSignature;
    Id subject;
    bool tombstone = false;
    QByteArray body; ///< sealed; null when it was taken away
    Outcome outcome = Outcome::Waiting;
    std::optional<Refusal> code;
    qint64 position = 0;   ///< 0 while it waits
    bool accepted = false; ///< a supervisor let it stand before all it waits for was here
};
QString eventColumns();
EventRow eventAt(const QSqlQuery& row);
/// Events, each with columns of its subject behind its own, from eventWidth on: "SELECT … FROM event …".
QString eventsWith(const QString& ofSubject);
inline constexpr int eventWidth = 15; ///< columns
QVariantList cellsOf(const EventRow& row);

} // namespace mianguan::hub
