#include "core/work/store.h"
#include "ui/desk/bar_card.h"
#include "ui/desk/consent_line.h"
#include "ui/desk/reason_sheet.h"
#include "ui/desk/who_panel.h"
#include "ui/fees/fee_sheet.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/parts.h"

#include <QLineEdit>

#include <algorithm>

namespace mianguan {

/// Those that nobody has lifted. Beside one that is final the others lead nowhere.
QList<BarTo> WhoPanel::openBars() const {
    QList<BarTo> open = run->bars();
    const auto isFinal = [](const BarTo& bar) { return bar.final; };
    const bool any = std::any_of(open.begin(), open.end(), isFinal);
    open.removeIf([&](const BarTo& bar) { return any ? !bar.final : lifted.contains(barId(bar.bar)); });
    return open;
}

bool WhoPanel::mayLift() const {
    const bool mine = store.user().roles & (run->session().policy.overrideBy | Role::Supervisor);
    return mine && store.may(Command::OverrideRules);
}

/// What is asked before someone sits down goes, and the focus not to the next best button.
void WhoPanel::hideEntry() {
    if (const QWidget* focused = focusWidget(); focused && entry->isAncestorOf(focused)) scan->setFocus();
    entry->hide();
}

void WhoPanel::showBars() {
    while (QLayoutItem* item = bars->takeAt(0)) {
        if (QWidget* old = item->widget()) old->deleteLater();
        delete item;
    }
    const bool found = run->step() == DeskRun::Step::Found, unsure = found && run->doubt();
    const QList<BarTo> open = found && !unsure ? openBars() : QList<BarTo>();
    const bool barred = unsure || !open.isEmpty();
    if (barred || run->foreignCardSeen()) hideEntry(); // before the bars come: both make the window grow
    const bool hadFocus = confirm && confirm->hasFocus();
    confirm = nullptr;
    if (unsure) showDoubt(*run->doubt());
    if (confirm && hadFocus) confirm->setFocus();
    for (const BarTo& bar : open) {
        auto* one = new BarCard(bar, mayLift(), barsBox);
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
