#include "tests/soak/soak_place.h"

#include "core/image/jpeg_writer.h"
#include "core/image/picture.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace mianguan::soak {

namespace {

/// Whole or not at all, as the writer may be killed.
void writeAsJpeg(const cv::Mat& pixels, const QString& path) {
    QSaveFile file(path);
    const auto jpeg =
        writeJpeg(pixels, {.bytesMin = 1, .bytesMax = 1'000'000, .aimMin = 1, .aimMax = 1'000'000});
    if (!jpeg || !file.open(QFile::WriteOnly)) qFatal("no pictures");
    file.write(jpeg->bytes);
    if (!file.commit()) qFatal("no pictures");
}

/// The number as black and white fields.
void stamp(cv::Mat& pixels, int number) {
    for (int bit = 0; bit < 16; ++bit)
        pixels(cv::Rect(bit % 4 * 8, bit / 4 * 8, 8, 8)) = cv::Scalar::all((number >> bit & 1) * 255);
}

} // namespace

QString Place::classFolder(int number) const {
    return pictures + QStringLiteral("/class%1").arg(number, 5, 10, QLatin1Char('0'));
}

QString Place::picture(int photo) const {
    return classFolder(photo / classSize) + QLatin1Char('/') + labelOf(photo) + QStringLiteral(".jpg");
}

QString labelOf(int photo) { return QStringLiteral("p%1").arg(photo); }

int photoOf(const QString& label) {
    bool isNumber = false;
    const int number = label.mid(1).toInt(&isNumber);
    return isNumber && label.startsWith(QLatin1Char('p')) ? number : -1;
}

int lastClass(const Place& place) {
    const QStringList classes = QDir(place.pictures).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    return classes.isEmpty() ? -1 : classes.last().mid(5).toInt();
}

void takePictures(const Place& place, int number) {
    QDir().mkpath(place.classFolder(number));
    for (int photo = number * place.classSize; photo < (number + 1) * place.classSize; ++photo) {
        if (QFile::exists(place.picture(photo))) continue;
        cv::Mat pixels(48, 36, CV_8UC3, cv::Scalar::all(128));
        stamp(pixels, photo);
        writeAsJpeg(pixels, place.picture(photo));
    }
}

QString takePortrait(const Place& place, const QString& sample, int number) {
    auto picture = readPicture(sample);
    if (!picture) qFatal("%s", qPrintable(picture.error().sentence()));
    stamp(picture->bgr, number);
    QDir().mkpath(place.pictures);
    const QString path = place.pictures + QStringLiteral("/portrait%1.jpg").arg(number);
    writeAsJpeg(picture->bgr, path);
    return path;
}

QString password(int number) { return QStringLiteral("maple-lantern %1 orchard").arg(number); }

} // namespace mianguan::soak
