#include "ui/paper/paper_flow.h"

#include "ui/theme/measures.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace mianguan {

namespace {

constexpr double nameWidth = 420, lineGap = 14;
const QColor hairline(0x80, 0x80, 0x80);

double layOut(QTextLayout& layout, double wide, Qt::Alignment align) {
    QTextOption option(align);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    double tall = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(wide);
        line.setPosition({0, tall});
        tall += line.height();
    }
    layout.endLayout();
    return tall;
}

} // namespace

QFont paperFont(double size, QFont::Weight weight) {
    QFont font = fontOf(Type::Body, weight);
    font.setPixelSize(qRound(size));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

double paperHeight(const QString& text, double size, QFont::Weight weight, double wide) {
    QTextLayout layout(text, paperFont(size, weight));
    return layOut(layout, wide, Qt::AlignLeft);
}

void paintWords(QPainter& painter, const PaperWords& words) {
    QTextLayout layout(words.text, paperFont(words.size, words.weight));
    layOut(layout, words.place.width(), words.align);
    painter.setPen(words.ink);
    layout.draw(&painter, words.place.topLeft());
}

QString inGroups(const QString& hex) {
    QString groups;
    for (int i = 0; i < hex.size(); i += 8)
        groups += hex.mid(i, 8) + QLatin1Char(' ');
    return groups.trimmed();
}

void PaperFlow::signatures(const std::array<QString, 2>& above, const std::array<QString, 2>& below) {
    constexpr double tall = 380, first = 130, second = 300, half = (room - 120) / 2;
    need(tall + 40);
    const double from = std::max(y + 40, bottom - tall);
    for (size_t i = 0; i < above.size(); ++i) {
        const double left = edge + double(i) * (half + 120);
        for (const auto& [place, words] : {std::pair{first, above[i]}, {second, below[i]}}) {
            line({left, from + place, left + half, from + place});
            put({QRectF(left, from + place + 10, half, 60), words, small});
        }
    }
}

void PaperFlow::need(double wanted) {
    if (y + wanted <= bottom) return;
    sheets += Sheet();
    y = top;
}

void PaperFlow::write(const QString& text, double size, QFont::Weight weight, double gap,
                      Qt::Alignment align) {
    const double tall = paperHeight(text, size, weight, room);
    need(tall);
    put({QRectF(edge, y, room, tall + 4), text, size, weight, align});
    y += tall + gap;
}

void PaperFlow::fact(const QString& name, const QString& value) {
    const double tall = paperHeight(value, normal, QFont::Normal, room - nameWidth);
    need(tall + 2 * lineGap);
    line({edge, y, edge + room, y});
    y += lineGap;
    put({QRectF(edge, y, nameWidth, tall + 4), name, normal, QFont::DemiBold});
    put({QRectF(edge + nameWidth, y, room - nameWidth, tall + 4), value, normal});
    y += tall + lineGap;
}

void PaperFlow::foot(const QString& words) {
    for (int page = 0; page < pages(); ++page) {
        sheets[page].words += PaperWords{QRectF(edge, footTop, room - 200, 50), words, small};
        sheets[page].words += PaperWords{QRectF(edge + room - 200, footTop, 200, 50),
                                         QStringLiteral("%1 / %2").arg(page + 1).arg(pages()), small,
                                         QFont::Normal, Qt::AlignRight};
    }
}

void PaperFlow::paint(QPainter& painter, int page) const {
    for (const PaperWords& words : sheets.at(page).words)
        paintWords(painter, words);
    painter.setPen(QPen(hairline, 2));
    painter.drawLines(sheets.at(page).lines);
    painter.setBrush(Qt::NoBrush);
    painter.drawRects(sheets.at(page).boxes);
}

} // namespace mianguan
