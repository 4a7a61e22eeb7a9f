#pragma once

#include "core/work/delivery.h"

#include <QFrame>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace mianguan {

class Settings;

/// Where to and under which names.
class DeliveryForm : public QFrame {
    Q_OBJECT
public:
    explicit DeliveryForm(Settings& settings, QWidget* parent = nullptr);

    Delivery::Request request() const;
    void choose(); ///< asks for the folder

Q_SIGNALS:
    void changed();

private:
    void addField(const QString& field);
    void remember();
    void translate();

    Settings& settings;
    QLabel* folderLabel;
    QLineEdit* folder;
    QPushButton* browse;
    QLabel* patternLabel;
    QLineEdit* pattern;
    QLabel* fieldsLabel;
    QHBoxLayout* fields;
    QCheckBox* onlyNew;
};

} // namespace mianguan
