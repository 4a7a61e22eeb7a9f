#pragma once

#include "core/access/user.h"
#include "core/base/result.h"
#include "core/keys/secret.h"
#include "ui/access/door_page.h"

#include <QDeadlineTimer>

#include <chrono>
#include <optional>

class QTimer;

namespace mianguan {

class PasswordBox;
class TextBox;

/// Name and password; also what stands before the pictures of someone who went away.
class SignInPage : public DoorPage {
    Q_OBJECT
public:
    explicit SignInPage(QWidget* parent);

    void ask();                            ///< anyone
    void askAgain(const User& person);     ///< locked, the place is kept
    void setRunning(const QString& words); ///< what still runs behind the lock; empty: nothing
    /// Why the session before ended, when it was not the person who did; until ask() or askAgain().
    void sayEnded(const QString& sentence);
    /// `wait`: until a password of that name is tried again; counted down where the refusal stands.
    void refuse(const Error& error, std::chrono::milliseconds wait);
    QString typedName() const;
    void forget(); ///< what was typed

Q_SIGNALS:
    void signInAsked(const QString& name, const mianguan::Secret& password);
    void forgotten(const QString& name); ///< the password
    void stopRunningAsked();

private:
    void begin(const QString& name);
    void translate();
    void submit();
    void judge();
    void count();

    TextBox* name;
    PasswordBox* password;
    QPushButton* enter;
    QPushButton* forgot;
    std::optional<User> locked;
    QString running;
    QString ended;
    QDeadlineTimer until;
    QTimer* counting;
};

} // namespace mianguan
