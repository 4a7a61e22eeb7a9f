#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace mianguan {

class HubLink;
class HubModel;
class Store;

/// Keeps what the window shows of the hub as the link has it, and hands on what a person asks. It goes before
/// both, and before the store.
class HubFollower : public QObject {
    Q_OBJECT
public:
    HubFollower(HubLink& link, HubModel& model, const Store& store);
    ~HubFollower() override; ///< waits for what is being read

private:
    void fetchItems();

    HubLink& link;
    HubModel& model;
    QThreadPool reading;
    QTimer renew; ///< gathers news that comes in quick succession
};

} // namespace mianguan
