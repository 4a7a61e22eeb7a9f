#pragma once

#include "core/work/consent_text.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace mianguan {

class Banner;
class Store;

/// The notice graduates agree to: which is in force, read, saved to be edited, replaced by the school's own.
class ConsentCard : public QFrame {
    Q_OBJECT
public:
    ConsentCard(Store& store, QWidget* parent);

private:
    void fill();
    void saveFile();
    void chooseFile();
    void put(const ConsentText& text);
    void translate();
    ConsentText inForce() const;

    Store& store;
    QLabel *title, *state;
    Banner* banner;
    QPushButton *read, *save, *choose, *own;
};

} // namespace mianguan
