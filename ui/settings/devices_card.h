#pragma once

#include <QFrame>

class QLabel;

namespace mianguan {

class Banner;
class Settings;
class Store;

/// The vendors' libraries that lend this station a card reader and a decoder of codes.
class DevicesCard : public QFrame {
    Q_OBJECT
public:
    DevicesCard(Store& store, Settings& settings, QWidget* parent = nullptr);

private:
    void translate();

    Store& store;
    QLabel *title, *words;
    Banner* banner;
};

} // namespace mianguan
