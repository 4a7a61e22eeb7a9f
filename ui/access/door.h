#pragma once

#include "core/access/user.h"
#include "core/base/result.h"
#include "core/keys/secret.h"
#include "core/ledger/backup.h"

#include <QWidget>

#include <optional>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace mianguan {

class Doorkeeper;
class DoorPage;
class FirstStartPage;
class RecoverPage;
class RecoverySheet;
class RestorePage;
class SignInPage;

/// Everything that is asked before someone is inside: first start, sign-in, recovery code, restore; and what
/// stands there while the station is locked.
class Door : public QWidget {
    Q_OBJECT
public:
    Door(Doorkeeper& keeper, QWidget* parent = nullptr);

    void setNote(const QString& words);  ///< beside what is asked, all the time
    void showLocked(const User& person); ///< at once; the store may still be at work behind it
    void showSignIn();                   ///< for anyone, while the store closes
    void signInLater(const QString& name, const Secret& password); ///< as soon as the store has closed
    void sayEnded(const QString& sentence); ///< why the session is over; empty: for no reason to be told
    void refuse(const Error& error);
    void setRunning(const QString& words); ///< what is still at work behind it

Q_SIGNALS:
    void entered(); ///< the doorkeeper has the store; a new recovery code is on paper
    void stopRunningAsked();
    void comeBackAsked(const QString& name, const mianguan::Secret& password); ///< to the store behind it
    void languageChosen(const QString& name);
    void practiceAsked(); ///< instead of this store

private:
    void arrive();
    void comeIn();
    void askToSignIn(const QString& name, const Secret& password);
    void askToRestoreAgain(const Error& error);
    void sayRestored();
    void sayKeyringRefused(const Error& error);
    DoorPage* makeCodePage();
    void connectPages();
    void translate();
    void forget();

    Doorkeeper& keeper;
    QStackedWidget* pages;
    FirstStartPage* first;
    SignInPage* signIn;
    RecoverPage* recover;
    RestorePage* restore;
    DoorPage* codePage;
    RecoverySheet* code;
    QLabel* note;
    QToolButton* language;
    struct Typed {
        QString name;
        Secret password;
    };
    bool founding = false;        ///< the recovery code shown is the first one
    std::optional<Typed> waiting; ///< typed before the store behind the lock had closed
};

} // namespace mianguan
