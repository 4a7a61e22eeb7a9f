#include "core/work/fee_events.h"

#include "core/base/cbor.h"
#include "core/work/event_types.h"
#include "core/work/photo_events.h"
#include "core/work/safety_events.h"
#include "core/work/session_events.h"

#include <QCborArray>

namespace mianguan {

namespace {

/// Some 700 kB at the most, of the 1 MiB that a hub takes as one body (core/wire/limits.h): a closing has
/// its sums and classes beside them.
constexpr qsizetype entriesOnPage = 20'000;
constexpr QLatin1String kept("kept");

struct FeeName {
    FeeState state;
    QLatin1String id;
};
constexpr FeeName feeNames[] = {{FeeState::Open, QLatin1String("open")},
                                {FeeState::Paid, QLatin1String("paid")},
                                {FeeState::ClassBilled, QLatin1String("class-billed")},
                                {FeeState::Waived, QLatin1String("waived")}};

QString feeId(FeeState state) { return feeNames[int(state)].id; }

FeeState feeFrom(const QString& id) {
    for (const FeeName& name : feeNames)
        if (name.id == id) return name.state;
    return FeeState::Open;
}

qint64 numberIn(const QCborMap& content, const char* name) {
    return integerIn(content.value(QLatin1String(name)));
}

QCborMap contentOf(const FeeLine& line) {
    return {{QStringLiteral("user"), line.user.bytes()},
            {QStringLiteral("state"), feeId(line.state)},
            {QStringLiteral("method"), line.method},
            {QStringLiteral("payments"), line.payments},
            {QStringLiteral("cents"), line.cents}};
}

FeeLine lineIn(const QCborMap& content) {
    return {idIn(content, QLatin1String("user")),
            {},
            feeFrom(textIn(content, QLatin1String("state"))),
            textIn(content, QLatin1String("method")),
            int(numberIn(content, "payments")),
            numberIn(content, "cents")};
}

QCborMap contentOf(const ClassBill& bill) {
    QCborMap content = contentOf(Batch{bill.school, bill.batch});
    content.insert(QStringLiteral("class"), bill.className);
    content.insert(QStringLiteral("billed"), bill.billed);
    content.insert(QStringLiteral("photographed"), bill.photographed);
    content.insert(QStringLiteral("cents"), bill.cents);
    return content;
}

ClassBill billIn(const QCborMap& content) {
    const Batch batch = batchIn(content);
    return {batch.school,
            batch.name,
            textIn(content, QLatin1String("class")),
            int(numberIn(content, "billed")),
            int(numberIn(content, "photographed")),
            numberIn(content, "cents")};
}

QCborArray contentOf(const KeptPayment& paid) {
    return {paid.payment.bytes(), paid.user.bytes(), feeId(paid.state), paid.method, paid.cents, paid.timeMs};
}

template <class Item>
QCborArray arrayOf(const QList<Item>& items) {
    QCborArray array;
    for (const Item& item : items)
        array += contentOf(item);
    return array;
}

Id idOf(const QCborValue& value) { return Id::fromBytes(value.toByteArray()).value_or(Id()); }

/// Most stand alone: three lists are shorter than one of maps.
QCborMap contentOf(const QList<FeeEntry>& entries) {
    QCborArray counted, instead, uncounted;
    for (const FeeEntry& entry : entries) {
        if (!entry.counts)
            uncounted += entry.payment.bytes();
        else if (entry.instead.isNull())
            counted += entry.payment.bytes();
        else
            instead += QCborArray{entry.payment.bytes(), entry.instead.bytes()};
    }
    return {{QStringLiteral("counted"), counted},
            {QStringLiteral("instead"), instead},
            {QStringLiteral("uncounted"), uncounted}};
}

KeptPayment keptPaymentIn(const QCborArray& content) {
    return {idOf(content.at(0)),      idOf(content.at(1)),           feeFrom(content.at(2).toString()),
            content.at(3).toString(), int(integerIn(content.at(4))), integerIn(content.at(5))};
}

QList<Draft> pagesOf(const QList<FeeEntry>& entries) {
    QList<Draft> pages;
    for (qsizetype done = 0; done < entries.size(); done += entriesOnPage)
        pages += Draft{EventType::feesCounted, {}, contentOf(entries.mid(done, entriesOnPage))};
    return pages;
}

/// Where they are few, it has them itself.
QList<Draft> putEntries(QCborMap& closing, const QList<FeeEntry>& entries) {
    if (entries.size() <= entriesOnPage) {
        const QCborMap own = contentOf(entries);
        for (auto list = own.cbegin(); list != own.cend(); ++list)
            closing.insert(list.key(), list.value());
        return {};
    }
    const QList<Draft> pages = pagesOf(entries);
    QCborArray named;
    for (const Draft& page : pages)
        named += feePageDigest(page.content).bytes();
    closing.insert(QStringLiteral("pages"), named);
    return pages;
}

} // namespace

Draft payment(const Id& subject, const Payment& payment) {
    Draft draft{EventType::feeSettled,
                subject,
                {{QStringLiteral("state"), feeId(payment.state)},
                 {QStringLiteral("cents"), payment.cents},
                 {QStringLiteral("method"), payment.method},
                 {QStringLiteral("receipt"), payment.receipt}}};
    if (!payment.paidOn.isEmpty()) draft.content.insert(QStringLiteral("paid_on"), payment.paidOn);
    return draft;
}

Payment paymentIn(const QCborMap& content) {
    return {feeFrom(textIn(content, QLatin1String("state"))),
            int(numberIn(content, "cents")),
            textIn(content, QLatin1String("method")),
            textIn(content, QLatin1String("receipt")),
            0,
            textIn(content, QLatin1String("paid_on"))};
}

Draft paidListImport(const Batch& batch, const QString& fileName, int rows, int paid, qint64 cents) {
    Draft draft{EventType::paidListImported, {}, contentOf(batch)};
    draft.content.insert(QStringLiteral("file_name"), fileName);
    draft.content.insert(QStringLiteral("rows"), rows);
    draft.content.insert(QStringLiteral("paid"), paid);
    draft.content.insert(QStringLiteral("cents"), cents);
    return draft;
}

QList<FeeEntry> feeEntriesIn(const QCborMap& content) {
    QList<FeeEntry> entries;
    for (const auto& payment : content.value(QLatin1String("counted")).toArray())
        entries += FeeEntry{idOf(payment), true, {}};
    for (const auto& pair : content.value(QLatin1String("instead")).toArray())
        entries += FeeEntry{idOf(pair.toArray().at(0)), true, idOf(pair.toArray().at(1))};
    for (const auto& payment : content.value(QLatin1String("uncounted")).toArray())
        entries += FeeEntry{idOf(payment), false, {}};
    return entries;
}

Draft takingsKept(const KeptTakings& takings) {
    Draft page{EventType::feesCounted, {}, contentOf(takings.entries)};
    page.content.insert(kept, arrayOf(takings.payments));
    return page;
}

KeptTakings keptTakingsIn(const QCborMap& page) {
    KeptTakings takings;
    for (const auto& paid : page.value(kept).toArray())
        takings.payments += keptPaymentIn(paid.toArray());
    if (!takings.payments.isEmpty()) takings.entries = feeEntriesIn(page);
    return takings;
}

QList<Hash> feePagesIn(const QCborMap& content) {
    QList<Hash> pages;
    for (const auto& page : content.value(QLatin1String("pages")).toArray())
        pages += Hash::fromBytes(page.toByteArray()).value_or(Hash());
    return pages;
}

Hash feePageDigest(const QCborMap& page) { return Hash::of(toCanonicalCbor(page)); }

QList<Draft> feeClosing(const FeeDay& day, qint64 countedCents, const QString& remark) {
    Draft draft{EventType::feesClosed,
                {},
                {{QStringLiteral("payments"), day.payments},
                 {QStringLiteral("from"), day.fromMs},
                 {QStringLiteral("until"), day.untilMs},
                 {QStringLiteral("corrected"), day.corrected},
                 {QStringLiteral("lines"), arrayOf(day.lines)},
                 {QStringLiteral("classes"), arrayOf(day.classes)},
                 {QStringLiteral("cents"), day.cents()},
                 {QStringLiteral("cash_cents"), day.cashCents()},
                 {QStringLiteral("counted_cents"), countedCents},
                 {QStringLiteral("remark"), remark}}};
    draft.userSigned = true;
    QList<Draft> drafts = putEntries(draft.content, day.entries);
    return drafts << draft;
}

FeeClosing feeClosingIn(const QCborMap& content) {
    FeeClosing closing;
    closing.day.payments = int(numberIn(content, "payments"));
    closing.day.fromMs = numberIn(content, "from");
    closing.day.untilMs = numberIn(content, "until");
    closing.day.corrected = int(numberIn(content, "corrected"));
    for (const auto& line : content.value(QLatin1String("lines")).toArray())
        closing.day.lines += lineIn(line.toMap());
    for (const auto& bill : content.value(QLatin1String("classes")).toArray())
        closing.day.classes += billIn(bill.toMap());
    closing.day.entries = feeEntriesIn(content);
    closing.countedCents = numberIn(content, "counted_cents");
    closing.remark = textIn(content, QLatin1String("remark"));
    return closing;
}

} // namespace mianguan
