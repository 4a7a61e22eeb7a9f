#include "ui/camera/camera.h"

#include <QCoreApplication>

namespace mianguan {

Error noPictureYet(const QString& camera) {
    return {ErrorKind::Busy, QCoreApplication::translate("Camera", "The camera gives no picture yet"), camera,
            QCoreApplication::translate("Camera", "Wait for the preview, then shoot again.")};
}

} // namespace mianguan
