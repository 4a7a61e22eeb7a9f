#pragma once

#include <QString>

namespace mianguan {

/// A person's name as it stands where strangers read it: 王*明, 李*. The first character and, from three on,
/// the last are kept.
QString maskName(const QString& name);

} // namespace mianguan
