#pragma once

#include "ui/widgets/sheet.h"

class QLabel;
class QPlainTextEdit;

namespace mianguan {

class HubModel;
class TextBox;

/// Enrols the station by a code, pasted, scanned or typed; a mistyped place is told while typing.
class JoinHubSheet : public Sheet {
    Q_OBJECT
public:
    JoinHubSheet(HubModel& model, QWidget* parent);

private:
    void judge();
    void join();
    void translate();

    HubModel& model;
    QLabel *label, *told;
    QPlainTextEdit* code;
    TextBox* station;
};

} // namespace mianguan
