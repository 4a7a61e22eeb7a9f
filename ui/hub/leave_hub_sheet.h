#pragma once

#include "ui/widgets/sheet.h"

namespace mianguan {

class HubModel;

/// Says what happens when the station leaves its hub, before it does.
class LeaveHubSheet : public Sheet {
    Q_OBJECT
public:
    LeaveHubSheet(HubModel& model, QWidget* parent);
};

} // namespace mianguan
