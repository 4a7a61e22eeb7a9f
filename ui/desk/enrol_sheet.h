#pragma once

#include "core/work/session.h"
#include "ui/widgets/sheet.h"

namespace mianguan {

class Store;
class TextBox;

/// Someone who is not on the list (手动关联学籍): the least that is needed, and why.
class EnrolSheet : public Sheet {
    Q_OBJECT
public:
    EnrolSheet(Store& store, const Batch& batch, const QString& typed, QWidget* parent);

Q_SIGNALS:
    void enrolled(const mianguan::Id& graduate);

private:
    void judge();
    void save();

    Store& store;
    Batch batch;
    TextBox *name, *student, *identity, *className, *reason;
};

} // namespace mianguan
