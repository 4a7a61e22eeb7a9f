#include "ui/desk/ticket_paper.h"

#include "ui/paper/paper_flow.h"

#include <QLocale>
#include <QPagedPaintDevice>
#include <QPainter>

namespace mianguan {

namespace {

constexpr double unprinted = 50; // at each edge of a roll
constexpr double small = 30, normal = 36, huge = 130;

} // namespace

/// On a sheet the ticket takes its upper left corner, to be cut off.
TicketPaper::TicketPaper(const TicketFacts& facts, int paperMm)
    : paper(paperMm), wide(paperMm == sheet ? rollWide * 10 : paperMm * 10),
      margin(paperMm == sheet ? 2 * unprinted : unprinted) {
    tall = margin;
    add(facts.school, small, true, 8);
    add(facts.place, small, false, 12);
    add(tr("Shooting number"), small, false, 0);
    add(QString::number(facts.number), huge, true, 4);
    add(facts.name, normal + 6, true, 10);
    add(QLocale().toString(facts.time, QStringLiteral("yyyy-MM-dd HH:mm")), small, false, 16);
    add(facts.line, small, false, 0);
    tall += margin;
}

void TicketPaper::add(const QString& text, double size, bool bold, double gap) {
    if (text.isEmpty()) return;
    const auto weight = bold ? QFont::DemiBold : QFont::Normal;
    lines += Line{tall, text, size, bold};
    tall += paperHeight(text, size, weight, wide - 2 * margin) + gap;
}

void TicketPaper::paint(QPainter& painter) const {
    for (const Line& line : lines)
        paintWords(painter, {QRectF(margin, line.y, wide - 2 * margin, tall), line.text, line.size,
                             line.bold ? QFont::DemiBold : QFont::Normal, Qt::AlignHCenter});
}

void TicketPaper::print(QPagedPaintDevice& device) const {
    const bool roll = paper != sheet;
    device.setPageSize(
        roll ? QPageSize(QSizeF(wide / 10, tall / 10), QPageSize::Millimeter, {}, QPageSize::ExactMatch)
             : QPageSize(QPageSize::A4));
    device.setPageMargins({});
    QPainter painter(&device);
    const double unit = device.width() / (roll ? wide : sheet * 10.);
    painter.scale(unit, unit);
    paint(painter);
}

} // namespace mianguan
