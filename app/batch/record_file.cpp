#include "app/batch/record_file.h"

#include "core/decoder/untrusted_picture.h"
#include "core/image/png_writer.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace mianguan::batch {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Batch", text); }

Fail notARecord(const QString& path) {
    return fail(ErrorKind::Unreadable,
                say(QT_TRANSLATE_NOOP("Batch", "The record of the portrait is damaged or not one")), path,
                say(QT_TRANSLATE_NOOP("Batch", "Make the portrait again with --record, or take the record "
                                               "away to compare by the models.")));
}

Result<cv::Mat> matteFrom(const QByteArray& base64) {
    if (base64.isEmpty()) return cv::Mat();
    return decodeUntrusted(QByteArray::fromBase64(base64)).map([](const Picture& picture) {
        cv::Mat matte;
        cv::extractChannel(picture.bgr, matte, 0);
        return matte;
    });
}

} // namespace

QString recordPath(const QString& portrait) {
    const QFileInfo file(portrait);
    return file.path() + QLatin1Char('/') + file.completeBaseName() + QStringLiteral(".record.json");
}

Result<void> writeRecord(const QString& path, const Portrait& portrait, const cv::Mat& matte,
                         const QString& specification) {
    const QJsonObject made = toJson(portrait);
    QJsonObject record{{QStringLiteral("spec"), specification},
                       {QStringLiteral("version"), QStringLiteral(MIANGUAN_VERSION)},
                       {QStringLiteral("matte"), QJsonValue::Null}};
    for (const char* key : {"crop", "geometry", "background"})
        record.insert(QLatin1String(key), made.value(QLatin1String(key)));
    if (!matte.empty()) {
        const auto png = writePng(matte);
        if (!png) return Fail(png.error());
        record.insert(QStringLiteral("matte"), QString::fromLatin1(png->toBase64()));
    }
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(record).toJson(QJsonDocument::Compact);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return {};
    return fail(ErrorKind::System,
                say(QT_TRANSLATE_NOOP("Batch", "The record of the portrait cannot be written: %1"))
                    .arg(file.errorString()),
                path, say(QT_TRANSLATE_NOOP("Batch", "Check free space and rights, then run again.")));
}

Result<Record> readRecord(const QString& path) {
    const auto bytes = readFileBytes(path);
    if (!bytes) return Fail(bytes.error());
    const QJsonObject json = QJsonDocument::fromJson(*bytes).object();
    const QJsonObject crop = json.value(QLatin1String("crop")).toObject();
    Record record;
    record.specification = json.value(QLatin1String("spec")).toString();
    const auto number = [&](const char* key) { return crop.value(QLatin1String(key)).toDouble(); };
    record.recipe.crop = {number("x"), number("y"), number("width"), number("height")};
    auto matte = matteFrom(json.value(QLatin1String("matte")).toString().toLatin1());
    if (record.specification.isEmpty() || crop.isEmpty() || !matte) return notARecord(path);
    record.recipe.matte = *matte;
    return record;
}

} // namespace mianguan::batch
