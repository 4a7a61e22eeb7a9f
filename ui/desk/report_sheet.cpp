#include "ui/desk/report_sheet.h"

#include "core/work/file_name.h"
#include "core/work/store.h"
#include "ui/desk/session_paper.h"
#include "ui/paper/paper_sheet.h"

namespace mianguan {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mianguan::SessionPaper)
};

PaperTitles titlesOf(const SessionReport& report) {
    const QString title = Words::tr("Hand-over sheet"), session = report.session.name;
    return {QStringLiteral("Report"), title,
            Words::tr("%1 of %2: %3 photographed, %4 absent, %5 received and not photographed")
                .arg(title, session)
                .arg(report.tally.photos)
                .arg(report.tally.absent)
                .arg(report.tally.unphotographed),
            Words::tr("Save the hand-over sheet"),
            safeFileName(Words::tr("hand-over sheet", "part of a file's name") + QLatin1Char(' ') + session,
                         QStringLiteral(".pdf"))};
}

} // namespace

void showSessionReport(Store& store, const SessionReport& report, QWidget* parent) {
    const auto paper = std::make_shared<SessionPaper>(report, QDateTime::currentDateTime());
    auto* sheet = new PaperSheet(paper, titlesOf(report), parent);
    sheet->setRecord(
        [&store, sheet, id = report.session.id](const QString& folder, const PaperSheet::Recorded& done) {
            store.recordSessionReport(id, folder, sheet, done);
        });
    sheet->open();
}

} // namespace mianguan
