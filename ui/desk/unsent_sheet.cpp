#include "ui/desk/unsent_sheet.h"

#include "ui/base/live_text.h"
#include "ui/base/sentences.h"
#include "ui/widgets/parts.h"

namespace mianguan {

UnsentSheet::UnsentSheet(DeskRun& desk, Leaving what, std::function<void()> then, QWidget* parent)
    : Sheet("unsentSheet", parent), run(desk), why(what), unsent(desk.unsent().value_or(DeskRun::Unsent())),
      go(std::move(then)) {
    drop = makeButton("dropShots", "reject", this);
    form()->addWidget(drop, 0, Qt::AlignLeft);
    goOn()->setEnabled(unsent.submittable);
    if (why == Leaving::Ended) setNoWayBack();
    connect(goOn(), &QPushButton::clicked, this, &UnsentSheet::submit);
    connect(drop, &QPushButton::clicked, this, [this] {
        run.back();
        accept();
        go();
    });
    keepTranslated(this, [this] { translate(); });
    (unsent.submittable ? goOn() : drop)->setFocus();
}

void UnsentSheet::translate() {
    const QString what = tr("%n shot(s) of %1 are not submitted", nullptr, unsent.shots).arg(unsent.name);
    const QString then = unsent.submittable
                             ? tr("Unless you submit, nothing of this stays; %1 is called first again.")
                             : tr("No standard photo could be made; %1 is called first again.");
    const QString submitting = why == Leaving::Desk      ? tr("Submit and leave the desk")
                               : why == Leaving::Program ? tr("Submit and close")
                                                         : tr("Submit and sign out");
    const QString dropping = why == Leaving::Desk      ? tr("Drop and leave the desk")
                             : why == Leaving::Program ? tr("Drop and close")
                                                       : tr("Drop and sign out");
    const QString ended = why == Leaving::Ended ? tr("The hub has ended this session.") : QString();
    setWords(what, runOn({ended, then.arg(unsent.name)}), submitting);
    say(drop, dropping);
}

void UnsentSheet::submit() {
    setBusy(true);
    connect(&run, &DeskRun::submitted, this, [this] {
        setBusy(false);
        accept();
        go();
    });
    connect(&run, &DeskRun::failed, this, [this](const Error& error) {
        run.disconnect(this);
        refuse(error);
    });
    run.submit();
}

} // namespace mianguan
