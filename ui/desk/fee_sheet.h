#pragma once

#include "core/base/id.h"
#include "ui/widgets/sheet.h"

class QComboBox;
class QDoubleSpinBox;

namespace mianguan {

class Store;
class TextBox;

/// How the fee of one or several graduates was settled.
class FeeSheet : public Sheet {
    Q_OBJECT
public:
    /// `cents` (分) each.
    FeeSheet(Store& store, const QList<Id>& graduates, int cents, QWidget* parent);

private:
    void translate();
    void save();

    Store& store;
    QList<Id> graduates;
    QLabel *stateLabel, *amountLabel, *methodLabel;
    QComboBox *state, *method;
    QDoubleSpinBox* amount;
    TextBox* receipt;
};

} // namespace mianguan
