#pragma once

#include "ui/access/password_line.h"

class QLabel;
class QToolButton;

namespace mianguan {

/// A labelled password: the line, the eye that shows what was typed, and the word about Caps Lock.
class PasswordBox : public QWidget {
    Q_OBJECT
public:
    PasswordBox(const char* name, QWidget* parent);

    void setWords(const QString& label);
    PasswordLine* line() const { return field; }
    const QString text() const { return field->text(); }
    void setShown(bool shown);

Q_SIGNALS:
    void shownChanged(bool shown);

private:
    QLabel* label;
    PasswordLine* field;
    QToolButton* eye;
    QLabel* caps;
    void translate();
};

} // namespace mianguan
