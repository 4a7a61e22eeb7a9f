#include "ui/desk/desk_papers.h"

#include "core/base/aside.h"
#include "core/base/masked_name.h"
#include "ui/base/settings.h"
#include "ui/card/card_sheet.h"
#include "ui/desk/graduate_list.h"
#include "ui/desk/ticket_sheet.h"

namespace mianguan {

namespace {

using When = TicketSetting::When;

constexpr int sampleNumber = 128;

/// A shot that is no photo yet, as the report card reads one.
PhotoDetail detailOf(const DeskRun::Shot& shot, const GraduateRow& graduate, const QString& specification) {
    PhotoDetail detail;
    detail.row.subject = graduate.subject;
    detail.row.label = (graduate.name + QLatin1Char(' ') + graduate.studentNumber).trimmed();
    detail.specification = specification;
    detail.crop = shot.portrait.crop;
    detail.geometry = shot.portrait.geometry;
    detail.findings = shot.portrait.findings;
    return detail;
}

} // namespace

DeskPapers::DeskPapers(Store& target, Settings& remembered, QWidget* view)
    : QObject(view), store(target), settings(remembered), desk(view), printer(this) {
    pool.setMaxThreadCount(1);
    connect(&printer, &TicketPrinter::troubled, this, &DeskPapers::troubled);
}

DeskPapers::~DeskPapers() { pool.waitForDone(); }

TicketFacts DeskPapers::factsOf(const QString& name, int number, const Session& session) const {
    TicketFacts facts;
    facts.school = session.batch.school;
    QStringList place{session.place, session.desk};
    place.removeAll(QString());
    facts.place = place.join(QStringLiteral(" · "));
    facts.name = maskName(name);
    facts.number = number;
    facts.time = QDateTime::currentDateTime();
    facts.line =
        tr("The review takes about two working days. Ask your school for the result; whoever has to come "
           "again is called and pays nothing.");
    return facts;
}

void DeskPapers::print(const GraduateRow& graduate, const Session& session) {
    printer.print(factsOf(graduate.name, graduate.shootingNumber, session), TicketSetting::of(settings));
}

void DeskPapers::seated(const GraduateRow& graduate, const Session& session) {
    if (TicketSetting::of(settings).when == When::Arrival) print(graduate, session);
}

void DeskPapers::submitted(const Id& graduate, const Session& session) {
    last = graduate;
    if (TicketSetting::of(settings).when != When::Submission) return;
    if (const auto known = store.graduate(graduate)) print(known->row, session);
}

void DeskPapers::askAboutTickets(const Session& session) {
    (new TicketSheet(settings, factsOf(tr("Sample"), sampleNumber, session), desk))->open();
}

void DeskPapers::showCard(const DeskRun& run) {
    if (run.shots().isEmpty()) return showCardOfPhoto(last);
    const int index = run.chosen() >= 0 ? run.chosen() : int(run.shots().size()) - 1;
    const DeskRun::Shot& shot = run.shots().at(index);
    showReportCard(store, detailOf(shot, run.graduate()->row, run.session().specification),
                   QImage::fromData(shot.portrait.jpeg, "JPEG"), tr("not submitted yet"), desk);
}

void DeskPapers::showCardOfPhoto(const Id& graduate) {
    if (graduate.isNull())
        return Q_EMIT troubled(tr("There is no photo yet to make a photo report of"),
                               tr("Take one, or submit one first."));
    struct Found {
        Result<PhotoDetail> photo;
        QImage portrait;
        QString standing;
    };
    runAside(
        pool, this,
        [this, graduate] {
            Found found{store.photo(graduate), {}, {}};
            if (!found.photo) return found;
            if (const auto bytes = store.blob(graduate, found.photo->portrait))
                found.portrait = QImage::fromData(*bytes, "JPEG");
            if (const auto known = store.graduate(graduate)) found.standing = standingText(known->row);
            return found;
        },
        [this](const Found& found) {
            if (!found.photo) return Q_EMIT troubled(found.photo.error().what, found.photo.error().remedy);
            showReportCard(store, *found.photo, found.portrait, found.standing, desk);
        });
}

} // namespace mianguan
