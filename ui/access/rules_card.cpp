#include "ui/access/rules_card.h"

#include "core/work/store.h"
#include "ui/access/person_sheets.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>

#include <set>

namespace mianguan {

namespace {

constexpr int underTheWords = 30; ///< the check box's own width
constexpr int usualMinutes[] = {1, 2, 5, 10, 15, 30, 60, 120};

} // namespace

RulesCard::RulesCard(Store& target, QWidget* parent) : QFrame(parent), store(target) {
    setObjectName(QStringLiteral("rulesCard"));
    setProperty("kind", QStringLiteral("card"));
    title = makeLabel("section", this);
    banner = new Banner(this);
    own = new QCheckBox(this);
    own->setObjectName(QStringLiteral("reviewOwn"));
    ownWhy = makeLabel("small", this);
    ownWhy->setWordWrap(true);
    auto* below = rowOf(nullptr, 0, 0);
    below->setContentsMargins(underTheWords, 0, 0, measure::tight);
    below->addWidget(ownWhy);
    lockLabel = makeLabel("body", this);
    lockAfter = makeChoice("lockAfter", this);
    codeWords = makeLabel("body", this);
    codeWords->setWordWrap(true);
    renew = makeButton("renewCode", "plain", this);
    auto* locking = rowOf(nullptr, 0, measure::normal);
    locking->addWidget(lockLabel, 1);
    locking->addWidget(lockAfter);
    auto* recovery = rowOf(nullptr, 0, measure::normal);
    recovery->addWidget(codeWords, 1);
    recovery->addWidget(renew);
    auto* layout = column(this, measure::wide, measure::hair);
    layout->addWidget(title);
    layout->addWidget(banner);
    layout->addWidget(own);
    layout->addLayout(below);
    layout->addLayout(locking);
    layout->addLayout(recovery);
    connect(own, &QCheckBox::clicked, this, &RulesCard::change);
    connect(lockAfter, &QComboBox::activated, this, &RulesCard::change);
    connect(renew, &QPushButton::clicked, this, [this] { askForNewRecoveryCode(this, store); });
    connect(&store, &Store::policyChanged, this, &RulesCard::fill);
    connect(&store, &Store::peopleChanged, this, &RulesCard::fill);
    keepTranslated(this, [this] { translate(); });
}

void RulesCard::translate() {
    title->setText(tr("The school's rules"));
    own->setText(tr("People may review photos they collected themselves"));
    own->setAccessibleName(own->text());
    ownWhy->setText(tr("Four eyes see more: leave it off where there are two people or more."));
    lockLabel->setText(tr("Lock after no key and no mouse for"));
    lockAfter->setAccessibleName(lockLabel->text());
    codeWords->setText(tr("Recovery code on paper"));
    say(renew, tr("Make a new one…"));
    fill();
}

void RulesCard::fill() {
    const Policy policy = store.policy();
    own->setChecked(policy.reviewOwnPhotos);
    std::set<int> minutes(std::begin(usualMinutes), std::end(usualMinutes));
    minutes.insert(int(policy.lockAfter.count()));
    lockAfter->clear();
    for (const int each : minutes)
        lockAfter->addItem(tr("%n minute(s)", nullptr, each), each);
    lockAfter->setCurrentIndex(lockAfter->findData(int(policy.lockAfter.count())));
    own->setEnabled(store.may(Command::ChangePolicy));
    lockAfter->setEnabled(store.may(Command::ChangePolicy));
    renew->setVisible(store.may(Command::RenewRecoveryCode));
    codeWords->setVisible(store.may(Command::RenewRecoveryCode));
}

void RulesCard::change() {
    banner->clear();
    Policy policy = store.policy();
    policy.reviewOwnPhotos = own->isChecked();
    policy.lockAfter = std::chrono::minutes(lockAfter->currentData().toInt());
    store.changePolicy(policy, this, [this](const Result<Id>& answer) {
        if (answer) return;
        banner->show(answer.error());
        fill();
    });
}

} // namespace mianguan
