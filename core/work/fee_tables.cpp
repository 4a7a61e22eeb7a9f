#include "core/work/fee_tables.h"

#include "core/work/event_types.h"
#include "core/work/fee_events.h"
#include "core/work/journal.h"
#include "core/work/upcast.h"

namespace mianguan {

namespace {

QStringList schema() {
    return {
        QStringLiteral(
            "CREATE TABLE payment (position INTEGER PRIMARY KEY, event BLOB NOT NULL, subject BLOB "
            "NOT NULL, state INTEGER NOT NULL, cents INTEGER NOT NULL, method TEXT, receipt TEXT, "
            "folded TEXT, time INTEGER NOT NULL, user BLOB, paid_on TEXT, replaces INTEGER)"),
        QStringLiteral("CREATE INDEX payment_event ON payment (event)"),
        QStringLiteral("CREATE INDEX payment_subject ON payment (subject)"),
        QStringLiteral("CREATE INDEX payment_receipt ON payment (folded)"),
    };
}

Result<void> addPayment(Statements& tables, const Record& record) {
    const Payment paid = paymentIn(contentOf(record));
    const QByteArray subject = record.event.subject.bytes();
    return tables.run(
        QStringLiteral("INSERT INTO payment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT MAX(position) "
                       "FROM payment WHERE subject = ?))"),
        {record.rank(), record.event.id.bytes(), subject, int(paid.state), paid.cents,
         feeMethodFrom(paid.method), paid.receipt, foldedReceipt(paid.receipt), record.event.timeMs,
         record.event.user.bytes(), paid.paidOn, subject});
}

Result<void> forget(Statements& tables, const Id& subject) { return forgetIn(tables, {"payment"}, subject); }

Result<void> apply(Statements& tables, const Record& record) {
    const QString& type = record.event.type;
    if (record.event.tombstone) return forget(tables, record.event.subject);
    if (record.body.isNull()) return {};
    return type == EventType::feeSettled ? addPayment(tables, record) : Result<void>();
}

/// Each payment, and each that was set right taken off where it was set right.
QString netOf(const QString& condition) {
    return QStringLiteral("(SELECT payment.subject, user, state, method, 1 AS one, cents FROM payment WHERE "
                          "%1 UNION ALL SELECT payment.subject, payment.user, earlier.state, earlier.method, "
                          "-1, -earlier.cents FROM payment JOIN payment AS earlier ON earlier.position = "
                          "payment.replaces WHERE %1)")
        .arg(condition);
}

} // namespace

QString paymentColumns(const char* table) {
    return QStringLiteral("%1.state, %1.cents, %1.method, %1.receipt, %1.time, %1.paid_on")
        .arg(QLatin1String(table));
}

Payment paymentAt(const QSqlQuery& row, int first) {
    return {FeeState(row.value(first).toInt()), row.value(first + 1).toInt(),
            row.value(first + 2).toString(),    row.value(first + 3).toString(),
            row.value(first + 4).toLongLong(),  row.value(first + 5).toString()};
}

QString foldedReceipt(const QString& receipt) {
    return receipt.normalized(QString::NormalizationForm_KC).toCaseFolded().remove(QLatin1Char(' '));
}

Projection::Module feeModule() { return {QStringLiteral("fees"), 4, schema(), apply, forget}; }

std::optional<Payment> FeeTables::payment(const Id& graduate) const {
    std::optional<Payment> latest;
    eachRow(lists,
            QStringLiteral("SELECT %1 FROM payment WHERE subject = ? ORDER BY position DESC LIMIT 1")
                .arg(paymentColumns("payment")),
            {graduate.bytes()}, [&](const QSqlQuery& row) { latest = paymentAt(row, 0); });
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

} // namespace mianguan
