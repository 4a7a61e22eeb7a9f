#include "core/image/decode_errors.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

Error unreadable(const QString& what, const QString& remedy) {
    return {ErrorKind::Unreadable, what, {}, remedy};
}

Error unsupported(const QString& what) {
    return {ErrorKind::Unsupported,
            what,
            {},
            QCoreApplication::translate("Picture", "Save it as an ordinary JPEG and bring that file.")};
}

Error tooManyPixels(qint64 width, qint64 height) {
    return {
        ErrorKind::TooLarge,
        QCoreApplication::translate("Picture", "The picture is too large: %1 × %2 pixels")
            .arg(width)
            .arg(height),
        {},
        QCoreApplication::translate("Picture", "Save a smaller copy, or set the camera to fewer pixels.")};
}

Error outOfMemory() {
    return {ErrorKind::System,
            QCoreApplication::translate("Picture", "There is not enough memory for this picture"),
            {},
            QCoreApplication::translate("Picture", "Close other programs, then try again.")};
}

} // namespace

Error errorOf(const Refusal& refusal) {
    switch (refusal.trouble) {
    case Trouble::EndsEarly:
        return unreadable(QCoreApplication::translate("Picture", "The file ends early"),
                          QCoreApplication::translate("Picture", "Copy it again from the camera."));
    case Trouble::Damaged:
        return unreadable(QCoreApplication::translate("Picture", "The picture's data is damaged"),
                          QCoreApplication::translate(
                              "Picture", "Copy it again from the camera, or take the photo again."));
    case Trouble::TooManyPixels:
        return tooManyPixels(refusal.width, refusal.height);
    case Trouble::RareJpeg:
        return unsupported(
            QCoreApplication::translate("Picture", "This is a rare kind of JPEG that cannot be read"));
    case Trouble::RareTiff:
        return unsupported(
            QCoreApplication::translate("Picture", "This is a rare kind of TIFF that cannot be read"));
    case Trouble::RareHeic:
        return unsupported(
            QCoreApplication::translate("Picture", "This is a rare kind of HEIC that cannot be read"));
    case Trouble::CameraRaw:
        return unsupported(QCoreApplication::translate("Picture", "This is a camera's raw file"));
    case Trouble::Animation:
        return unsupported(
            QCoreApplication::translate("Picture", "This WebP file is an animation, not a photo"));
    case Trouble::OutOfMemory:
        return outOfMemory();
    }
    Q_UNREACHABLE();
}

} // namespace mianguan
