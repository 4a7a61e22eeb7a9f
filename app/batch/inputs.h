#pragma once

#include <QStringList>

namespace mianguan::batch {

/// Files as given, and every picture below the folders given, in natural order; no file twice.
QStringList expandInputs(const QStringList& filesAndFolders);

} // namespace mianguan::batch
