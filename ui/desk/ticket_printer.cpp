#include "ui/desk/ticket_printer.h"

#include "core/base/aside.h"
#include "core/base/result.h"
#include "ui/base/settings.h"

#include <QDir>
#include <QPdfWriter>
#include <QPrinter>
#include <QPrinterInfo>
#include <QSaveFile>

namespace mianguan {

namespace {

constexpr int dpi = 300;
constexpr std::pair<TicketSetting::When, const char*> times[] = {
    {TicketSetting::When::Never, "never"},
    {TicketSetting::When::Arrival, "arrival"},
    {TicketSetting::When::Submission, "submission"},
};

Result<QString> toPrinter(const TicketPaper& paper, const QString& name) {
    const auto failed = [&](const QString& what) {
        return fail(
            ErrorKind::System, what, name,
            TicketPrinter::tr(
                "See to the printer, or choose another or files (\"Number ticket\", at the top of the desk). "
                "Collecting goes on."));
    };
    const QPrinterInfo info = QPrinterInfo::printerInfo(name);
    if (info.isNull()) return failed(TicketPrinter::tr("The ticket printer %1 is not there").arg(name));
    QPrinter printer(info, QPrinter::HighResolution);
    printer.setFullPage(true);
    printer.setDocName(TicketPrinter::tr("Number ticket"));
    paper.print(printer);
    if (printer.printerState() == QPrinter::Error)
        return failed(TicketPrinter::tr("The printer %1 did not take the number ticket").arg(name));
    return name;
}

Result<QString> toFile(const TicketPaper& paper, const TicketFacts& facts, const QString& folder) {
    const QString name = QStringLiteral("%1-%2.pdf")
                             .arg(facts.number, 4, 10, QLatin1Char('0'))
                             .arg(facts.time.toString(QStringLiteral("yyyyMMdd-HHmmss")));
    QSaveFile file(QDir(folder).filePath(name));
    bool whole = !folder.isEmpty() && file.open(QIODevice::WriteOnly);
    if (whole) {
        QPdfWriter writer(&file);
        writer.setResolution(dpi);
        paper.print(writer);
    }
    if (whole && file.commit()) return file.fileName();
    return fail(ErrorKind::System, TicketPrinter::tr("The number ticket could not be written"),
                folder.isEmpty() ? TicketPrinter::tr("no folder is chosen") : file.fileName(),
                TicketPrinter::tr("Choose another folder or a printer (\"Number ticket\", at the top of the "
                                  "desk). Collecting goes on."));
}

} // namespace

TicketSetting TicketSetting::of(const Settings& settings) {
    TicketSetting kept;
    for (const auto& [when, id] : times)
        if (settings.get(setting::ticketWhen) == QLatin1String(id)) kept.when = when;
    kept.printer = settings.get(setting::ticketPrinter);
    kept.folder = settings.get(setting::ticketFolder);
    kept.paper = settings.get(setting::ticketPaper);
    return kept;
}

void TicketSetting::keepIn(Settings& settings) const {
    for (const auto& [each, id] : times)
        if (each == when) settings.set(setting::ticketWhen, QString::fromLatin1(id));
    settings.set(setting::ticketPrinter, printer);
    settings.set(setting::ticketFolder, folder);
    settings.set(setting::ticketPaper, paper);
}

TicketPrinter::TicketPrinter(QObject* parent) : QObject(parent) { pool.setMaxThreadCount(1); }

TicketPrinter::~TicketPrinter() { pool.waitForDone(); }

void TicketPrinter::print(const TicketFacts& facts, const TicketSetting& setting) {
    runAside(
        pool, this,
        [facts, setting]() -> Result<QString> {
            const TicketPaper paper(facts, setting.paper);
            return setting.printer.isEmpty() ? toFile(paper, facts, setting.folder)
                                             : toPrinter(paper, setting.printer);
        },
        [this](const Result<QString>& where) {
            if (where) return Q_EMIT printed(*where);
            const Error& error = where.error();
            Q_EMIT troubled(error.where.isEmpty() ? error.what
                                                  : error.what + QStringLiteral(": ") + error.where,
                            error.remedy);
        });
}

} // namespace mianguan
