#include "ui/safety/damage_banner.h"

#include "core/base/masking.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"

namespace mianguan {

namespace {

constexpr int sentencesShown = 3;

} // namespace

DamageBanner::DamageBanner(const Store& target, QWidget* parent)
    : QWidget(parent), store(target), damage(new Banner(this)), notice(new Banner(this)) {
    setObjectName(QStringLiteral("damageBanner"));
    damage->setObjectName(QStringLiteral("storeDamage"));
    damage->setLasting(true);
    notice->setObjectName(QStringLiteral("storeNotice"));
    auto* layout = column(this, measure::tight, measure::tight);
    layout->addWidget(damage);
    layout->addWidget(notice);
    connect(damage, &Banner::acted, this, &DamageBanner::safetyAsked);
    connect(notice, &Banner::closed, this, [this] {
        dismissed = true;
        setVisible(!store.damage().isEmpty());
    });
    keepTranslated(this, [this] { translate(); });
}

void DamageBanner::translate() {
    const QStringList wrong = store.damage();
    const QString why = dismissed ? QString() : store.notice();
    setVisible(!wrong.isEmpty() || !why.isEmpty());
    if (!wrong.isEmpty()) {
        QStringList lines;
        for (const QString& sentence : wrong.mid(0, sentencesShown))
            lines += maskIdentityNumbers(sentence);
        if (wrong.size() > sentencesShown)
            lines += tr("… and %n more", nullptr, int(wrong.size() - sentencesShown));
        const bool canGo = store.may(Command::VerifyStore) || store.may(Command::BackUp);
        lines +=
            canGo ? tr("Back up what is there to a new folder and have everything checked; then restore the "
                       "last whole backup.")
                  : tr("Tell your supervisor. Photos can be looked at meanwhile.");
        damage->show(Banner::Kind::Trouble, tr("The store is damaged: nothing is changed in it for now."),
                     lines.join(QLatin1Char('\n')), canGo ? tr("Data safety") : QString());
    }
    if (!why.isEmpty()) notice->show(Banner::Kind::Caution, why);
}

} // namespace mianguan
