#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QRectF>
#include <QString>

class QPagedPaintDevice;
class QPainter;

namespace mianguan {

/// What stands on a number ticket; nothing by which a stranger could tell whose it is.
struct TicketFacts {
    QString school, place;
    QString name; ///< masked
    int number = 0;
    QDateTime time;
    QString line; ///< where to ask, how long the review takes
};

/// A number ticket (号票): as wide as the roll, as long as it must be. Lengths are tenths of a millimetre.
class TicketPaper {
    Q_DECLARE_TR_FUNCTIONS(mianguan::TicketPaper)
public:
    static constexpr int rollNarrow = 58, rollWide = 80, sheet = 210; ///< mm

    TicketPaper(const TicketFacts& facts, int paperMm);

    double width() const { return wide; }
    double height() const { return tall; }
    void paint(QPainter& painter) const;
    void print(QPagedPaintDevice& device) const; ///< sets its page

private:
    struct Line {
        double y;
        QString text;
        double size;
        bool bold;
    };
    void add(const QString& text, double size, bool bold, double gap);

    const int paper;
    double wide, margin, tall = 0;
    QList<Line> lines;
};

} // namespace mianguan
