#pragma once

#include "core/base/result.h"
#include "core/station/hub_standing.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace mianguan {

class HubModel;
class TextBox;

/// Which proxy lies on the way to the hub.
class ProxyForm : public QWidget {
    Q_OBJECT
public:
    ProxyForm(HubModel& model, QWidget* parent);

Q_SIGNALS:
    void answered(const mianguan::Result<void>& answer);

private:
    HubProxy typed() const;
    void fill();
    void judge();
    void apply();
    void translate();

    HubModel& model;
    HubProxy filledWith;
    QLabel* label;
    QComboBox* choice;
    QWidget* own;
    TextBox *address, *user, *password;
    QPushButton* use;
};

} // namespace mianguan
