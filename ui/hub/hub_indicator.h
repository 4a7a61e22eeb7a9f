#pragma once

#include "ui/hub/hub_words.h"

#include <QToolButton>

class QTimer;

namespace mianguan {

class HubModel;

/// In the top bar: how the station stands with its hub, said as it is this second.
class HubIndicator : public QToolButton {
    Q_OBJECT
public:
    explicit HubIndicator(QWidget* parent = nullptr);
    void setModel(HubModel& model);

protected:
    bool event(QEvent* event) override;

private:
    void refresh();
    QString tip() const;

    HubModel* model = nullptr;
    HubFace shown;
    QTimer* tick;
};

} // namespace mianguan
