#pragma once

#include <QStringList>

namespace mianguan {

/// Sorted as people count: 2 before 10, whatever the system's locale.
QStringList naturallySorted(QStringList names);

} // namespace mianguan
