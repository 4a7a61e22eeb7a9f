#pragma once

#include "core/base/result.h"
#include "core/keys/secret.h"
#include "core/work/entrance.h"

#include <QStackedWidget>

class QCheckBox;
class QPushButton;

namespace mianguan {

class DoorPage;
class PersonForm;
class TextBox;

/// A store that nobody has yet: what this is, the school, the administrator. The recovery code follows.
class FirstStartPage : public QStackedWidget {
    Q_OBJECT
public:
    explicit FirstStartPage(QWidget* parent);

    void begin(Entrance::State state); ///< New, or Plain: photos of the earlier version are here
    void refuse(const Error& error, const QString& action = {}); ///< `action` leads on all the same
    void setProgress(qint64 done, qint64 total);
    void forget();
    static QString stepText(int step);

Q_SIGNALS:
    void setUpAsked(const QString& school, const mianguan::NewUser& administrator,
                    const mianguan::Secret& password);
    void goOnAsked(); ///< by the refusal's action
    void restoreAsked();
    void practiceAsked();

private:
    DoorPage* makeWelcome();
    DoorPage* makeSchool();
    DoorPage* makeAdministrator();
    void showStep(DoorPage* page);
    void translate();
    void toAdministrator();
    void submit();
    void setBusy();

    bool plain = false;
    DoorPage* welcome;
    DoorPage* school;
    DoorPage* administrator;
    QPushButton* start;
    QPushButton* restore;
    QPushButton* practise;
    TextBox* schoolName;
    QPushButton* schoolBack;
    QPushButton* schoolNext;
    PersonForm* person;
    QCheckBox* worksToo;
    QPushButton* personBack;
    QPushButton* personNext;
};

} // namespace mianguan
