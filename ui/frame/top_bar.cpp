#include "ui/frame/top_bar.h"

#include "ui/base/live_text.h"
#include "ui/hub/hub_indicator.h"
#include "ui/theme/measures.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/parts.h"

#include <QButtonGroup>
#include <QDateTime>
#include <QLocale>
#include <QMenu>

namespace mianguan {

namespace {

constexpr int longestName = 140; ///< pixels
constexpr qint64 hourMs = 3'600'000, dayMs = 24 * hourMs, lateAfter = dayMs;

} // namespace

TopBar::TopBar(QWidget* parent) : QFrame(parent), filters(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(measure::topBar);
    store = new ElidedLabel("emphasis", this);
    practice = makeLabel("body", this);
    practice->setObjectName(QStringLiteral("practiceMark"));
    practice->hide();
    activity = new QToolButton(this);
    activity->setObjectName(QStringLiteral("activity"));
    activity->setIcon(icon(QStringLiteral("clock"), &Tokens::accent));
    activity->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    activity->setFocusPolicy(Qt::TabFocus);
    activity->hide();
    backup = new QToolButton(this);
    backup->setObjectName(QStringLiteral("sinceBackup"));
    backup->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    backup->setFocusPolicy(Qt::TabFocus);
    backup->hide();
    hub = new HubIndicator(this);
    find = makeTool("find", QStringLiteral("search"), this);
    idle = makeLabel("body", this);
    idle->setObjectName(QStringLiteral("idleWarning"));
    idle->hide();
    makePerson();

    auto* layout = rowOf(this, 0, measure::hair);
    layout->setContentsMargins(measure::wide, 0, measure::normal, 0);
    layout->addWidget(store);
    layout->addSpacing(measure::tight);
    layout->addWidget(practice, 0, Qt::AlignVCenter);
    layout->addStretch(1);
    layout->addWidget(idle, 0, Qt::AlignVCenter);
    layout->addWidget(activity);
    layout->addWidget(backup);
    layout->addWidget(hub);
    layout->addSpacing(measure::tight);
    filters->setExclusive(false);
    for (const Shown shown : everyShown) {
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("shown%1").arg(int(shown)));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        filters->addButton(button, int(shown));
        layout->addWidget(button);
    }
    layout->addSpacing(measure::tight);
    layout->addWidget(find);
    layout->addWidget(person);
    connect(filters, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT shownChosen(Shown(id)); });
    connect(activity, &QToolButton::clicked, this, &TopBar::activityClicked);
    connect(backup, &QToolButton::clicked, this, &TopBar::backupClicked);
    connect(hub, &QToolButton::clicked, this, &TopBar::hubClicked);
    connect(find, &QToolButton::clicked, this, &TopBar::findAsked);
    keepTranslated(this, [this] { translate(); });
}

void TopBar::makePerson() {
    person = new QToolButton(this);
    person->setObjectName(QStringLiteral("person"));
    person->setIcon(icon(QStringLiteral("person")));
    person->setIconSize({measure::icon, measure::icon});
    person->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    person->setFocusPolicy(Qt::TabFocus);
    person->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(person);
    menu->setObjectName(QStringLiteral("personMenu"));
    lock = menu->addAction(icon(QStringLiteral("lock")), {}, this, &TopBar::lockAsked);
    changePassword = menu->addAction({}, this, &TopBar::changePasswordAsked);
    menu->addSeparator();
    signOut = menu->addAction({}, this, &TopBar::signOutAsked);
    person->setMenu(menu);
    person->hide();
}

void TopBar::setPerson(const QString& name) {
    person->setText(person->fontMetrics().elidedText(name, Qt::ElideRight, longestName));
    person->setVisible(!name.isEmpty());
    translate();
}

void TopBar::setCountsVisible(bool visible) {
    for (QAbstractButton* button : filters->buttons())
        button->setVisible(visible);
}

void TopBar::setHub(HubModel& model) { hub->setModel(model); }

void TopBar::setBackup(const BackupStanding& standing, bool may) {
    unsaved = standing;
    mayBackUp = may;
    translateBackup();
}

/// Shown from the first record on that only this disk has.
void TopBar::translateBackup() {
    const qint64 age = QDateTime::currentMSecsSinceEpoch() - unsaved.oldestMs;
    const bool late = unsaved.records > 0 && age >= lateAfter;
    backup->setVisible(unsaved.records > 0);
    backup->setIcon(icon(QStringLiteral("backup"), late ? &Tokens::warn : &Tokens::quiet));
    const QString words = tr("%Ln not backed up", "records", int(unsaved.records));
    const QString since =
        late ? tr("%n day(s)", nullptr, int(age / dayMs)) : tr("%n h", "hours", int(age / hourMs));
    const QString told = age < hourMs ? words : words + QStringLiteral(" · ") + since;
    const QString last = unsaved.backupMs == 0
                             ? tr("There is no backup yet.")
                             : tr("Last backup: %1.")
                                   .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(unsaved.backupMs),
                                                           QLocale::ShortFormat));
    const QString toDo = mayBackUp ? tr("Click to make a backup.") : tr("Ask a supervisor to make a backup.");
    say(backup, told, last + QLatin1Char(' ') + toDo);
}

void TopBar::setIdle(int seconds, bool shots) {
    idleSeconds = seconds;
    idleShots = shots;
    idle->setVisible(seconds > 0);
    translate();
}

void TopBar::setStore(const QString& name, bool isPractice) {
    storeName = name;
    practice->setVisible(isPractice);
    translate();
}

void TopBar::setCounts(const PhotoCounts& now) {
    counts = now;
    translate();
}

void TopBar::setShown(std::optional<Shown> which) {
    for (QAbstractButton* button : filters->buttons())
        button->setChecked(which && filters->id(button) == int(*which));
}

void TopBar::setActivity(const QString& words) {
    say(activity, words);
    activity->setVisible(!words.isEmpty());
}

void TopBar::translate() {
    store->setWords(storeName);
    practice->setText(tr("Practice store"));
    practice->setToolTip(
        tr("For trying things out: no sign-in, no lock, and nothing here is ever synchronised."));
    name(find, tr("Find a photo, a page or an action (Ctrl+K)"));
    idle->setText(
        idleShots ? tr("Locks in %n s; shots are not submitted. Any key keeps it open.", nullptr, idleSeconds)
                  : tr("Locks in %n s. Any key keeps it open.", nullptr, idleSeconds));
    translateBackup();
    person->setAccessibleName(tr("%1, signed in").arg(person->text()));
    person->setToolTip(tr("Lock, change the password, sign out"));
    lock->setText(tr("Lock") + QStringLiteral("\tCtrl+L"));
    changePassword->setText(tr("Change my password…"));
    signOut->setText(tr("Sign out"));
    for (QAbstractButton* button : filters->buttons()) {
        const auto shown = Shown(filters->id(button));
        say(button, QStringLiteral("%1 %2").arg(shownText(shown)).arg(countOf(counts, shown)));
    }
}

} // namespace mianguan
