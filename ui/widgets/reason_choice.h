#pragma once

#include <QStringList>
#include <QWidget>

class QBoxLayout;
class QLineEdit;
class QToolButton;

namespace mianguan {

/// Why something is done: the usual reasons as buttons, any other in one's own words. What is typed goes
/// before what was pressed.
class ReasonChoice : public QWidget {
    Q_OBJECT
public:
    static constexpr int most = 200; ///< characters

    /// Object names are `name`1, `name`2 … and `name`Own.
    ReasonChoice(const char* name, int usual, Qt::Orientation orientation, QWidget* parent = nullptr);

    void setWords(const QStringList& usual, const QString& own);
    QString reason() const; ///< empty while there is none
    void clear();
    QLineEdit* ownWords() const { return own; }

Q_SIGNALS:
    void changed();
    void settled(); ///< a usual one was pressed, or Enter in one's own words

private:
    void press(QToolButton* button);

    QList<QToolButton*> buttons;
    QLineEdit* own;
};

} // namespace mianguan
