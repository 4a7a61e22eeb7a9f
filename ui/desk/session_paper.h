#pragma once

#include "core/work/session_report.h"
#include "ui/paper/paper.h"
#include "ui/paper/paper_flow.h"

#include <QCoreApplication>
#include <QDateTime>

namespace mianguan {

/// The hand-over sheet of a session as it lies on paper.
class SessionPaper : public Paper {
    Q_DECLARE_TR_FUNCTIONS(mianguan::SessionPaper)
public:
    SessionPaper(const SessionReport& report, const QDateTime& printed);

    int pages() const override { return flow.pages(); }
    void paint(QPainter& painter, int page) const override { flow.paint(painter, page); }

private:
    void head();
    void facts();
    void counts();
    void fees();
    void seal();
    void heading(const QString& words);
    void list(const QString& words, const QList<ReportLine>& lines);
    void names(const QString& className, const QList<ReportLine>& lines);
    void reasoned(const QString& className, const QList<ReportLine>& lines);
    void signatures();

    const SessionReport report;
    const QDateTime printed;
    PaperFlow flow;
};

} // namespace mianguan
