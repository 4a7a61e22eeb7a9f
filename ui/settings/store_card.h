#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace mianguan {

class Banner;
class Store;

/// Where the data lies, and the check that all of it is as it was written.
class StoreCard : public QFrame {
    Q_OBJECT
public:
    explicit StoreCard(Store& store, QWidget* parent = nullptr);

private:
    void verify();
    void translate();

    Store& store;
    QLabel* title;
    QLabel* folder;
    QPushButton* open;
    QPushButton* check;
    Banner* banner;
};

} // namespace mianguan
