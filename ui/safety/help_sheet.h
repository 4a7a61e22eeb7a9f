#pragma once

#include <QDialog>

namespace mianguan {

/// What the store keeps from whom, to be read: the threat model in the language in force.
class HelpSheet : public QDialog {
    Q_OBJECT
public:
    explicit HelpSheet(QWidget* parent);
};

} // namespace mianguan
