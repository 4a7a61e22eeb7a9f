#include "app/station/hub_follower.h"

#include "core/base/aside.h"
#include "core/station/hub_link.h"
#include "core/work/store.h"
#include "ui/hub/hub_model.h"

namespace mianguan {

namespace {

constexpr int renewMs = 300;

HubModel::Commands commandsOf(HubLink& link, const Store& store) {
    using Done = HubModel::Done;
    return {[&link](const QString& code, const QString& stationName, QObject* context, Done done) {
                link.enrol(code, stationName, context, std::move(done));
            },
            [&link](QObject* context, Done done) { link.leave(context, std::move(done)); },
            [&link] { link.tryNow(); },
            [&link](bool metered, QObject* context, Done done) {
                link.setMetered(metered, context, std::move(done));
            },
            [&link](qint64 bytesPerSecond, QObject* context, Done done) {
                link.capSpeed(bytesPerSecond, context, std::move(done));
            },
            [&link](const HubProxy& proxy, QObject* context, Done done) {
                link.setProxy(proxy, context, std::move(done));
            },
            [&link](const QList<Id>& items, HubRemedy how, const QString& reason, QObject* context,
                    HubModel::Settled done) { link.settle(items, how, reason, context, std::move(done)); },
            [&store] { return store.may(Command::ConnectHub); },
            [&link](bool reviewing) { reviewing ? link.beginReview() : link.endReview(); }};
}

} // namespace

HubFollower::HubFollower(HubLink& followed, HubModel& shown, const Store& store)
    : link(followed), model(shown) {
    reading.setMaxThreadCount(1);
    renew.setSingleShot(true);
    renew.setInterval(renewMs);
    model.setCommands(commandsOf(link, store));
    connect(&link, &HubLink::changed, this, [this] { model.setStanding(link.standing()); });
    connect(&link, &HubLink::itemsChanged, this, [this] {
        if (model.isWatched() && !renew.isActive()) renew.start();
    });
    connect(&link, &HubLink::setAsideChanged, this, [this] { model.setAside(link.setAside()); });
    connect(&renew, &QTimer::timeout, this, &HubFollower::fetchItems);
    connect(&model, &HubModel::itemsWanted, this, &HubFollower::fetchItems);
    model.setStanding(link.standing());
    if (model.isWatched()) fetchItems();
}

HubFollower::~HubFollower() { reading.waitForDone(); }

void HubFollower::fetchItems() {
    runAside(
        reading, this, [&from = link] { return from.items(HubModel::mostItems); },
        [this](const QList<HubItem>& items) { model.setItems(items); });
}

} // namespace mianguan
