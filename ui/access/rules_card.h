#pragma once

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace mianguan {

class Banner;
class Store;

/// What the school decides: own photos, the lock, photos from files, the recovery code.
class RulesCard : public QFrame {
    Q_OBJECT
public:
    RulesCard(Store& store, QWidget* parent);

private:
    void fill();
    void change();
    void translate();

    Store& store;
    QLabel* title;
    Banner* banner;
    QCheckBox* own;
    QLabel* ownWhy;
    QLabel* lockLabel;
    QComboBox* lockAfter;
    QLabel* importsLabel;
    QComboBox* imports;
    QLabel* codeWords;
    QPushButton* renew;
};

} // namespace mianguan
