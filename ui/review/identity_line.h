#pragma once

#include "core/base/result.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace mianguan {

class ElidedLabel;
class ReasonChoice;

/// A photo's label, identity numbers in it masked. Who may see a number in full says why, in place; it then
/// stands here for half a minute and can be copied as long as it stands.
class IdentityLine : public QWidget {
    Q_OBJECT
public:
    static constexpr int secondsShown = 30;

    explicit IdentityLine(QWidget* parent = nullptr);

    void show(const QString& label, bool mayReveal); ///< `label` in full; masked is what is seen
    void clear();
    void ask();                               ///< for the reason; nothing where there is nothing to see
    void answer(const Result<QString>& full); ///< to revealAsked
    bool isRevealed() const;

Q_SIGNALS:
    void askingChanged(bool asking); ///< keys of the page rest meanwhile
    void revealAsked(const QString& reason);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeForm();
    QWidget* makeShown();
    void translate();
    void mask();
    void setAsking(bool asking);
    void tick();
    void copy();

    QString masked;
    bool revealable = false;
    ElidedLabel* label;
    QToolButton* showIt;
    QWidget* form;
    QLabel* question;
    ReasonChoice* reason;
    QLabel* recorded;
    QPushButton* leave;
    QLabel* trouble;
    QWidget* open; ///< the number in full
    QLabel* number;
    QLabel* left;
    QToolButton* copyIt;
    QToolButton* hideIt;
    QTimer* second;
    int secondsLeft = 0;
};

} // namespace mianguan
