#pragma once

#include "ui/hub/hub_model.h"
#include "ui/widgets/sheet.h"

namespace mianguan {

class ReasonChoice;

/// A supervisor's decision about items of the hub that wait for one, one or many, with its reason.
class SettleItemSheet : public Sheet {
    Q_OBJECT
public:
    SettleItemSheet(HubModel& model, const QList<HubItem>& items, HubRemedy decision, QWidget* parent);

Q_SIGNALS:
    void settled(const mianguan::Decisions& sum);

private:
    void translate();
    void askAboutOne(const HubItem& item);
    void askAboutMany();
    void decide();

    HubModel& model;
    const QList<HubItem> items;
    const HubRemedy decision;
    ReasonChoice* reason;
};

} // namespace mianguan
