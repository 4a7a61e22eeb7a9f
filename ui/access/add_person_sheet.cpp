#include "ui/access/add_person_sheet.h"

#include "core/work/store.h"
#include "ui/access/person_form.h"
#include "ui/access/role_choice.h"
#include "ui/base/live_text.h"
#include "ui/widgets/parts.h"

namespace mianguan {

AddPersonSheet::AddPersonSheet(Store& target, QWidget* parent)
    : Sheet("addPersonSheet", parent), store(target) {
    person = new PersonForm(this);
    person->setSchool(store.school());
    roles = new RoleChoice(this);
    form()->addWidget(person);
    form()->addWidget(roles);
    connect(person, &PersonForm::changed, this, &AddPersonSheet::judge);
    connect(person, &PersonForm::submitted, roles, [this] { roles->setFocus(); });
    connect(roles, &RoleChoice::changed, this, &AddPersonSheet::judge);
    connect(goOn(), &QPushButton::clicked, this, &AddPersonSheet::submit);
    keepTranslated(this, [this] {
        setWords(tr("Add a person"),
                 tr("Everyone signs in under a name of their own, so that it can be told who did "
                    "what. Tell the person the password; they change it themselves."),
                 tr("Add"));
    });
    judge();
    person->setFocus();
}

void AddPersonSheet::judge() { goOn()->setEnabled(person->acceptable() && roles->roles()); }

void AddPersonSheet::submit() {
    setBusy(true);
    NewUser added = person->person(roles->roles());
    const Secret password = person->takePassword();
    added.password = password.text();
    store.addUser(std::move(added), this, [this](const Result<Id>& answer) { settle(answer); });
}

} // namespace mianguan
