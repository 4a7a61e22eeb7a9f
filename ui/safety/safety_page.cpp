#include "ui/safety/safety_page.h"

#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/safety/backup_card.h"
#include "ui/safety/check_card.h"
#include "ui/safety/keys_card.h"
#include "ui/safety/purge_card.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QScrollArea>

namespace mianguan {

namespace {

constexpr int widest = 920;

} // namespace

SafetyPage::SafetyPage(Store& store, Settings& settings, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("safetyPage"));
    setProperty("kind", QStringLiteral("page"));
    form = new QWidget(this);
    form->setProperty("kind", QStringLiteral("form"));
    form->setMaximumWidth(widest);
    title = makeLabel("title", form);
    auto* cards = column(form, measure::loose, measure::wide);
    cards->addWidget(title);
    if (store.may(Command::BackUp)) add(new BackupCard(store, settings, form));
    if (store.may(Command::VerifyStore)) add(new CheckCard(store, form));
    if (store.may(Command::Purge)) add(new PurgeCard(store, form));
    if (store.may(Command::VerifyStore)) add(new KeysCard(store, form));
    cards->addStretch();
    scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("safetyScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(form);
    column(this, 0, 0)->addWidget(scroll);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Data safety"));
        title->setText(tr("Data safety"));
    });
}

void SafetyPage::cancel() {
    for (SafetyCard* card : runs.keys())
        card->cancel();
}

void SafetyPage::add(SafetyCard* card) {
    form->layout()->addWidget(card);
    connect(card, &SafetyCard::said, this, [this, card](const QString& words) {
        runs[card] = words;
        QStringList all = runs.values();
        all.removeAll(QString());
        Q_EMIT progressSaid(all.join(QStringLiteral(" · ")));
    });
    connect(
        card, &SafetyCard::grew, this, [this, card] { follow(card); }, Qt::QueuedConnection);
}

/// What opens below the window's edge would not be seen by whoever opened it.
void SafetyPage::follow(SafetyCard* card) {
    if (card->underMouse() || card->isAncestorOf(focusWidget()))
        scroll->ensureWidgetVisible(card, 0, measure::wide);
}

} // namespace mianguan
