#include "app/batch/commands.h"
#include "app/batch/options.h"
#include "app/batch/terminal.h"
#include "core/decoder/untrusted_picture.h"
#include "core/image/png_writer.h"
#include "core/portrait/standardize.h"
#include "core/vision/vision.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace mianguan::batch {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Batch", text); }

Result<void> save(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return {};
    return fail(ErrorKind::System,
                say(QT_TRANSLATE_NOOP("Batch", "The matte cannot be written: %1")).arg(file.errorString()),
                path, say(QT_TRANSLATE_NOOP("Batch", "Check free space and rights, then run again.")));
}

} // namespace

ExitStatus matteCommand(const QStringList& arguments) {
    Options options(QStringLiteral("matte"),
                    say(QT_TRANSLATE_NOOP("Batch", "Writes how much of each pixel is the person, as an 8-bit "
                                                   "grey PNG of the upright picture's size.")),
                    QStringLiteral("FILE [--plate IMAGE] -o OUT.png"));
    options.add(
        QStringLiteral("plate"),
        say(QT_TRANSLATE_NOOP("Batch", "Picture of the empty backdrop, taken with the same camera setting.")),
        QStringLiteral("IMAGE"));
    options.addShort(QStringLiteral("o"), QStringLiteral("output"),
                     say(QT_TRANSLATE_NOOP("Batch", "The PNG to write.")), QStringLiteral("OUT.png"));
    if (const auto parsed = options.parse(arguments); parsed != Options::Parsed::Go)
        return parsed == Options::Parsed::HelpShown ? Passed : WrongUsage;
    if (options.files().size() != 1)
        return options.wrong(say(QT_TRANSLATE_NOOP("Batch", "Name one picture."))), WrongUsage;
    if (!options.has(QStringLiteral("output")))
        return options.wrong(say(QT_TRANSLATE_NOOP("Batch", "Say with -o where the matte goes."))),
               WrongUsage;
    const auto picture = readUntrusted(options.files().first());
    if (!picture) return sayError(picture.error().sentence()), Unreadable;
    std::optional<Picture> plate;
    if (options.has(QStringLiteral("plate"))) {
        auto read = readUntrusted(options.value(QStringLiteral("plate")));
        if (!read) return sayError(read.error().sentence()), Unreadable;
        plate = std::move(*read);
    }
    auto vision = Vision::load();
    if (!vision) return sayError(vision.error().sentence()), Unreadable;
    const auto matte = personMatte(*picture, **vision, plate ? &*plate : nullptr);
    if (!matte) return sayError(matte.error().sentence()), Failed;
    const auto saved = writePng(*matte).and_then(
        [&](const QByteArray& png) { return save(options.value(QStringLiteral("output")), png); });
    if (!saved) return sayError(saved.error().sentence()), Failed;
    return Passed;
}

} // namespace mianguan::batch
