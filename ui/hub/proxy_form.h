#pragma once

#include "core/base/result.h"
#include "core/station/hub_standing.h"

#include <QWidget>

#include <functional>

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
    static constexpr int choiceWidth = 200; ///< of a line's choice, so that those above one another agree

    /// `told` gets the answer to each change.
    ProxyForm(HubModel& model, std::function<void(const Result<void>&)> told, QWidget* parent);

private:
    HubProxy typed() const;
    void fill();
    void judge();
    void apply();
    void translate();

    HubModel& model;
    std::function<void(const Result<void>&)> told;
    HubProxy filledWith;
    QLabel* label;
    QComboBox* choice;
    QWidget* own;
    TextBox *address, *user, *password;
    QPushButton* use;
};

} // namespace mianguan
