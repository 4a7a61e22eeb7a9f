#include "core/work/store.h"
#include "ui/desk/bar_card.h"
#include "ui/desk/consent_line.h"
#include "ui/desk/reason_sheet.h"
#include "ui/desk/who_panel.h"
#include "ui/fees/fee_sheet.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/parts.h"

#include <algorithm>

namespace mianguan {

/// Those that nobody has lifted; asked only once it is sure who is there.
QList<BarTo> WhoPanel::openBars() const {
    QList<BarTo> open = run->bars();
    open.removeIf([this](const BarTo& bar) { return lifted.contains(barId(bar.bar)); });
    return open;
}

/// Where one is final, lifting the others leads nowhere.
bool WhoPanel::mayLiftAny(const QList<BarTo>& open) const {
    const bool mine = store.user().roles & (run->session().policy.overrideBy | Role::Supervisor);
    return mine && store.may(Command::OverrideRules) &&
           std::none_of(open.begin(), open.end(), [](const BarTo& bar) { return bar.final; });
}

void WhoPanel::showBars() {
    while (QLayoutItem* item = bars->takeAt(0)) {
        if (QWidget* old = item->widget()) old->deleteLater();
        delete item;
    }
    const bool found = run->step() == DeskRun::Step::Found, unsure = found && run->doubt();
    const QList<BarTo> open = found && !unsure ? openBars() : QList<BarTo>();
    const bool barred = unsure || !open.isEmpty();
    if (barred || run->foreignCardSeen()) entry->hide(); // before the bars come: both make the window grow
    const bool hadFocus = confirm && confirm->hasFocus();
    confirm = nullptr;
    if (unsure) showDoubt(*run->doubt());
    if (confirm && hadFocus) confirm->setFocus();
    const bool mayLift = mayLiftAny(open);
    for (const BarTo& bar : open) {
        auto* one = new BarCard(bar, mayLift, barsBox);
        bars->addWidget(one);
        connect(one, &BarCard::liftAsked, this, &WhoPanel::lift);
        connect(one, &BarCard::feeAsked, this, &WhoPanel::takeFee);
        connect(one, &BarCard::consentAsked, consent, &ConsentLine::wholeAsked);
    }
    barsBox->setVisible(barred);
    entry->setVisible(found && !barred && !run->foreignCardSeen());
    seat->setEnabled(!barred && !run->foreignCardSeen() && !run->busy());
}

/// The operator's own eyes decide; what he decides is for this visit only.
void WhoPanel::showDoubt(const Error& doubt) {
    auto* one = new BarCard(QStringLiteral("doubt"), doubt.what, doubt.remedy, false, barsBox);
    bars->addWidget(one);
    confirm = one->addButton("confirmDoubt", tr("Checked: it is this person"));
    barsBox->show();
    one->show();
    connect(confirm, &QPushButton::clicked, this, [this] {
        run->confirmDoubt();
        focusStep();
    });
}

void WhoPanel::lift(const QString& id) {
    auto* sheet = new ReasonSheet(this);
    sheet->setWords(tr("Let in all the same"),
                    tr("The reason stands in the activity list, signed with your key."), tr("Let in"));
    connect(sheet, &ReasonSheet::given, this, [this, id, of = shown](const QString& reason) {
        if (of != shown) return;
        lifted += id;
        liftReason = liftReason.isEmpty() ? reason : liftReason + QStringLiteral("; ") + reason;
        refresh();
        focusStep();
    });
    sheet->open();
}

void WhoPanel::takeFee() {
    if (!run->graduate()) return;
    (new FeeSheet(store, {run->graduate()->row.subject}, run->session().policy.feeCents, FeeSheet::At::Desk,
                  this))
        ->open();
}

} // namespace mianguan
