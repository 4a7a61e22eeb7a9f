#pragma once

#include "core/work/delivery.h"

namespace mianguan {

/// One photo to be delivered.
struct Parcel {
    Id subject;
    QString name; ///< of the file
};

/// What a request comes to: approved photos in order of import, and the names that would stand twice on any
/// disk or that the folder has with other content.
struct DeliveryPlan {
    QString folder; ///< absolute
    QList<Parcel> parcels;
    QStringList collisions;
    DeliveryLeft left;
};

/// Errors: the pattern has an unknown field or says nothing, or nothing can be written into the folder. A
/// folder that is not there yet is fine.
Result<DeliveryPlan> planDelivery(const Store& store, const Delivery::Request& request);

/// Whether the file is that portrait already, from a delivery that was cut short.
bool isDelivered(const QString& path, const Hash& portrait);

} // namespace mianguan
