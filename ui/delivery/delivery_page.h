#pragma once

#include "core/work/delivery.h"

#include <QThreadPool>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace mianguan {

class Banner;
class DeliveryForm;
class EmptyState;
class NamePreview;
class ProgressRow;
class Settings;
class Store;

/// Handing approved photos over: look at the names first, then write them all or none under a wrong name.
class DeliveryPage : public QWidget {
    Q_OBJECT
public:
    DeliveryPage(Store& store, Settings& settings, QWidget* parent = nullptr);
    ~DeliveryPage() override;
    void cancel();

Q_SIGNALS:
    void reviewAsked();
    void progressSaid(const QString& words); ///< for the top bar; empty when nothing runs

private:
    void arrange();
    void connectParts();
    void translate();
    void replan();
    void showPlan(const Result<Delivery::Plan>& plan);
    void start();
    void showFinished(const Result<Delivery::Report>& report);
    void refreshEmpty();
    static QString leftOutText(const DeliveryLeft& left);

    Store& store;
    Delivery* delivery;
    QTimer* settle;
    QStackedWidget* body;
    EmptyState* empty;
    QPushButton* emptyAct;
    QLabel* title;
    QLabel* waiting;
    QLabel* leftOut; ///< approved photos that are not delivered, and why
    Banner* banner;
    DeliveryForm* form;
    NamePreview* preview;
    ProgressRow* progress;
    QPushButton* deliver;
    int planned = 0;
    int asked = 0;     ///< the latest question for a plan; older answers are dropped
    QString delivered; ///< the manifest of the run that just ended
    QThreadPool planner;
};

} // namespace mianguan
