#include "ui/safety/certificate_paper.h"

#include <QDateTime>
#include <QLocale>

namespace mianguan {

namespace {

constexpr double edge = PaperFlow::edge, room = PaperFlow::room;
constexpr double large = PaperFlow::large, normal = PaperFlow::normal, small = PaperFlow::small;

QString timeText(qint64 timeMs) {
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(timeMs), QLocale::LongFormat);
}

} // namespace

CertificatePaper::CertificatePaper(const PurgeCertificate& certificate, const QDate& printed)
    : proof(certificate) {
    head();
    facts();
    meaning();
    leftOver();
    signatures();
    flow.foot(tr("Printed %1 by Mianguan %2. What is not yet reached is told as of this day.")
                  .arg(QLocale().toString(printed, QLocale::LongFormat), QStringLiteral(MIANGUAN_VERSION)));
}

void CertificatePaper::head() {
    flow.write(proof.school, normal + 6, QFont::DemiBold, 30, Qt::AlignHCenter);
    flow.write(tr("Certificate of purge"), large, QFont::DemiBold, 20, Qt::AlignHCenter);
    flow.write(tr("of graduates' certificate photos"), normal, QFont::Normal, 80, Qt::AlignHCenter);
}

void CertificatePaper::facts() {
    const bool batch = proof.batch != Batch();
    QString whom = tr("%Ln graduate(s)", nullptr, int(proof.photos));
    if (batch)
        whom += QStringLiteral(" · ") + tr("%Ln of them with a photo", nullptr, int(proof.photographed));
    const QString pictures = QCoreApplication::translate("Certificate", "%Ln picture file(s) destroyed",
                                                         nullptr, int(proof.pictures));
    if (batch) flow.fact(tr("Batch"), proof.batch.school + QStringLiteral(" · ") + proof.batch.name);
    flow.fact(tr("Purged"), whom + QStringLiteral(" · ") + pictures);
    if (batch)
        flow.fact(tr("Not delivered"),
                  proof.undelivered == 0
                      ? tr("None: every photo that stood had been delivered.")
                      : tr("%Ln photo(s), purged for the reason below", nullptr, int(proof.undelivered)));
    if (proof.othersFees > 0)
        flow.fact(tr("Fees not closed"),
                  tr("%Ln graduate(s) had paid at another desk, which had not closed that day, as far as was "
                     "known here",
                     nullptr, proof.othersFees));
    flow.fact(tr("When"), timeText(proof.timeMs));
    flow.fact(tr("By"), proof.byWhom);
    flow.fact(tr("Reason"), proof.reason);
    flow.fact(tr("Station"), inGroups(proof.station));
    flow.fact(tr("Event"), inGroups(proof.id.hex()));
    flow.fact(tr("Seal (SHA-256)"), inGroups(proof.head));
    flow.line({edge, flow.below(), edge + room, flow.below()});
    flow.skip(60);
}

void CertificatePaper::meaning() {
    flow.write(tr("What was done"), normal, QFont::DemiBold, 12);
    if (proof.batch != Batch())
        flow.write(
            tr("This was the whole batch: whoever was on its list and never photographed was destroyed too, "
               "with identity number, code, consent, fee and reference picture."),
            normal, QFont::Normal, 20);
    flow.write(
        tr("The pictures, names, identity numbers, verdicts and remarks of these photos were destroyed in "
           "this "
           "station's store, and with them the keys they were encrypted with. They cannot be restored from "
           "it. "
           "That these photos were here and were purged remains recorded, under random numbers."),
        normal, QFont::Normal, 20);
    flow.write(tr("Files that had been delivered into folders are not in the store and were not reached."),
               normal, QFont::Normal, 60);
}

void CertificatePaper::leftOver() {
    flow.write(tr("Not yet reached"), normal, QFont::DemiBold, 12);
    if (proof.left.isEmpty())
        return flow.write(tr("No backup is known that still holds what was purged."), normal, QFont::Normal,
                          60);
    flow.write(tr("These still hold what was purged: backups until they are updated or destroyed, stations "
                  "until they hear of it."),
               normal, QFont::Normal, 16);
    constexpr double box = 34;
    for (const PurgeLeft& one : proof.left) {
        const double tall = paperHeight(one.what, normal, QFont::Normal, room - 520);
        flow.need(tall + 20);
        const double y = flow.below();
        flow.box({edge, y + 6, box, box});
        flow.put({QRectF(edge + 60, y, room - 580, tall + 4), one.what, normal});
        flow.put({QRectF(edge + room - 500, y, 220, tall + 4), tr("settled on"), small, QFont::Normal,
                  Qt::AlignRight});
        flow.line({edge + room - 260, y + 44, edge + room, y + 44});
        flow.skip(tall + 22);
    }
    flow.skip(50);
}

void CertificatePaper::signatures() {
    flow.signatures({tr("Carried out by"), tr("Witness")}, {tr("Date"), tr("Seal of the school")});
}

} // namespace mianguan
