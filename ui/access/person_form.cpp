#include "ui/access/person_form.h"

#include "core/access/user_name.h"
#include "ui/access/new_password.h"
#include "ui/widgets/text_box.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QLineEdit>

namespace mianguan {

namespace {

constexpr int longestName = 40, longestDisplayName = 60; ///< characters

} // namespace

PersonForm::PersonForm(QWidget* parent) : QWidget(parent) {
    login = new TextBox("loginName", this);
    display = new TextBox("displayName", this);
    password = new NewPassword(this);
    login->line()->setMaxLength(longestName);
    display->line()->setMaxLength(longestDisplayName);
    setFocusProxy(login);
    auto* names = rowOf(nullptr, 0, measure::normal);
    names->addWidget(login, 1, Qt::AlignTop);
    names->addWidget(display, 1, Qt::AlignTop);
    auto* layout = column(this, 0, measure::normal);
    layout->addLayout(names);
    layout->addWidget(password);
    password->setPersonal([this] { return personal(); });
    for (QLineEdit* line : {login->line(), display->line()})
        connect(line, &QLineEdit::textChanged, password, &NewPassword::judge);
    connect(login->line(), &QLineEdit::editingFinished, this, &PersonForm::translate);
    connect(login->line(), &QLineEdit::returnPressed, display, [this] { display->setFocus(); });
    connect(display->line(), &QLineEdit::returnPressed, password, [this] { password->setFocus(); });
    connect(password, &NewPassword::changed, this, &PersonForm::changed);
    connect(password, &NewPassword::submitted, this, &PersonForm::submitted);
    keepTranslated(this, [this] { translate(); });
}

void PersonForm::translate() {
    const auto checked = checkedUserName(login->text());
    login->setWords(tr("Name to sign in with"), checked || login->text().isEmpty()
                                                    ? tr("Short, for instance initials")
                                                    : checked.error().what);
    display->setWords(tr("Name as others read it"), tr("Stands in the activity and on certificates"));
}

void PersonForm::setSchool(const QString& name) {
    school = name;
    password->judge();
}

QStringList PersonForm::personal() const { return {login->text(), display->text(), school}; }

bool PersonForm::acceptable() const { return checkedUserName(login->text()) && password->acceptable(); }

NewUser PersonForm::person(Roles roles) const { return {login->text(), display->text(), roles, {}}; }

Secret PersonForm::takePassword() { return password->take(); }

void PersonForm::clear() {
    login->line()->clear();
    display->line()->clear();
    password->forget();
}

} // namespace mianguan
