#pragma once

#include "core/base/result.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace mianguan {

class EmptyState;

/// Before the store is open, and when it cannot be opened.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);

    void showOpening();
    void showTrouble(const Error& error);

Q_SIGNALS:
    void retryAsked();
    void quitAsked();

private:
    void fill();

    std::optional<Error> trouble;
    EmptyState* state;
    QProgressBar* busy;
    QPushButton* retry;
    QPushButton* quit;
};

} // namespace mianguan
