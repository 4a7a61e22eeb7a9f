#pragma once

#include "core/base/result.h"

#include <QMutex>
#include <QStringList>

namespace mianguan::batch {

/// Names portraits after their originals and never overwrites anything.
class PortraitFolder {
public:
    /// Gives every input its name at once, in order, so that names do not depend on who finishes first.
    PortraitFolder(QString folder, const QStringList& inputs);

    Result<void> prepare() const; ///< makes the folder

    /// Writes whole or not at all; answers the path. A name already taken on disk gets the next free suffix.
    Result<QString> write(qsizetype input, const QByteArray& jpeg);

private:
    QString folder;
    QStringList stems; ///< per input, unique among them without regard to case
    QMutex naming;
};

} // namespace mianguan::batch
