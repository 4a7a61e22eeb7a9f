#pragma once

#include <QColor>
#include <QFont>
#include <QLineF>
#include <QList>
#include <QRectF>
#include <QString>

#include <array>

class QPainter;

namespace mianguan {

/// Words on paper: their place, size in tenths of a millimetre, and look.
struct PaperWords {
    QRectF place;
    QString text;
    double size = 38;
    QFont::Weight weight = QFont::Normal;
    Qt::Alignment align = Qt::AlignLeft;
    QColor ink = Qt::black;
};

QFont paperFont(double size, QFont::Weight weight = QFont::Normal);
/// How tall words become in a width; lines break between words where they can and anywhere where they must.
double paperHeight(const QString& text, double size, QFont::Weight weight, double wide);
void paintWords(QPainter& painter, const PaperWords& words);
QString inGroups(const QString& hex); ///< of eight, to be compared by eye

/// Words, lines and boxes one below the other, on as many pages as they need.
class PaperFlow {
public:
    static constexpr double edge = 220, top = 220, bottom = 2730, footTop = 2780;
    static constexpr double room = 2100 - 2 * edge;
    static constexpr double large = 72, normal = 38, small = 30;

    void need(double wanted); ///< begins a new page when there is not so much left
    void write(const QString& text, double size, QFont::Weight weight = QFont::Normal, double gap = 24,
               Qt::Alignment align = Qt::AlignLeft);
    void fact(const QString& name, const QString& value); ///< a line of a table
    /// Two columns of a line to sign and one below it, at the foot of the last page, with what each is for.
    void signatures(const std::array<QString, 2>& above, const std::array<QString, 2>& below);
    void foot(const QString& words); ///< on every page, with its number; last of all

    void put(const PaperWords& words) { sheets.last().words += words; } ///< on the last page
    void line(const QLineF& line) { sheets.last().lines += line; }
    void box(const QRectF& box) { sheets.last().boxes += box; }

    double below() const { return y; } ///< how far the last page is written
    void goTo(double place) { y = place; }
    void skip(double gap) { y += gap; }
    int pages() const { return int(sheets.size()); }
    void paint(QPainter& painter, int page) const;

private:
    struct Sheet {
        QList<PaperWords> words;
        QList<QLineF> lines;
        QList<QRectF> boxes;
    };
    QList<Sheet> sheets{Sheet()};
    double y = top;
};

} // namespace mianguan
