#include "app/batch/commands.h"
#include "app/batch/options.h"
#include "app/batch/terminal.h"

#include <QCoreApplication>

namespace mianguan::batch {

ExitStatus specsCommand(const QStringList& arguments) {
    Options options(
        QStringLiteral("specs"),
        QCoreApplication::translate("Batch", "Lists the photo specifications, the default first."),
        QString());
    if (const auto parsed = options.parse(arguments); parsed != Options::Parsed::Go)
        return parsed == Options::Parsed::HelpShown ? Passed : WrongUsage;
    if (!options.files().isEmpty())
        return options.wrong(QCoreApplication::translate("Batch", "specs takes no files.")), WrongUsage;
    for (const QString& id : specificationIds()) {
        const auto spec = loadSpecification(id);
        if (!spec) return sayError(spec.error().sentence()), Failed;
        sayOutput(QStringLiteral("%1\t%2×%3\t%4–%5 B\trgb(%6,%7,%8)\t%9")
                      .arg(spec->id)
                      .arg(spec->size.width())
                      .arg(spec->size.height())
                      .arg(spec->bytes.low)
                      .arg(spec->bytes.high)
                      .arg(spec->background[0])
                      .arg(spec->background[1])
                      .arg(spec->background[2])
                      .arg(spec->title));
    }
    return Passed;
}

} // namespace mianguan::batch
