#pragma once

#include "ui/hub/hub_model.h"
#include "ui/widgets/sheet.h"

namespace mianguan {

class ReasonChoice;

/// A supervisor's decision about one item of the hub, with its reason.
class SettleItemSheet : public Sheet {
    Q_OBJECT
public:
    SettleItemSheet(HubModel& model, const HubItem& item, HubRemedy decision, QWidget* parent);

private:
    void translate();
    void decide();

    HubModel& model;
    const HubItem item;
    const HubRemedy decision;
    ReasonChoice* reason;
};

} // namespace mianguan
