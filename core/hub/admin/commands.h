#pragma once

#include "core/hub/store/hub_store.h"

#include <QJsonObject>

namespace mianguan::hub {

/// Where the hub is for stations, as enrolment codes say it.
struct Site {
    QString address; ///< host:port
    Hash pin;        ///< of its TLS key
};

/// What an administrator may ask of a hub, by name: "enrol", "stations" … Arguments and answers are plain
/// data, worded by whoever asked; the same beside a running server and without one. Error: what is wrong with
/// the arguments, or the store's.
Result<QJsonObject> carryOut(HubStore& store, const Site& site, const QString& command,
                             const QJsonObject& arguments);

} // namespace mianguan::hub
