#include "ui/access/person_card.h"

#include "core/work/store.h"
#include "ui/access/people_list.h"
#include "ui/access/person_sheets.h"
#include "ui/access/role_choice.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"

namespace mianguan {

PersonCard::PersonCard(Store& target, QWidget* parent) : QFrame(parent), store(target) {
    setObjectName(QStringLiteral("personCard"));
    setProperty("kind", QStringLiteral("card"));
    name = makeLabel("emphasis", this);
    about = makeLabel("quiet", this);
    for (QLabel* label : {name, about})
        label->setWordWrap(true);
    banner = new Banner(this);
    roles = new RoleChoice(this);
    saveRoles = makeButton("saveRoles", "primary", this);
    password = makeButton("resetPassword", "plain", this);
    removal = makeButton("removePerson", "plain", this);
    auto* others = rowOf(nullptr, 0, measure::tight);
    others->addWidget(password);
    others->addWidget(removal);
    others->addStretch();
    auto* layout = column(this, measure::wide, measure::tight);
    layout->addWidget(name);
    layout->addWidget(about);
    layout->addWidget(banner);
    layout->addWidget(roles);
    layout->addWidget(saveRoles, 0, Qt::AlignLeft);
    layout->addSpacing(measure::tight);
    layout->addLayout(others);
    layout->addStretch();
    connect(roles, &RoleChoice::changed, this, &PersonCard::judge);
    connect(saveRoles, &QPushButton::clicked, this, &PersonCard::save);
    connect(removal, &QPushButton::clicked, this, [this] { askToRemove(this, store, person); });
    connect(password, &QPushButton::clicked, this, [this] {
        if (person.id == store.user().id)
            askToChangePassword(this, store);
        else
            askForNewPassword(this, store, person);
    });
    keepTranslated(this, [this] { translate(); });
}

void PersonCard::translate() {
    say(saveRoles, tr("Save the roles"));
    say(removal, tr("Remove…"));
    fill();
}

void PersonCard::show(const User& whom) {
    if (whom.id != person.id) banner->clear();
    person = whom;
    roles->setRoles(person.roles);
    fill();
}

void PersonCard::fill() {
    const bool self = person.id == store.user().id, manages = store.may(Command::ManagePeople);
    name->setText(person.displayName);
    about->setText(person.removed ? tr("Was removed: cannot sign in any more, and stays in the activity.")
                                  : tr("Signs in as %1, %2").arg(person.name, sinceText(person.addedMs)));
    say(password, self ? tr("Change my password…") : tr("New password…"));
    roles->setVisible(!person.removed);
    roles->setEnabled(manages);
    saveRoles->setVisible(!person.removed && manages);
    password->setVisible(!person.removed && (self || manages));
    removal->setVisible(!person.removed && manages && !self);
    judge();
}

void PersonCard::judge() { saveRoles->setEnabled(roles->roles() != person.roles && roles->roles()); }

void PersonCard::save() {
    banner->clear();
    saveRoles->setEnabled(false);
    store.changeRoles(person.id, roles->roles(), this, [this](const Result<Id>& answer) {
        if (answer) return;
        banner->show(answer.error());
        roles->setRoles(person.roles);
    });
}

} // namespace mianguan
