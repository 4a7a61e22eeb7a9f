#pragma once

#include "ui/widgets/sheet.h"

namespace mianguan {

class PersonForm;
class RoleChoice;
class Store;

/// Someone new: names, password, roles.
class AddPersonSheet : public Sheet {
    Q_OBJECT
public:
    AddPersonSheet(Store& store, QWidget* parent);

private:
    void submit();
    void judge();

    Store& store;
    PersonForm* person;
    RoleChoice* roles;
};

} // namespace mianguan
