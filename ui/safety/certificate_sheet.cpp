#include "ui/safety/certificate_sheet.h"

#include "ui/theme/measures.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/parts.h"

#include <QDateTime>
#include <QDir>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>
#include <QScrollArea>

#include <memory>

namespace mianguan {

namespace {

constexpr QSize sheetSize(760, 640);
constexpr int shownWidth = 680, pageGap = 12, dpi = 600;

/// The pages one below the other: white paper whatever the colours of the program.
class Preview : public QWidget {
public:
    explicit Preview(const CertificatePaper& pages) : paper(pages) {
        setObjectName(QStringLiteral("certificatePreview"));
        setFixedSize(shownWidth, paper.pages() * pageHeight() + (paper.pages() - 1) * pageGap);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        for (int page = 0; page < paper.pages(); ++page) {
            painter.save();
            painter.translate(0, page * (pageHeight() + pageGap));
            painter.fillRect(QRect(0, 0, shownWidth, pageHeight()), Qt::white);
            painter.scale(shownWidth / CertificatePaper::width, shownWidth / CertificatePaper::width);
            paper.paint(painter, page);
            painter.restore();
        }
    }

private:
    static int pageHeight() {
        return qRound(shownWidth * CertificatePaper::height / CertificatePaper::width);
    }
    const CertificatePaper paper;
};

void setPaper(QPagedPaintDevice& paper) {
    paper.setPageSize(QPageSize(QPageSize::A4));
    paper.setPageMargins({});
}

} // namespace

CertificateSheet::CertificateSheet(const PurgeCertificate& certificate, QWidget* parent)
    : QDialog(parent), proof(certificate) {
    setObjectName(QStringLiteral("certificateSheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Certificate of purge"));
    setAccessibleName(windowTitle());
    auto* scroll = new QScrollArea(this);
    scroll->setAlignment(Qt::AlignHCenter);
    scroll->setFocusPolicy(Qt::TabFocus);
    auto* preview = new Preview(CertificatePaper(proof, QDate::currentDate()));
    preview->setAccessibleName(
        tr("%1: %n photo(s) purged, %2", nullptr, int(proof.photos)).arg(windowTitle(), proof.reason));
    scroll->setWidget(preview);
    scroll->setAccessibleName(windowTitle());
    auto* layout = column(this, measure::wide, measure::normal);
    layout->addWidget(scroll, 1);
    layout->addWidget(makeButtons());
    resize(sheetSize);
}

QWidget* CertificateSheet::makeButtons() {
    auto* bar = new QWidget(this);
    answer = makeLabel("body", bar);
    answer->setObjectName(QStringLiteral("certificateAnswer"));
    answer->setWordWrap(true);
    auto* onPaper = makeButton("printCertificate", "primary", bar);
    onPaper->setIcon(icon(QStringLiteral("print"), &Tokens::onAccent));
    auto* asFile = makeButton("saveCertificate", "plain", bar);
    auto* close = makeButton("closeCertificate", "plain", bar);
    say(onPaper, tr("Print…"));
    say(asFile, tr("Save as PDF…"));
    say(close, tr("Close"));
    auto* layout = rowOf(bar, 0, measure::tight);
    layout->addWidget(answer, 1);
    for (QPushButton* button : {onPaper, asFile, close})
        layout->addWidget(button);
    connect(onPaper, &QPushButton::clicked, this, &CertificateSheet::print);
    connect(asFile, &QPushButton::clicked, this, &CertificateSheet::save);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    return bar;
}

void CertificateSheet::print() {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(windowTitle());
    printer->setFullPage(true);
    setPaper(*printer);
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        CertificatePaper(proof, QDate::currentDate()).print(*printer);
        sayPrinted(*printer);
    });
    dialog->open();
}

void CertificateSheet::sayPrinted(const QPrinter& printer) {
    answer->setText(printer.printerState() == QPrinter::Error
                        ? tr("The printer did not take it. Save it as a PDF and print that elsewhere.")
                        : tr("Sent to the printer."));
}

void CertificateSheet::save() {
    const QString name =
        QStringLiteral("%1 %2.pdf")
            .arg(tr("purge certificate", "part of a file's name"),
                 QDateTime::fromMSecsSinceEpoch(proof.timeMs).toString(QStringLiteral("yyyy-MM-dd")));
    chooseNewFile(this, {tr("Save the certificate"), QDir::home().filePath(name), tr("PDF (*.pdf)")},
                  [this](const QString& file) { write(file); });
}

void CertificateSheet::write(const QString& path) {
    QSaveFile file(path);
    bool whole = file.open(QIODevice::WriteOnly);
    if (whole) {
        QPdfWriter writer(&file);
        writer.setTitle(windowTitle());
        writer.setResolution(dpi);
        setPaper(writer);
        CertificatePaper(proof, QDate::currentDate()).print(writer);
    }
    whole = whole && file.commit();
    answer->setText(
        whole ? tr("Saved as %1").arg(QDir::toNativeSeparators(path))
              : tr("It could not be written there: %1. Choose another folder.").arg(file.errorString()));
}

} // namespace mianguan
