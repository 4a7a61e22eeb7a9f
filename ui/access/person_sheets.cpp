#include "ui/access/person_sheets.h"

#include "ui/access/add_person_sheet.h"
#include "ui/access/password_sheets.h"
#include "ui/access/recovery_code_sheet.h"
#include "ui/access/remove_person_sheet.h"

namespace mianguan {

void askForNewPerson(QWidget* parent, Store& store) { (new AddPersonSheet(store, parent))->open(); }

void askForNewPassword(QWidget* parent, Store& store, const User& person) {
    (new ResetPasswordSheet(store, person, parent))->open();
}

void askToChangePassword(QWidget* parent, Store& store) { (new ChangePasswordSheet(store, parent))->open(); }

void askForNewRecoveryCode(QWidget* parent, Store& store) { (new RecoveryCodeSheet(store, parent))->open(); }

void askToRemove(QWidget* parent, Store& store, const User& person) {
    (new RemovePersonSheet(store, person, parent))->open();
}

} // namespace mianguan
