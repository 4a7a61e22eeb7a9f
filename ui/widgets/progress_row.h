#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace mianguan {

/// A run under way: what, how far, how long still, and the way to stop it.
class ProgressRow : public QWidget {
    Q_OBJECT
public:
    explicit ProgressRow(QWidget* parent = nullptr);

    void setWords(const QString& doing, const QString& detail);
    void setProgress(int done, int total);     ///< total 0: moving without an end in sight
    void setCancelWords(const QString& words); ///< empty: there is nothing to stop
    void setCancelEnabled(bool enabled);

Q_SIGNALS:
    void cancelled();

private:
    QLabel* head;
    QLabel* body;
    QProgressBar* bar;
    QPushButton* cancel;
};

/// "less than a minute", "3 min", "1 h 20 min": coarse on purpose, so that it does not twitch.
QString timeLeftText(qint64 milliseconds);

} // namespace mianguan
