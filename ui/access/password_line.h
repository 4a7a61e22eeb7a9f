#pragma once

#include "core/keys/secret.h"

#include <QLineEdit>

namespace mianguan {

/// A line for a password: dots unless shown, nothing to copy, no undo, no input method.
class PasswordLine : public QLineEdit {
    Q_OBJECT
public:
    PasswordLine(const char* name, QWidget* parent);

    void setShown(bool shown);
    Secret take(); ///< what was typed; the line is empty then
    void forget(); ///< empties it

Q_SIGNALS:
    void capsLockSeen(bool on); ///< by what the last letter came out as

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void dropHistory();
};

} // namespace mianguan
