#pragma once

#include <QCborMap>
#include <QString>

namespace mianguan {

/// Two stations that import one list enrol each of its graduates twice. The first in the hub's log is the
/// person, each later one of the same key another name of his: what is recorded of it counts for him.
/// Of an enrolment's body: school, batch, name and the number that says who he is in it; empty when it has
/// none. A number with another name is left for people to look at.
QString enrolmentKey(const QCborMap& content);

} // namespace mianguan
