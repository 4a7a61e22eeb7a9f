#pragma once

#include "ui/widgets/sheet.h"

namespace mianguan {

class RecoverySheet;
class Store;

/// A new recovery code in the place of the old one.
class RecoveryCodeSheet : public Sheet {
    Q_OBJECT
public:
    RecoveryCodeSheet(Store& store, QWidget* parent);

private:
    void renew();
    void show(const Result<QString>& code);

    Store& store;
    RecoverySheet* code;
};

} // namespace mianguan
