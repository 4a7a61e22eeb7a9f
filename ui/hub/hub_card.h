#pragma once

#include "core/base/result.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace mianguan {

class Banner;
class HubModel;
class ProxyForm;

/// The hub in the settings: joining and leaving it, what the line bears.
class HubCard : public QFrame {
    Q_OBJECT
public:
    HubCard(HubModel& model, QWidget* parent);

private:
    void connectParts();
    void translate();
    void fill();
    void fillSpeeds();
    void told(const Result<void>& answer);

    HubModel& model;
    QLabel *title, *words;
    Banner* banner;
    QPushButton *join, *leave;
    QWidget* line;
    QCheckBox* metered;
    QLabel *meteredWhy, *speedLabel;
    QComboBox* speed;
    ProxyForm* proxy;
};

} // namespace mianguan
