#include "core/work/fee_tables.h"

#include "core/base/cbor.h"
#include "core/work/event_types.h"
#include "core/work/fee_events.h"
#include "core/work/journal.h"
#include "core/work/upcast.h"

#include <QSet>

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral("CREATE TABLE payment (position INTEGER PRIMARY KEY, subject BLOB NOT NULL, "
                       "state INTEGER NOT NULL, cents INTEGER NOT NULL, method TEXT, receipt TEXT, "
                       "folded TEXT, time INTEGER NOT NULL, user BLOB, paid_on TEXT, replaces INTEGER, "
                       "closing INTEGER, recorded INTEGER NOT NULL)"),
        QStringLiteral("CREATE INDEX payment_subject ON payment (subject)"),
        QStringLiteral("CREATE INDEX payment_receipt ON payment (folded)"),
        QStringLiteral("CREATE INDEX payment_closing ON payment (closing)"),
        QStringLiteral("CREATE TABLE fee_closing (position INTEGER PRIMARY KEY, id BLOB NOT NULL, "
                       "user BLOB, time INTEGER NOT NULL, content BLOB NOT NULL)"),
    };
}

/// What another desk took is in its closings, not in this one's.
const qint64 elsewhere = 0;

/// A closing after it may be there already, when the graduate's rows are made anew.
Result<void> addPayment(Statements& tables, const Record& record) {
    const Payment paid = paymentIn(contentOf(record));
    const QByteArray subject = record.event.subject.bytes();
    return tables.run(
        QStringLiteral("INSERT INTO payment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT MAX(position) FROM "
                       "payment WHERE subject = ?), CASE WHEN ? THEN ? ELSE (SELECT MIN(position) FROM "
                       "fee_closing WHERE position > ?) END, ?)"),
        {record.rank(), subject, int(paid.state), paid.cents, feeMethodFrom(paid.method), paid.receipt,
         foldedReceipt(paid.receipt), record.event.timeMs, record.event.user.bytes(), paid.paidOn, subject,
         record.adopted, elsewhere, record.position, record.position});
}

/// Whatever was recorded since the closing before belongs to this one, by the ledger's order and no clock's.
Result<void> close(Statements& tables, const Record& record) {
    auto closed =
        tables.run(QStringLiteral("UPDATE payment SET closing = ? WHERE closing IS NULL AND recorded < ?"),
                   {record.position, record.position});
    if (!closed) return closed;
    return tables.run(QStringLiteral("INSERT INTO fee_closing VALUES (?, ?, ?, ?, ?)"),
                      {record.position, record.event.id.bytes(), record.event.user.bytes(),
                       record.event.timeMs, contentOf(record).toCborValue().toCbor()});
}

Result<void> forget(Statements& tables, const Id& subject) { return forgetIn(tables, {"payment"}, subject); }

Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.event.tombstone) return forget(tables, record.event.subject);
    if (record.body.isNull()) return {};
    if (type == EventType::feeSettled) return addPayment(tables, record);
    if (type == EventType::feesClosed && !record.adopted) return close(tables, record);
    return {};
}

/// Each payment, and each that was set right taken off where it was set right.
QString netOf(const QString& condition) {
    return QStringLiteral("(SELECT payment.subject, user, state, method, 1 AS one, cents FROM payment WHERE "
                          "%1 UNION ALL SELECT payment.subject, payment.user, earlier.state, earlier.method, "
                          "-1, -earlier.cents FROM payment JOIN payment AS earlier ON earlier.position = "
                          "payment.replaces WHERE %1)")
        .arg(condition);
}

Payment paymentOf(const QSqlQuery& row, int first) {
    return {FeeState(row.value(first).toInt()), row.value(first + 1).toInt(),
            row.value(first + 2).toString(),    row.value(first + 3).toString(),
            row.value(first + 4).toLongLong(),  row.value(first + 5).toString()};
}

} // namespace

QString foldedReceipt(const QString& receipt) {
    return receipt.normalized(QString::NormalizationForm_KC).toCaseFolded().remove(QLatin1Char(' '));
}

