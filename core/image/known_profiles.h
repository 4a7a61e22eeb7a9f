#pragma once

#include <QByteArray>

namespace mianguan {

/// ICC profiles for files that name their colours instead of embedding a profile.
QByteArray displayP3Profile();
QByteArray adobeRgbProfile();

} // namespace mianguan
