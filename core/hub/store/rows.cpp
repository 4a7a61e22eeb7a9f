#include "core/hub/store/rows.h"

#include "core/base/cbor.h"

#include <QCborArray>

namespace mianguan::hub {

QString stationColumns() {
    return QStringLiteral(
        "id, station_key, name, scope, ceiling, enrolled, revoked, replaces, lineage, founder, "
        "recovering, head_seq, head_hash, heard");
}

StationRow stationAt(const QSqlQuery& row) {
    StationRow found;
    Station& station = found.station;
    station.id = nameAt<Id>(row, 0);
    station.key = nameAt<PublicKey>(row, 1);
    station.name = row.value(2).toString();
    station.scope = Scope::fromText(row.value(3).toString());
    station.ceiling = Roles::fromInt(int(numberAt(row, 4)));
    station.enrolledAt = numberAt(row, 5);
    station.revokedAt = numberAt(row, 6);
    station.replaces = nameAt<Id>(row, 7);
    station.lineage = nameAt<Id>(row, 8);
    station.founder = nameAt<Id>(row, 9);
    station.recovering = nameAt<Id>(row, 10);
    found.head = {station.id, numberAt(row, 11), nameAt<Hash>(row, 12)};
    found.heard = numberAt(row, 13);
    return found;
}

QVariantList cellsOf(const StationRow& row) {
    const Station& station = row.station;
    return {cell(station.id),         cell(station.key),
            textCell(station.name),   textCell(station.scope.text()),
            station.ceiling.toInt(),  station.enrolledAt,
            station.revokedAt,        cell(station.replaces),
            cell(station.lineage),    cell(station.founder),
            cell(station.recovering), row.head.seq,
            cell(row.head.hash),      row.heard};
}

QString subjectColumns() {
    return QStringLiteral(
        "id, wrapped, school, batch, lineage, photo, submission, submitted, portrait, collector, "
        "verdict, judge, says, by_supervisor, rival, rival_judge, rival_says, "
        "rival_by_supervisor, delivered, purged, waiting, person, matched, given, earlier");
}

namespace {

Verdict verdictAt(const QSqlQuery& row, int column) {
    return {nameAt<Id>(row, column), nameAt<Id>(row, column + 1), Photo(numberAt(row, column + 2)),
            numberAt(row, column + 3) != 0};
}

QVariantList cellsOf(const Verdict& verdict) {
    return {cell(verdict.event), cell(verdict.judge), int(verdict.says), int(verdict.bySupervisor)};
}

QCborArray itemsOf(const Verdict& verdict) {
    return {verdict.event.bytes(), verdict.judge.bytes(), int(verdict.says), verdict.bySupervisor};
}

QCborArray itemsOf(const Held& held) {
    return {int(held.photo),       held.submission.bytes(), held.submittedAt,
            held.portrait.bytes(), held.collector.bytes(),  itemsOf(held.verdict),
            itemsOf(held.rival),   held.delivered,          held.match.bytes()};
}

template <class Name>
Name nameIn(const QCborValue& value) {
    return Name::fromBytes(value.toByteArray()).value_or(Name());
}

Verdict verdictIn(const QCborArray& items) {
    return {nameIn<Id>(items.at(0)), nameIn<Id>(items.at(1)), Photo(integerIn(items.at(2))),
            items.at(3).toBool()};
}

Held heldIn(const QCborArray& items) {
    return {Photo(integerIn(items.at(0))),    nameIn<Id>(items.at(1)), integerIn(items.at(2)),
            nameIn<Hash>(items.at(3)),        nameIn<Id>(items.at(4)), verdictIn(items.at(5).toArray()),
            verdictIn(items.at(6).toArray()), items.at(7).toBool(),    nameIn<Id>(items.at(8))};
}

/// In one cell: few graduates are given photos by hand, and nobody asks for what they had.
QByteArray packed(const QList<Held>& earlier) {
    QCborArray all;
    for (const Held& held : earlier)
        all += itemsOf(held);
    return earlier.isEmpty() ? QByteArray() : toCanonicalCbor(all);
}

QList<Held> unpacked(const QByteArray& bytes) {
    QList<Held> earlier;
    if (bytes.isEmpty()) return earlier;
    for (const auto& held : readCbor(bytes).toArray())
        earlier += heldIn(held.toArray());
    return earlier;
}

} // namespace

SubjectRow subjectAt(const QSqlQuery& row) {
    SubjectRow found;
    Subject& subject = found.subject;
    subject.id = nameAt<Id>(row, 0);
    found.wrapped = bytesAt(row, 1);
    subject.school = row.value(2).toString();
    subject.batch = row.value(3).toString();
    subject.lineage = nameAt<Id>(row, 4);
    subject.photo = Photo(numberAt(row, 5));
    subject.submission = nameAt<Id>(row, 6);
    subject.submittedAt = numberAt(row, 7);
    subject.portrait = nameAt<Hash>(row, 8);
    subject.collector = nameAt<Id>(row, 9);
    subject.verdict = verdictAt(row, 10);
    subject.rival = verdictAt(row, 14);
    subject.delivered = numberAt(row, 18) != 0;
    subject.purged = numberAt(row, 19) != 0;
    subject.waiting = int(numberAt(row, 20));
    subject.person = nameAt<Id>(row, 21);
    subject.match = nameAt<Id>(row, 22);
    subject.given = nameAt<Id>(row, 23);
    subject.earlier = unpacked(bytesAt(row, 24));
    return found;
}

QVariantList cellsOf(const SubjectRow& row) {
    const Subject& subject = row.subject;
    return QVariantList{cell(subject.id),         bytesCell(row.wrapped), textCell(subject.school),
                        textCell(subject.batch),  cell(subject.lineage),  int(subject.photo),
                        cell(subject.submission), subject.submittedAt,    cell(subject.portrait),
                        cell(subject.collector)} +
           cellsOf(subject.verdict) + cellsOf(subject.rival) +
           QVariantList{int(subject.delivered),
                        int(subject.purged),
                        subject.waiting,
                        cell(subject.person),
                        cell(subject.match),
                        cell(subject.given),
                        bytesCell(packed(subject.earlier))};
}

QString eventColumns() {
    return QStringLiteral("arrived, id, station, branch, seq, header, station_signature, user_signature, "
                          "subject, tombstone, body, outcome, code, position, accepted");
}

QString eventsWith(const QString& ofSubject) {
    return QStringLiteral("SELECT event.%1, %2 FROM event LEFT JOIN subject ON subject.id = event.subject ")
        .arg(eventColumns().replace(QLatin1String(", "), QLatin1String(", event.")), ofSubject);
}

EventRow eventAt(const QSqlQuery& row) {
    return {.arrived = numberAt(row, 0),
            .id = nameAt<Id>(row, 1),
            .station = nameAt<Id>(row, 2),
            .branch = numberAt(row, 3),
            .seq = numberAt(row, 4),
            .header = bytesAt(row, 5),
            .stationSignature = bytesAt(row, 6),
            .userSignature = bytesAt(row, 7),
            .subject = nameAt<Id>(row, 8),
            .tombstone = numberAt(row, 9) != 0,
            .body = bytesAt(row, 10),
            .outcome = Outcome(numberAt(row, 11)),
            .code = codeAt(row, 12),
            .position = numberAt(row, 13),
            .accepted = numberAt(row, 14) != 0};
}

QVariantList cellsOf(const EventRow& row) {
    return {row.arrived,
            cell(row.id),
            cell(row.station),
            row.branch,
            row.seq,
            row.header,
            row.stationSignature,
            bytesCell(row.userSignature),
            cell(row.subject),
            int(row.tombstone),
            bytesCell(row.body),
            int(row.outcome),
            codeCell(row.code),
            row.position == 0 ? noNumber() : QVariant(row.position),
            int(row.accepted)};
}

} // namespace mianguan::hub