Projection::Module feeModule() { return {QStringLiteral("fees"), 2, schema(), apply, forget}; }

std::optional<Payment> FeeTables::payment(const Id& graduate) const {
    std::optional<Payment> latest;
    eachRow(lists,
            QStringLiteral("SELECT state, cents, method, receipt, time, paid_on FROM payment WHERE subject = "
                           "? ORDER BY position DESC LIMIT 1"),
            {graduate.bytes()}, [&](const QSqlQuery& row) { latest = paymentOf(row, 0); });
    return latest;
}

QList<FeeSum> FeeTables::sums(const Batch& batch, qint64 fromMs, qint64 untilMs) const {
    QList<FeeSum> sums;
    const QString between = QStringLiteral(
        "payment.time >= ? AND payment.time < ? AND payment.subject IN (SELECT subject FROM graduate WHERE "
        "batch = (SELECT number FROM batch WHERE school = ? AND name = ?))");
    const QVariantList values{fromMs, untilMs, batch.school, batch.name};
    eachRow(lists,
            QStringLiteral("SELECT state, method, SUM(one), SUM(cents) FROM %1 WHERE state <> %2 GROUP BY "
                           "state, method HAVING SUM(one) <> 0 OR SUM(cents) <> 0 ORDER BY state, method")
                .arg(netOf(between))
                .arg(int(FeeState::Open)),
            values + values, [&](const QSqlQuery& row) {
                sums += FeeSum{FeeState(row.value(0).toInt()), row.value(1).toString(), row.value(2).toInt(),
                               row.value(3).toLongLong()};
            });
    return sums;
}

std::optional<Id> FeeTables::receiptHolder(const QString& receipt) const {
    std::optional<Id> holder;
    const QString folded = foldedReceipt(receipt);
    if (folded.isEmpty()) return holder;
    eachRow(lists, QStringLiteral("SELECT subject FROM payment WHERE folded = ? ORDER BY position LIMIT 1"),
            {folded}, [&](const QSqlQuery& row) { holder = named<Id>(row, 0); });
    return holder;
}

QHash<QString, Id> FeeTables::receipts() const {
    QHash<QString, Id> all;
    eachRow(lists, QStringLiteral("SELECT folded, subject FROM payment WHERE folded <> ''"), {},
            [&](const QSqlQuery& row) { all.insert(row.value(0).toString(), named<Id>(row, 1)); });
    return all;
}

QList<FeeLine> FeeTables::lines(const QVariant& closing) const {
    QList<FeeLine> all;
    eachRow(lists,
            QStringLiteral("SELECT user, state, method, SUM(one), SUM(cents) FROM %1 WHERE state <> %2 GROUP "
                           "BY user, state, method HAVING SUM(one) <> 0 OR SUM(cents) <> 0 ORDER BY user, "
                           "state, method")
                .arg(netOf(QStringLiteral("payment.closing IS ?")))
                .arg(int(FeeState::Open)),
            {closing, closing}, [&](const QSqlQuery& row) {
                all += FeeLine{named<Id>(row, 0),
                               {},
                               FeeState(row.value(1).toInt()),
                               row.value(2).toString(),
                               row.value(3).toInt(),
                               row.value(4).toLongLong()};
            });
    return all;
}

QList<FeeCorrection> FeeTables::corrections(const QVariant& closing) const {
    QList<FeeCorrection> all;
    const QString columns = QStringLiteral("%1.state, %1.cents, %1.method, %1.receipt, %1.time, %1.paid_on");
    eachRow(lists,
            QStringLiteral(
                "SELECT graduate.name, %1, %2, later.user FROM payment AS later JOIN payment AS earlier ON "
                "earlier.position = later.replaces LEFT JOIN graduate ON graduate.subject = "
                "later.subject WHERE later.closing IS ? AND earlier.state <> %3 ORDER BY "
                "later.position")
                .arg(columns.arg(QLatin1String("earlier")), columns.arg(QLatin1String("later")))
                .arg(int(FeeState::Open)),
            {closing}, [&](const QSqlQuery& row) {
                all += FeeCorrection{
                    named<Id>(row, 13), {}, row.value(0).toString(), paymentOf(row, 1), paymentOf(row, 7)};
            });
    return all;
}

