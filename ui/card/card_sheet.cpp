#include "ui/card/card_sheet.h"

#include "core/base/masking.h"
#include "core/spec/reasons.h"
#include "core/work/file_name.h"
#include "core/work/store.h"
#include "ui/card/card_paper.h"
#include "ui/paper/paper_sheet.h"

namespace mianguan {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mianguan::ReportCard)
};

CardFacts factsOf(const Store& store, const PhotoDetail& photo, const QImage& portrait,
                  const QString& state) {
    const auto specification = loadSpecification(photo.specification);
    CardFacts facts;
    facts.school = store.practice() ? Words::tr("Practice") : store.school();
    facts.label = photo.row.label;
    facts.specification = specification ? specification->title : photo.specification;
    facts.state = state;
    for (const QString& reason : photo.reasons)
        facts.reasons += reasonText(reason);
    facts.remark = photo.remark;
    facts.portrait = portrait;
    facts.printed = QDateTime::currentDateTime();
    return facts;
}

PaperTitles titlesOf(const PhotoDetail& photo, const ReportCard& card) {
    const QString label = maskIdentityNumbers(photo.row.label);
    return {QStringLiteral("ReportCard"), Words::tr("Photo report"),
            QStringLiteral("%1, %2: %3").arg(Words::tr("Photo report"), label, CardPaper::summaryOf(card)),
            Words::tr("Save the photo report"),
            safeFileName(Words::tr("photo report", "part of a file's name") + QLatin1Char(' ') + label,
                         QStringLiteral(".pdf"))};
}

} // namespace

void showReportCard(Store& store, const PhotoDetail& photo, const QImage& portrait, const QString& state,
                    QWidget* parent) {
    const Specification specification = loadSpecification(photo.specification).value_or(Specification());
    const ReportCard card = reportCard(specification, photo.crop, photo.geometry, photo.findings);
    const auto paper = std::make_shared<CardPaper>(factsOf(store, photo, portrait, state), card);
    auto* sheet = new PaperSheet(paper, titlesOf(photo, card), parent);
    sheet->setRecord(
        [&store, sheet, id = photo.row.subject](const QString& folder, const PaperSheet::Recorded& done) {
            store.recordReportCard(id, folder, sheet, done);
        });
    sheet->open();
}

} // namespace mianguan
