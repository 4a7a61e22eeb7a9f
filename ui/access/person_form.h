#pragma once

#include "core/keys/secret.h"
#include "core/work/entrance.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace mianguan {

class NewPassword;
class TextBox;

/// Who someone is: the name to sign in with, the name others read, the password.
class PersonForm : public QWidget {
    Q_OBJECT
public:
    explicit PersonForm(QWidget* parent);

    void setSchool(const QString& school); ///< a word that passwords must not lean on
    bool acceptable() const;
    NewUser person(Roles roles) const; ///< without the password
    Secret takePassword();
    void clear();

Q_SIGNALS:
    void changed();
    void submitted();

private:
    void translate();
    QStringList personal() const;

    TextBox* login;
    TextBox* display;
    NewPassword* password;
    QString school;
};

} // namespace mianguan
