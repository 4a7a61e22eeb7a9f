#pragma once

#include <QFrame>
#include <QThreadPool>

class QLabel;
class QPushButton;
class QTimer;

namespace mianguan {

class Store;

/// How many imported photos belong to nobody on the roster, and the way to match them. Hidden where there are
/// none, and where there is no roster.
class UnmatchedCard : public QFrame {
    Q_OBJECT
public:
    explicit UnmatchedCard(Store& store, QWidget* parent = nullptr);
    ~UnmatchedCard() override;
    void refresh(); ///< counts anew, away from the window

Q_SIGNALS:
    void matchAsked();

private:
    void show(int photos);

    Store& store;
    QThreadPool pool;
    QTimer* later;
    int count = 0;
    QLabel* title;
    QLabel* words;
    QPushButton* match;
};

} // namespace mianguan
