#include "ui/hub/settle_item_sheet.h"

#include "ui/base/live_text.h"
#include "ui/hub/group_words.h"
#include "ui/widgets/reason_choice.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace mianguan {

SettleItemSheet::SettleItemSheet(HubModel& hub, const QList<HubItem>& shown, HubRemedy how, QWidget* parent)
    : Sheet("settleItemSheet", parent), model(hub), items(shown), decision(how),
      reason(new ReasonChoice("settleReason", 3, Qt::Vertical, this)) {
    letEnterGoOn();
    form()->addWidget(reason);
    goOn()->setEnabled(false);
    connect(reason, &ReasonChoice::changed, this,
            [this] { goOn()->setEnabled(!reason->reason().isEmpty()); });
    connect(goOn(), &QPushButton::clicked, this, &SettleItemSheet::decide);
    keepTranslated(this, [this] { translate(); });
    reason->ownWords()->setFocus();
}

void SettleItemSheet::askAboutOne(const HubItem& item) {
    const bool accepts = decision == HubRemedy::Accept;
    const QString what =
        item.whom.isEmpty() ? item.what : tr("%1: %2", "what, to whom").arg(item.what, item.whom);
    setWords(accepts ? tr("Let it count?") : tr("Do not let it count?"),
             what + QLatin1Char('\n') +
                 (accepts ? tr("It will count everywhere, as if nothing had stood against it.")
                          : tr("It becomes void everywhere, and its author is told why. The photo is kept.")),
             accepts ? tr("Let it count") : tr("Make it void"));
}

void SettleItemSheet::askAboutMany() {
    const bool accepts = decision == HubRemedy::Accept;
    const QList<HubItem> those = thoseWith(decision, items);
    const int count = int(those.size());
    const QString effect =
        accepts ? tr("They will count everywhere, as if nothing had stood against them.")
                : tr("They become void everywhere, and their authors are told why. The photos are kept.");
    QStringList parts{deedsText(those),
                      effect + QLatin1Char('\n') +
                          tr("Each becomes a decision of its own, with the one reason given here."),
                      leftText(leftOf(items))};
    parts.removeAll(QString());
    setWords(accepts ? tr("Let %Ln item(s) count?", nullptr, count)
                     : tr("Do not let %Ln item(s) count?", nullptr, count),
             parts.join(QStringLiteral("\n\n")),
             accepts ? tr("Let %Ln count", nullptr, count) : tr("Make %Ln void", nullptr, count));
}

void SettleItemSheet::translate() {
    const bool accepts = decision == HubRemedy::Accept;
    items.size() == 1 ? askAboutOne(items.first()) : askAboutMany();
    if (accepts)
        reason->setWords({tr("Checked with whoever did it: it is right"),
                          tr("Done while the right still held"), tr("The graduate was there in person")},
                         tr("Another reason"));
    else
        reason->setWords({tr("Checked with whoever did it: it is not right"),
                          tr("Done without the right to do it"), tr("It was done again since")},
                         tr("Another reason"));
}

void SettleItemSheet::decide() {
    setBusy(true);
    model.ask().settle(idsOf(items), decision, reason->reason(), this, [this](const Result<Decisions>& sum) {
        if (sum) Q_EMIT settled(*sum);
        settle(sum);
    });
}

} // namespace mianguan