/// A class pays by actual count: for whom a photo is here.
QList<ClassBill> FeeTables::bills() const {
    QList<ClassBill> all;
    eachRow(lists,
            QStringLiteral(
                "SELECT batch.school, batch.name, graduate.class, COUNT(*), COUNT(photo.subject), "
                "SUM(CASE WHEN photo.subject IS NULL THEN 0 ELSE payment.cents END) FROM graduate JOIN batch "
                "ON batch.number = graduate.batch JOIN payment ON payment.position = (SELECT MAX(position) "
                "FROM payment WHERE subject = graduate.subject) LEFT JOIN photo ON photo.subject = "
                "graduate.subject WHERE graduate.fee = %1 GROUP BY graduate.batch, graduate.class ORDER BY "
                "graduate.batch, graduate.class")
                .arg(int(FeeState::ClassBilled)),
            {}, [&](const QSqlQuery& row) {
                all += ClassBill{row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
                                 row.value(3).toInt(),    row.value(4).toInt(),    row.value(5).toLongLong()};
            });
    return all;
}

FeeDay FeeTables::open() const {
    FeeDay day;
    eachRow(lists, QStringLiteral("SELECT COUNT(*), MIN(time), MAX(time) FROM payment WHERE closing IS NULL"),
            {}, [&](const QSqlQuery& row) {
                day.payments = row.value(0).toInt();
                day.fromMs = row.value(1).toLongLong();
                day.untilMs = row.value(2).toLongLong();
            });
    day.lines = lines({});
    day.corrections = corrections({});
    day.corrected = int(day.corrections.size());
    day.classes = bills();
    return day;
}

QList<FeeTables::Kept> FeeTables::kept() const {
    QList<Kept> all;
    eachRow(
        lists,
        QStringLiteral("SELECT position, id, user, time, content FROM fee_closing ORDER BY position DESC"),
        {}, [&](const QSqlQuery& row) {
            Kept one{row.value(0).toLongLong(), feeClosingIn(readCbor(row.value(4).toByteArray()).toMap())};
            one.closing.id = named<Id>(row, 1);
            one.closing.user = named<Id>(row, 2);
            one.closing.timeMs = row.value(3).toLongLong();
            all += one;
        });
    return all;
}

QList<FeeClosing> FeeTables::closings() const {
    QList<FeeClosing> all;
    for (const Kept& one : kept()) {
        all += one.closing;
        all.last().day.corrections = corrections(one.position);
    }
    return all;
}

int FeeTables::uncounted(const QList<Id>& graduates) const {
    const QSet<Id> wanted(graduates.begin(), graduates.end());
    int number = 0;
    eachRow(lists,
            QStringLiteral("SELECT DISTINCT subject FROM payment WHERE closing IS NULL AND state = %1")
                .arg(int(FeeState::Paid)),
            {}, [&](const QSqlQuery& row) { number += wanted.contains(named<Id>(row, 0)); });
    return number;
}

qint64 FeeTables::counted(qint64 closing) const {
    qint64 number = 0;
    eachRow(lists, QStringLiteral("SELECT COUNT(*) FROM payment WHERE closing = ?"), {closing},
            [&](const QSqlQuery& row) { number = row.value(0).toLongLong(); });
    return number;
}

QList<FeeTables::Contradiction> FeeTables::contradictions() const {
    QList<Contradiction> all;
    for (const Kept& one : kept()) {
        const FeeClosing& said = one.closing;
        if (counted(one.position) != said.day.payments) continue; // some were purged since
        FeeDay found;
        found.lines = lines(one.position);
        if (found.cents() != said.day.cents() || found.cashCents() != said.day.cashCents())
            all += Contradiction{said.timeMs, said.day.cents(), found.cents()};
    }
    return all;
}

} // namespace mianguan
