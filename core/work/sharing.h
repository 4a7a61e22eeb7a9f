#pragma once

#include "core/work/name_tables.h"

namespace mianguan {

/// A subject with its other names and all that photos given by hand tie it to: whoever is made anew, they are
/// too, and their events are looked at in one order.
QSet<Id> sharing(const Projection& lists, const Id& subject);

/// The same with what a part of the hub's log is about to make another's name, and to give. `lists` and
/// `names` are asked while it is used.
Together sharingWith(const Projection& lists, const NamesToCome& names, const QList<HubEntry>& entries);

} // namespace mianguan
