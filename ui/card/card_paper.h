#pragma once

#include "core/portrait/report_card.h"
#include "ui/paper/paper.h"
#include "ui/paper/paper_flow.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QImage>

namespace mianguan {

/// What stands on a report card besides its findings; identity numbers are masked on it.
struct CardFacts {
    QString school;
    QString label;         ///< the photo's
    QString specification; ///< its title
    QString state;         ///< where the photo stands, in words
    QStringList reasons;   ///< of a rejection, in words
    QString remark;        ///< the reviewer's
    QImage portrait;       ///< null when none could be made
    QDateTime printed;
};

/// A report card on paper: the portrait with its guides, what is to be mended and how, what passed, and what
/// could not be assessed.
class CardPaper : public Paper {
    Q_DECLARE_TR_FUNCTIONS(mianguan::ReportCard)
public:
    CardPaper(const CardFacts& facts, const ReportCard& card);

    int pages() const override { return flow.pages(); }
    void paint(QPainter& painter, int page) const override;

    static QString summaryOf(const ReportCard& card); ///< "2 to mend, 1 to look at closely"

private:
    struct Sign {
        int page;
        QRectF place;
        QString icon;
        QColor ink;
    };

    void head();
    void verdict();
    void measures();
    void review();
    void spoken(const QString& title, const Findings& findings);
    void compact(const QString& title, const Findings& findings);
    void unassessed();
    void heading(const QString& title, double wanted);
    void sign(const QRectF& place, Status status);
    /// Beside the portrait; answers how far it came.
    void beside(const QString& text, double size, QFont::Weight weight = QFont::Normal,
                const QColor& ink = Qt::black, double indent = 0);
    void paintPortrait(QPainter& painter) const;

    const CardFacts facts;
    const ReportCard card;
    PaperFlow flow;
    QList<Sign> signs;
    double side = 0; ///< how far the column beside the portrait is written
};

} // namespace mianguan
