#include "core/image/decode_errors.h"

#include <QCoreApplication>

namespace mianguan {

Fail pictureEndsEarly() {
    return fail(ErrorKind::Unreadable, QCoreApplication::translate("Picture", "The file ends early"), {},
                QCoreApplication::translate("Picture", "Copy it again from the camera."));
}

Fail pictureDamaged() {
    return fail(
        ErrorKind::Unreadable, QCoreApplication::translate("Picture", "The picture's data is damaged"), {},
        QCoreApplication::translate("Picture", "Copy it again from the camera, or take the photo again."));
}

Fail pictureTooManyPixels(qint64 width, qint64 height) {
    return fail(
        ErrorKind::TooLarge,
        QCoreApplication::translate("Picture", "The picture is too large: %1 × %2 pixels")
            .arg(width)
            .arg(height),
        {},
        QCoreApplication::translate("Picture", "Save a smaller copy, or set the camera to fewer pixels."));
}

Fail pictureUnsupported(const QString& what) {
    return fail(ErrorKind::Unsupported, what, {},
                QCoreApplication::translate("Picture", "Save it as an ordinary JPEG and bring that file."));
}

Fail pictureOutOfMemory() {
    return fail(ErrorKind::System,
                QCoreApplication::translate("Picture", "There is not enough memory for this picture"), {},
                QCoreApplication::translate("Picture", "Close other programs, then try again."));
}

} // namespace mianguan
