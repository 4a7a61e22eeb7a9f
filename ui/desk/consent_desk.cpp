#include "ui/desk/consent_desk.h"

#include "ui/consent/consent_sheet.h"
#include "ui/desk/consent_line.h"
#include "ui/desk/reason_sheet.h"
#include "ui/desk/sitter_window.h"

#include <algorithm>

namespace mianguan {

ConsentDesk::ConsentDesk(ConsentLine* words, QWidget* parent) : QObject(parent), line(words), page(parent) {
    connect(line, &ConsentLine::wholeAsked, this, &ConsentDesk::showWhole);
}

void ConsentDesk::setRun(DeskRun* next) {
    run = next;
    refresh();
}

void ConsentDesk::setSitter(SitterWindow* window) {
    sitter = window;
    if (!sitter) return;
    connect(window, &SitterWindow::agreed, this, [this](const QByteArray& png) { agreed(png, true); });
    connect(window, &SitterWindow::refused, this, &ConsentDesk::askRefusal);
}

/// What one graduate said is never another's.
void ConsentDesk::refresh() {
    const Id now = run && run->graduate() ? run->graduate()->row.subject : Id();
    if (now != whose) {
        whose = now;
        way.reset();
        signature.clear();
        waiting = false;
    }
    const auto final = [](const BarTo& bar) { return bar.final; };
    const QList<BarTo> bars = run ? run->bars() : QList<BarTo>();
    const bool welcome =
        run && run->step() == DeskRun::Step::Found && std::none_of(bars.begin(), bars.end(), final);
    line->setVisible(welcome);
    if (welcome) line->tell(*run, way);
}

bool ConsentDesk::isBarred() const {
    if (!run || !run->graduate()) return false;
    const ConsentState state = run->graduate()->consent.state;
    return state == ConsentState::Refused || state == ConsentState::Withdrawn;
}

DeskRun::Seating ConsentDesk::with(DeskRun::Seating seating) const {
    seating.way = way;
    seating.signature = signature;
    return seating;
}

bool ConsentDesk::isAsked() const {
    return run && run->step() == DeskRun::Step::Found && run->bars().isEmpty() && run->wantsConsent() && !way;
}

void ConsentDesk::showWhole() {
    if (!run || run->step() != DeskRun::Step::Found || run->busy() || !run->wantsConsent()) return;
    auto* sheet = new ConsentSheet(run->notice(), run->session().policy.consent, page);
    connect(sheet, &ConsentSheet::agreed, this, [this, of = whose](const QByteArray& png) {
        if (of == whose) waiting = true;
        if (of == whose) agreed(png, false);
    });
    connect(sheet, &ConsentSheet::refused, this, &ConsentDesk::askRefusal);
    sheet->open();
}

void ConsentDesk::askToSign() {
    waiting = true;
    if (!sitter) showWhole();
}

void ConsentDesk::agreed(const QByteArray& png, bool onScreen) {
    signature = png;
    way = !png.isEmpty() ? ConsentWay::Signature
          : onScreen     ? std::optional(ConsentWay::Screen)
                         : std::nullopt;
    if (isBarred()) return Q_EMIT agreedAnew();
    if (waiting) return Q_EMIT said();
    Q_EMIT changed();
}

/// A finger on the sitter's screen refuses nothing by itself.
void ConsentDesk::askRefusal() {
    if (!run || run->step() != DeskRun::Step::Found) return;
    auto* sheet = new ReasonSheet(page);
    sheet->setOptional();
    sheet->setWords(
        tr("%1 does not agree").arg(run->graduate()->row.name),
        tr("No photo is taken and nothing more is collected. The refusal is recorded, and the next "
           "graduate is called."),
        tr("Record the refusal"));
    connect(sheet, &ReasonSheet::given, this, [this, of = whose](const QString& reason) {
        if (run && of == whose) run->refuseConsent(reason);
    });
    sheet->open();
}

} // namespace mianguan
