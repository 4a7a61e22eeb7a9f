#pragma once

#include <QWidget>

class QLabel;

namespace mianguan {

/// How hard a password is to guess, as it is typed: a bar, a word, and how to do better.
class StrengthMeter : public QWidget {
    Q_OBJECT
public:
    explicit StrengthMeter(QWidget* parent);

    /// `personal`: what a guesser tries first.
    void rate(const QString& password, const QStringList& personal);
    bool acceptable() const { return taken; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void say(const QString& word, const QString& advice);

    QLabel* word;
    QLabel* advice;
    double filled = 0; ///< of the bar, 0 to 1
    bool taken = false;
};

} // namespace mianguan
