#pragma once

#include "core/access/user.h"
#include "ui/widgets/sheet.h"

namespace mianguan {

class NewPassword;
class PasswordBox;
class Store;

/// A new password for someone who forgot his.
class ResetPasswordSheet : public Sheet {
    Q_OBJECT
public:
    ResetPasswordSheet(Store& store, const User& person, QWidget* parent);

private:
    void submit();
    Store& store;
    User person;
    NewPassword* password;
};

/// One's own, by the old one.
class ChangePasswordSheet : public Sheet {
    Q_OBJECT
public:
    ChangePasswordSheet(Store& store, QWidget* parent);

private:
    void submit();
    void judge();
    Store& store;
    PasswordBox* old;
    NewPassword* fresh;
};

} // namespace mianguan
