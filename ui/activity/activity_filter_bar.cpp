#include "ui/activity/activity_filter_bar.h"

#include "ui/activity/activity_words.h"
#include "ui/activity/period_choice.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QTimer>

namespace mianguan {

namespace {

constexpr int everyKind = int(std::size(everyActivityKind)); ///< the chip that leaves nothing out
constexpr int settleMs = 200;

} // namespace

ActivityFilterBar::ActivityFilterBar(QWidget* parent)
    : QWidget(parent), kinds(new QButtonGroup(this)), person(makeChoice("activityPerson", this)),
      period(new PeriodChoice(this)), whom(new QLineEdit(this)), settle(new QTimer(this)) {
    settle->setSingleShot(true);
    settle->setInterval(settleMs);
    whom->setObjectName(QStringLiteral("activityWhom"));
    whom->addAction(icon(QStringLiteral("search"), &Tokens::quiet), QLineEdit::LeadingPosition);
    whom->setClearButtonEnabled(true);
    whom->setMinimumWidth(200);
    person->setMinimumWidth(150);
    person->addItem(QString(), QVariant::fromValue(Id()));
    auto* chips = rowOf(nullptr, 0, measure::hair);
    auto* layout = column(this, 0, measure::tight);
    layout->addLayout(chips);
    auto* rest = rowOf(nullptr, 0, measure::tight);
    rest->addWidget(person);
    rest->addWidget(period);
    rest->addStretch(1);
    rest->addWidget(whom, 2);
    layout->addLayout(rest);
    addChip(everyKind);
    for (int i = 0; i < everyKind; ++i)
        addChip(i);
    for (QAbstractButton* chip : kinds->buttons())
        chips->addWidget(chip);
    chips->addStretch();
    kinds->button(everyKind)->setChecked(true);
    connect(kinds, &QButtonGroup::idClicked, this, &ActivityFilterBar::changed);
    connect(person, &QComboBox::activated, this, &ActivityFilterBar::changed);
    connect(period, &PeriodChoice::changed, this, &ActivityFilterBar::changed);
    connect(whom, &QLineEdit::textChanged, settle, qOverload<>(&QTimer::start));
    connect(settle, &QTimer::timeout, this, &ActivityFilterBar::changed);
    keepTranslated(this, [this] { translate(); });
}

void ActivityFilterBar::addChip(int id) {
    auto* chip = new QToolButton(this);
    chip->setObjectName(QStringLiteral("activityKind%1").arg(id));
    chip->setProperty("kind", QStringLiteral("chip"));
    chip->setCheckable(true);
    chip->setFocusPolicy(Qt::TabFocus);
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setIconSize({16, 16});
    if (id < everyKind) chip->setIcon(icon(kindIcon(everyActivityKind[id])));
    kinds->addButton(chip, id);
}

void ActivityFilterBar::setUsers(const QList<User>& users) {
    const QVariant before = person->currentData();
    while (person->count() > 1)
        person->removeItem(1);
    for (const User& user : users)
        person->addItem(user.removed ? tr("%1 (removed)").arg(user.displayName) : user.displayName,
                        QVariant::fromValue(user.id));
    const int place = person->findData(before);
    person->setCurrentIndex(std::max(0, place));
}

ActivityFilter ActivityFilterBar::filter() const {
    ActivityFilter filter;
    if (kinds->checkedId() < everyKind) filter.kind = everyActivityKind[kinds->checkedId()];
    filter.user = person->currentData().value<Id>();
    filter.whom = whom->text().trimmed();
    const Period days = period->period();
    filter.fromMs = days.fromMs;
    filter.untilMs = days.untilMs;
    return filter;
}

bool ActivityFilterBar::isEverything() const {
    return kinds->checkedId() == everyKind && person->currentIndex() == 0 && period->isEverything() &&
           whom->text().trimmed().isEmpty();
}

void ActivityFilterBar::clear() {
    const QSignalBlocker quiet(this);
    kinds->button(everyKind)->setChecked(true);
    person->setCurrentIndex(0);
    period->clear();
    whom->clear();
    settle->stop();
    blockSignals(false);
    Q_EMIT changed();
}

void ActivityFilterBar::translate() {
    say(kinds->button(everyKind), tr("Everything"));
    for (int i = 0; i < everyKind; ++i)
        say(kinds->button(i), kindName(everyActivityKind[i]));
    person->setItemText(0, tr("Everyone"));
    person->setAccessibleName(tr("Who"));
    whom->setPlaceholderText(tr("Photo or person"));
    whom->setAccessibleName(tr("Which photo or person"));
}

} // namespace mianguan
