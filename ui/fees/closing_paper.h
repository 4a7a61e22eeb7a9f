#pragma once

#include "core/work/fee.h"
#include "ui/paper/paper.h"
#include "ui/paper/paper_flow.h"

#include <QCoreApplication>

namespace mianguan {

struct DayRow;

/// A daily closing on paper, with room to sign; or the sums so far.
class ClosingPaper : public Paper {
    Q_DECLARE_TR_FUNCTIONS(mianguan::ClosingPaper)
public:
    ClosingPaper(const QString& school, const FeeClosing& closing);

    int pages() const override { return flow.pages(); }
    void paint(QPainter& painter, int page) const override { flow.paint(painter, page); }

private:
    void row(const DayRow& row);
    void cash(const FeeClosing& closing);
    void signatures();

    PaperFlow flow;
};

} // namespace mianguan
