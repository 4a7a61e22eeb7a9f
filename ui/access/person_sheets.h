#pragma once

#include "core/access/user.h"

class QWidget;

namespace mianguan {

class Store;

/// The questions about people, each opened over `parent` and answered by the store.
void askForNewPerson(QWidget* parent, Store& store);
void askForNewPassword(QWidget* parent, Store& store, const User& person); ///< of someone who forgot his
void askToRemove(QWidget* parent, Store& store, const User& person);
void askToChangePassword(QWidget* parent, Store& store); ///< one's own
void askForNewRecoveryCode(QWidget* parent, Store& store);

} // namespace mianguan
