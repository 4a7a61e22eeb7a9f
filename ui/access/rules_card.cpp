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
    importsLabel = makeLabel("body", this);
    imports = makeChoice("importRule", this);
    codeWords = makeLabel("body", this);
    codeWords->setWordWrap(true);
    renew = makeButton("renewCode", "plain", this);
    auto* locking = rowOf(nullptr, 0, measure::normal);
    locking->addWidget(lockLabel, 1);
    locking->addWidget(lockAfter);
    auto* importing = rowOf(nullptr, 0, measure::normal);
    importing->addWidget(importsLabel, 1);
    importing->addWidget(imports);
    auto* recovery = rowOf(nullptr, 0, measure::normal);
    recovery->addWidget(codeWords, 1);
    recovery->addWidget(renew);
    auto* layout = column(this, measure::wide, measure::hair);
    layout->addWidget(title);
    layout->addWidget(banner);
    layout->addWidget(own);
    layout->addLayout(below);
    layout->addLayout(locking);
    layout->addLayout(importing);
    layout->addLayout(recovery);
    connect(own, &QCheckBox::clicked, this, &RulesCard::change);
    for (QComboBox* box : {lockAfter, imports})
        connect(box, &QComboBox::activated, this, &RulesCard::change);
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
    importsLabel->setText(tr("Photos from files, as an exception to the desk"));
    imports->setAccessibleName(importsLabel->text());
    imports->clear();
    imports->addItem(tr("of anyone"), int(ImportRule::Anyone));
    imports->addItem(tr("of graduates on a list only"), int(ImportRule::ListedOnly));
    imports->addItem(tr("never"), int(ImportRule::Never));
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
    imports->setCurrentIndex(imports->findData(int(policy.imports)));
    imports->setEnabled(store.may(Command::ChangePolicy));
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
    policy.imports = ImportRule(imports->currentData().toInt());
    store.changePolicy(policy, this, [this](const Result<Id>& answer) {
        if (answer) return;
        banner->show(answer.error());
        fill();
    });
}

} // namespace mianguan
