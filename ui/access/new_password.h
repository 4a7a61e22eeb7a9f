#pragma once

#include "core/keys/secret.h"

#include <QStringList>
#include <QWidget>

#include <functional>

class QLabel;

namespace mianguan {

class PasswordBox;
class StrengthMeter;

/// A password chosen anew: typed twice, judged while it is typed.
class NewPassword : public QWidget {
    Q_OBJECT
public:
    explicit NewPassword(QWidget* parent);

    /// What guessers try first, asked at each letter: user name, display name, school.
    void setPersonal(std::function<QStringList()> personal);
    bool acceptable() const; ///< good enough and twice the same
    void judge();            ///< anew, when the personal words changed
    Secret take();           ///< both lines are empty then
    void forget();

Q_SIGNALS:
    void changed();
    void submitted(); ///< Enter in the second line

private:
    void translate();
    void sayWhetherSame();

    PasswordBox* first;
    StrengthMeter* meter;
    PasswordBox* again;
    QLabel* differs;
    std::function<QStringList()> personalWords;
};

} // namespace mianguan
