#include "ui/fees/closing_paper.h"

#include "ui/fees/day_rows.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace mianguan {

namespace {

constexpr double edge = PaperFlow::edge, room = PaperFlow::room;
constexpr double type = 34, small = PaperFlow::small;
constexpr double lefts[] = {0, 400, 980, 1400}, widths[] = {380, 560, 400, 260};

} // namespace

ClosingPaper::ClosingPaper(const QString& school, const FeeClosing& closing) {
    const bool closed = closing.timeMs > 0;
    flow.write(school, 44, QFont::DemiBold, 20, Qt::AlignHCenter);
    flow.write(closed ? tr("Daily closing of fees") : tr("Fees so far, not closed"), PaperFlow::large,
               QFont::DemiBold, 30, Qt::AlignHCenter);
    flow.write(dayPeriod(closing.day), PaperFlow::normal, QFont::Normal, 50, Qt::AlignHCenter);
    row({DayRow::Kind::Heading, dayColumns()});
    for (const DayRow& each : dayRows(closing))
        row(each);
    flow.line({edge, flow.below(), edge + room, flow.below()});
    flow.skip(50);
    if (closed) cash(closing);
    signatures();
    flow.foot(closed ? tr("Event %1").arg(closing.id.hex()) : tr("Not a closing"));
}

void ClosingPaper::row(const DayRow& row) {
    const auto weight = row.isBold() ? QFont::DemiBold : QFont::Normal;
    const bool alone = row.isAcross();
    const auto wide = [&](int column) { return alone ? room : widths[column]; };
    double tall = 0;
    for (int i = 0; i < 4; ++i)
        tall = std::max(tall, paperHeight(row.cells.value(i), type, weight, wide(i)));
    flow.need(tall + 24);
    const double y = flow.below();
    if (row.kind != DayRow::Kind::Total) flow.line({edge, y, edge + room, y});
    for (int i = 0; i < 4; ++i)
        flow.put({QRectF(edge + lefts[i], y + 12, wide(i), tall + 4), row.cells.value(i), type, weight,
                  i == 3 ? Qt::AlignRight : Qt::AlignLeft});
    flow.skip(tall + 24);
}

void ClosingPaper::cash(const FeeClosing& closing) {
    const qint64 expected = closing.day.cashCents();
    flow.need(500);
    flow.fact(tr("Cash expected"), yuanText(expected));
    flow.fact(tr("Cash counted"), yuanText(closing.countedCents));
    flow.fact(tr("Difference"), yuanText(closing.countedCents - expected));
    if (!closing.remark.isEmpty()) flow.fact(tr("Remark"), closing.remark);
    flow.fact(tr("Closed"), tr("%1 by %2")
                                .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(closing.timeMs),
                                                        QLocale::LongFormat),
                                     closing.who));
    flow.line({edge, flow.below(), edge + room, flow.below()});
}

void ClosingPaper::signatures() {
    flow.need(260);
    const double y = flow.below() + 160, half = (room - 120) / 2;
    const QString names[] = {tr("Counted by"), tr("Received by")};
    for (int i = 0; i < 2; ++i) {
        const double left = edge + i * (half + 120);
        flow.line({left, y, left + half, y});
        flow.put({QRectF(left, y + 10, half, 60), names[i], small});
    }
}

} // namespace mianguan
