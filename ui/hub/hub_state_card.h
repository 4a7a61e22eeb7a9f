#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace mianguan {

class HubModel;

/// How the station stands with its hub, whole: what, why, what to do, how far.
class HubStateCard : public QFrame {
    Q_OBJECT
public:
    explicit HubStateCard(HubModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void joinAsked();
    void settingsAsked();

private:
    void refresh();
    void showProgress();
    void translate();

    HubModel& model;
    QLabel *mark, *headline, *why, *remedy, *details, *help;
    QProgressBar* bar;
    QPushButton *tryNow, *join, *settings;
    QTimer* tick;
    qint64 most = 0; ///< of what there was to send or read since it began
};

} // namespace mianguan
