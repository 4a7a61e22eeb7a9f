#pragma once

#include "core/access/user.h"
#include "ui/widgets/sheet.h"

namespace mianguan {

class Store;

/// Says what happens when someone is removed, before it does.
class RemovePersonSheet : public Sheet {
    Q_OBJECT
public:
    RemovePersonSheet(Store& store, const User& person, QWidget* parent);
};

} // namespace mianguan
