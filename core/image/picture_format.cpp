#include "core/image/picture_format.h"

#include "core/image/decode_errors.h"

#include <QCoreApplication>
#include <QList>
#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace mianguan {

namespace {

struct Magic {
    qsizetype at;
    QByteArrayView bytes;
    PictureFormat format;
};

const Magic magics[] = {
    {0, "\xFF\xD8\xFF", PictureFormat::Jpeg},
    {0, "\x89PNG\r\n\x1A\n", PictureFormat::Png},
    {8, "WEBP", PictureFormat::Webp},
    {0, QByteArrayView("II*\0", 4), PictureFormat::Tiff},
    {0, QByteArrayView("MM\0*", 4), PictureFormat::Tiff},
    {0, QByteArrayView("II+\0", 4), PictureFormat::Tiff},
    {0, QByteArrayView("MM\0+", 4), PictureFormat::Tiff},
    {8, "heic", PictureFormat::Heif},
    {8, "heix", PictureFormat::Heif},
    {8, "heim", PictureFormat::Heif},
    {8, "heis", PictureFormat::Heif},
    {8, "mif1", PictureFormat::Heif},
};

/// Things people bring by mistake, as "This file is %1".
struct Stranger {
    qsizetype at;
    QByteArrayView bytes;
    const char* name;
};

const Stranger strangers[] = {
    {0, "GIF8", QT_TRANSLATE_NOOP("Picture", "a GIF picture")},
    {0, "BM", QT_TRANSLATE_NOOP("Picture", "a BMP picture")},
    {0, "8BPS", QT_TRANSLATE_NOOP("Picture", "a Photoshop document")},
    {0, "%PDF", QT_TRANSLATE_NOOP("Picture", "a PDF document")},
    {0, "PK\x03\x04", QT_TRANSLATE_NOOP("Picture", "a ZIP archive or an office document")},
    {0, "Rar!", QT_TRANSLATE_NOOP("Picture", "a RAR archive")},
    {0, "7z\xBC\xAF", QT_TRANSLATE_NOOP("Picture", "a 7-Zip archive")},
    {0, "\xD0\xCF\x11\xE0", QT_TRANSLATE_NOOP("Picture", "an office document")},
    {0, "\xFF\x0A", QT_TRANSLATE_NOOP("Picture", "a JPEG XL picture")},
    {4, "JXL ", QT_TRANSLATE_NOOP("Picture", "a JPEG XL picture")},
    {4, "jP  ", QT_TRANSLATE_NOOP("Picture", "a JPEG 2000 picture")},
    {8, "avif", QT_TRANSLATE_NOOP("Picture", "an AVIF picture")},
    {8, "avis", QT_TRANSLATE_NOOP("Picture", "an AVIF picture")},
    {8, "crx ", QT_TRANSLATE_NOOP("Picture", "a camera's raw file")},
    {0, "FUJIFILM", QT_TRANSLATE_NOOP("Picture", "a camera's raw file")},
    {8, "msf1", QT_TRANSLATE_NOOP("Picture", "an animation")},
    {8, "hevc", QT_TRANSLATE_NOOP("Picture", "an animation")},
    {4, "ftyp", QT_TRANSLATE_NOOP("Picture", "a film")},
    {8, "AVI ", QT_TRANSLATE_NOOP("Picture", "a film")},
    {0,
     "\x7F"
     "ELF",
     QT_TRANSLATE_NOOP("Picture", "a program")},
    {0, "MZ", QT_TRANSLATE_NOOP("Picture", "a program")},
};

bool holds(QByteArrayView bytes, qsizetype at, QByteArrayView magic) {
    return bytes.size() >= at + magic.size() && bytes.sliced(at, magic.size()) == magic;
}

/// WebP sits in RIFF and HEIC in ftyp: the four letters at 8 alone prove nothing.
bool containerFits(QByteArrayView bytes, PictureFormat format) {
    if (format == PictureFormat::Webp) return bytes.startsWith("RIFF");
    return format != PictureFormat::Heif || holds(bytes, 4, "ftyp");
}

bool isText(QByteArrayView bytes) {
    const QByteArrayView head = bytes.first(std::min<qsizetype>(bytes.size(), 512));
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(head);
    const auto strange = [](QChar c) { return c.unicode() < 0x20 && !c.isSpace(); };
    return !decoder.hasError() && std::none_of(text.begin(), text.end(), strange);
}

bool isBlank(QByteArrayView bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte == 0; });
}

QString strangerName(QByteArrayView bytes) {
    for (const Stranger& stranger : strangers)
        if (holds(bytes, stranger.at, stranger.bytes))
            return QCoreApplication::translate("Picture", stranger.name);
    return isText(bytes) ? QCoreApplication::translate("Picture", "a text") : QString();
}

Fail notAPhoto(QByteArrayView bytes) {
    if (isBlank(bytes))
        return fail(ErrorKind::Unreadable,
                    QCoreApplication::translate("Picture", "The file holds nothing but zeros"), {},
                    QCoreApplication::translate("Picture", "Copy it again from the camera; check the card."));
    const QString name = strangerName(bytes);
    return fail(ErrorKind::Unsupported,
                name.isEmpty()
                    ? QCoreApplication::translate("Picture", "This file is not a picture of a known format")
                    : QCoreApplication::translate("Picture", "This file is %1, not a photo that can be read")
                          .arg(name),
                {},
                QCoreApplication::translate("Picture", "Bring the photo as JPEG, PNG, WebP, TIFF or HEIC."));
}

} // namespace

QString formatName(PictureFormat format) {
    switch (format) {
    case PictureFormat::Jpeg:
        return QStringLiteral("jpeg");
    case PictureFormat::Png:
        return QStringLiteral("png");
    case PictureFormat::Webp:
        return QStringLiteral("webp");
    case PictureFormat::Tiff:
        return QStringLiteral("tiff");
    case PictureFormat::Heif:
        return QStringLiteral("heic");
    }
    Q_UNREACHABLE();
}

Result<PictureFormat> recognizeFormat(QByteArrayView bytes) {
    for (const Magic& magic : magics)
        if (holds(bytes, magic.at, magic.bytes) && containerFits(bytes, magic.format)) return magic.format;
    return notAPhoto(bytes);
}

} // namespace mianguan
