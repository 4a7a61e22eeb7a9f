#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace mianguan {

class Store;

/// Where the data lies.
class StoreCard : public QFrame {
    Q_OBJECT
public:
    explicit StoreCard(Store& store, QWidget* parent = nullptr);

private:
    void translate();

    Store& store;
    QLabel* title;
    QLabel* folder;
    QPushButton* open;
};

} // namespace mianguan
