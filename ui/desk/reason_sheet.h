#pragma once

#include "ui/widgets/sheet.h"

namespace mianguan {

class TextBox;

/// Asks why, in the person's own words.
class ReasonSheet : public Sheet {
    Q_OBJECT
public:
    explicit ReasonSheet(QWidget* parent);
    void setOptional(); ///< it may stay empty

Q_SIGNALS:
    void given(const QString& reason);

private:
    TextBox* reason;
    bool optional = false;
};

} // namespace mianguan
