#include "ui/access/password_sheets.h"

#include "core/work/store.h"
#include "ui/access/new_password.h"
#include "ui/access/password_box.h"
#include "ui/base/live_text.h"
#include "ui/widgets/parts.h"

namespace mianguan {

namespace {

QStringList personalOf(const Store& store, const User& person) {
    return {person.name, person.displayName, store.school()};
}

} // namespace

ResetPasswordSheet::ResetPasswordSheet(Store& target, const User& whose, QWidget* parent)
    : Sheet("resetPasswordSheet", parent), store(target), person(whose), password(new NewPassword(this)) {
    form()->addWidget(password);
    password->setPersonal([this] { return personalOf(store, person); });
    connect(password, &NewPassword::changed, this, [this] { goOn()->setEnabled(password->acceptable()); });
    connect(password, &NewPassword::submitted, this, &ResetPasswordSheet::submit);
    connect(goOn(), &QPushButton::clicked, this, &ResetPasswordSheet::submit);
    keepTranslated(this, [this] {
        setWords(
            tr("New password for %1").arg(person.displayName),
            tr("The old one opens nothing any more. Tell %1 the new one; it can be changed after signing in.")
                .arg(person.displayName),
            tr("Set the password"));
    });
    goOn()->setEnabled(false);
    password->setFocus();
}

void ResetPasswordSheet::submit() {
    if (!goOn()->isEnabled()) return;
    setBusy(true);
    store.resetPassword(person.id, password->take().text(), this,
                        [this](const Result<Id>& answer) { settle(answer); });
}

ChangePasswordSheet::ChangePasswordSheet(Store& target, QWidget* parent)
    : Sheet("changePasswordSheet", parent), store(target), old(new PasswordBox("oldPassword", this)),
      fresh(new NewPassword(this)) {
    form()->addWidget(old);
    form()->addWidget(fresh);
    fresh->setPersonal([this] { return personalOf(store, store.user()); });
    connect(old->line(), &QLineEdit::textChanged, this, &ChangePasswordSheet::judge);
    connect(old->line(), &QLineEdit::returnPressed, fresh, [this] { fresh->setFocus(); });
    connect(fresh, &NewPassword::changed, this, &ChangePasswordSheet::judge);
    connect(fresh, &NewPassword::submitted, this, &ChangePasswordSheet::submit);
    connect(goOn(), &QPushButton::clicked, this, &ChangePasswordSheet::submit);
    keepTranslated(this, [this] {
        setWords(tr("Change my password"), {}, tr("Change it"));
        old->setWords(tr("Password until now"));
    });
    judge();
    old->setFocus();
}

void ChangePasswordSheet::judge() { goOn()->setEnabled(!old->text().isEmpty() && fresh->acceptable()); }

void ChangePasswordSheet::submit() {
    if (!goOn()->isEnabled()) return;
    setBusy(true);
    const Secret before = old->line()->take(), after = fresh->take();
    store.changePassword(before.text(), after.text(), this,
                         [this](const Result<Id>& answer) { settle(answer); });
}

} // namespace mianguan
