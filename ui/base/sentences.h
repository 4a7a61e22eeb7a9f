#pragma once

#include <QStringList>

namespace mianguan {

/// Sentences one after another; the empty ones left out, and no space after a full-width stop.
QString runOn(const QStringList& sentences);

} // namespace mianguan
