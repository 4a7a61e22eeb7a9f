#include "ui/safety/certificate_sheet.h"

#include "ui/paper/paper_sheet.h"
#include "ui/safety/certificate_paper.h"

#include <QDateTime>

namespace mianguan {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mianguan::CertificateSheet)
};

PaperTitles titlesOf(const PurgeCertificate& proof) {
    const QString title = Words::tr("Certificate of purge");
    const QString day = QDateTime::fromMSecsSinceEpoch(proof.timeMs).toString(QStringLiteral("yyyy-MM-dd"));
    return {QStringLiteral("Certificate"), title,
            Words::tr("%1: %n graduate(s) purged, %2", nullptr, int(proof.photos)).arg(title, proof.reason),
            Words::tr("Save the certificate"),
            QStringLiteral("%1 %2.pdf").arg(Words::tr("purge certificate", "part of a file's name"), day)};
}

} // namespace

void showCertificate(const PurgeCertificate& certificate, QWidget* parent) {
    const auto paper = std::make_shared<CertificatePaper>(certificate, QDate::currentDate());
    (new PaperSheet(paper, titlesOf(certificate), parent))->open();
}

} // namespace mianguan
