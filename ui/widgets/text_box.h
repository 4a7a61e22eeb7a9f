#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace mianguan {

/// A labelled line with a word of help below it.
class TextBox : public QWidget {
    Q_OBJECT
public:
    TextBox(const char* name, QWidget* parent);

    void setWords(const QString& label, const QString& help = {});
    QLineEdit* line() const { return field; }
    QString text() const; ///< without spaces around it

private:
    QLabel* label;
    QLineEdit* field;
    QLabel* help;
};

} // namespace mianguan
