#include "ui/access/recovery_slip.h"

#include "ui/theme/measures.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QLocale>
#include <QPagedPaintDevice>
#include <QPainter>

namespace mianguan {

namespace {

constexpr int groupsInRow = 3;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RecoverySlip)
};

/// As the code itself is read.
QString plainLetters(const QString& text) {
    QString letters = text.toUpper().simplified().remove(QLatin1Char(' ')).remove(QLatin1Char('-'));
    return letters.replace(QLatin1Char('O'), QLatin1Char('0'))
        .replace(QLatin1Char('I'), QLatin1Char('1'))
        .replace(QLatin1Char('L'), QLatin1Char('1'));
}

/// Writes paragraph under paragraph in points, whatever the paper's resolution.
class Writer {
public:
    explicit Writer(QPagedPaintDevice& paper) : painter(&paper) {
        const double perPoint = paper.logicalDpiX() / 72.0;
        painter.scale(perPoint, perPoint);
        page = QRectF(0, 0, paper.width() / perPoint, paper.height() / perPoint).adjusted(28, 28, -28, -28);
        below = page.top();
    }
    void write(const QString& words, double points, QFont::Weight weight = QFont::Normal, double gap = 10) {
        painter.setFont(sized(fontOf(Type::Body, weight), points));
        const QRectF room(page.left(), below, page.width(), page.bottom() - below);
        QRectF taken;
        painter.drawText(room, Qt::TextWordWrap, words, &taken);
        below = taken.bottom() + gap;
    }
    void writeCode(const QStringList& groups) {
        const double row = 52, cell = page.width() / groupsInRow;
        const int rows = int(groups.size() + groupsInRow - 1) / groupsInRow;
        below += 10;
        painter.setPen(QPen(Qt::black, 1));
        painter.drawRect(QRectF(page.left(), below, page.width(), rows * row));
        QFont mono = sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), 27);
        mono.setLetterSpacing(QFont::AbsoluteSpacing, 2);
        painter.setFont(mono);
        for (int i = 0; i < groups.size(); ++i)
            painter.drawText(
                QRectF(page.left() + i % groupsInRow * cell, below + i / groupsInRow * row, cell, row),
                Qt::AlignCenter, groups.at(i));
        below += rows * row + 22;
    }

private:
    static QFont sized(QFont font, double points) {
        font.setPixelSize(qRound(points)); // the painter counts in points
        return font;
    }
    QPainter painter;
    QRectF page;
    double below = 0;
};

} // namespace

bool RecoverySlip::endsWith(const QString& typed) const {
    return !groups().last().isEmpty() && plainLetters(typed) == groups().last();
}

void printSlip(QPagedPaintDevice& paper, const RecoverySlip& slip) {
    Writer writer(paper);
    writer.write(Words::tr("Recovery code"), 24, QFont::DemiBold, 4);
    writer.write(slip.school, 15, QFont::DemiBold, 4);
    writer.write(QLocale().toString(slip.date, QLocale::LongFormat), 12);
    writer.writeCode(slip.groups());
    writer.write(Words::tr("What it is for"), 13, QFont::DemiBold, 3);
    writer.write(
        Words::tr("It opens this school's photo store when the administrator's password is lost, and after a "
                  "backup was restored on another computer. Whoever holds this sheet and the computer or a "
                  "backup can see everything in it."),
        12);
    writer.write(Words::tr("How to keep it"), 13, QFont::DemiBold, 3);
    writer.write(
        Words::tr(
            "Locked away, not at the desk and not with a backup. Take no photo of it, send it to nobody."),
        12);
    writer.write(Words::tr("How to use it"), 13, QFont::DemiBold, 3);
    writer.write(
        Words::tr(
            "On the sign-in page: Forgot the password. The code works once; a new one is printed then, and "
            "this sheet is to be destroyed. There is no O, I, L or U in it: what looks like one is 0 "
            "or 1."),
        12);
}

} // namespace mianguan
