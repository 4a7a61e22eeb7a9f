#pragma once

#include "core/base/result.h"
#include "core/keys/secret.h"
#include "ui/access/door_page.h"

class QLabel;

namespace mianguan {

class NewPassword;
class TextBox;

/// The recovery code gives an administrator a new password.
class RecoverPage : public DoorPage {
    Q_OBJECT
public:
    explicit RecoverPage(QWidget* parent);

    void ask(const QString& name);                               ///< typed at the sign-in; may be empty
    void refuse(const Error& error, const QString& action = {}); ///< `action` leads on all the same
    void forget();

Q_SIGNALS:
    void recoverAsked(const mianguan::Secret& code, const QString& name, const mianguan::Secret& password);
    void goOnAsked(); ///< by the refusal's action
    void backAsked();

private:
    void translate();
    void judge();
    void submit();
    void begin();

    TextBox* code;
    QLabel* codeTrouble;
    TextBox* name;
    NewPassword* password;
    QPushButton* back;
    QPushButton* go;
};

} // namespace mianguan
