#pragma once

#include <QFrame>

class QComboBox;
class QLabel;

namespace mianguan {

class Settings;

/// Which reasons lie on the keys 1 to 9.
class QuickReasons : public QFrame {
    Q_OBJECT
public:
    explicit QuickReasons(Settings& settings, QWidget* parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    void fill();
    void remember();

    Settings& settings;
    QLabel* title;
    QList<QComboBox*> boxes;
};

} // namespace mianguan
