#include "ui/safety/certificate_paper.h"

#include "ui/theme/measures.h"

#include <QDateTime>
#include <QLocale>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QTextLayout>

namespace mianguan {

namespace {

constexpr double edge = 220, top = 220, bottom = 2700, room = CertificatePaper::width - 2 * edge;
constexpr double large = 72, normal = 38, small = 30;
constexpr double nameWidth = 420, lineGap = 14, footTop = 2780;

QFont fontFor(double size, QFont::Weight weight) {
    QFont font = fontOf(Type::Body, weight);
    font.setPixelSize(qRound(size));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// Breaks lines between words where it can and anywhere where it must; answers the height.
double layOut(QTextLayout& layout, double wide, Qt::Alignment align) {
    QTextOption option(align);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    double tall = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(wide);
        line.setPosition({0, tall});
        tall += line.height();
    }
    layout.endLayout();
    return tall;
}

double heightOf(const QString& text, double size, QFont::Weight weight, double wide) {
    QTextLayout layout(text, fontFor(size, weight));
    return layOut(layout, wide, Qt::AlignLeft);
}

QString timeText(qint64 timeMs) {
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(timeMs), QLocale::LongFormat);
}

QString inGroups(const QString& hex) {
    QString groups;
    for (int i = 0; i < hex.size(); i += 8)
        groups += hex.mid(i, 8) + QLatin1Char(' ');
    return groups.trimmed();
}

} // namespace

CertificatePaper::CertificatePaper(const PurgeCertificate& certificate, const QDate& printed)
    : proof(certificate) {
    need(1e9);
    head();
    facts();
    meaning();
    leftOver();
    signatures();
    foot(printed);
}

void CertificatePaper::need(double wanted) {
    if (!sheets.isEmpty() && below + wanted <= bottom) return;
    sheets += Sheet();
    below = top;
}

void CertificatePaper::write(const QString& text, double size, QFont::Weight weight, double gap,
                             Qt::Alignment align) {
    const double tall = heightOf(text, size, weight, room);
    need(tall);
    sheets.last().words += Words{QRectF(edge, below, room, tall + 4), text, size, weight, align};
    below += tall + gap;
}

void CertificatePaper::fact(const QString& name, const QString& value) {
    const double tall = heightOf(value, normal, QFont::Normal, room - nameWidth);
    need(tall + 2 * lineGap);
    Sheet& sheet = sheets.last();
    sheet.lines += QLineF(edge, below, edge + room, below);
    below += lineGap;
    sheet.words +=
        Words{QRectF(edge, below, nameWidth, tall + 4), name, normal, QFont::DemiBold, Qt::AlignLeft};
    sheet.words += Words{QRectF(edge + nameWidth, below, room - nameWidth, tall + 4), value, normal,
                         QFont::Normal, Qt::AlignLeft};
    below += tall + lineGap;
}

void CertificatePaper::head() {
    write(proof.school, normal + 6, QFont::DemiBold, 30, Qt::AlignHCenter);
    write(tr("Certificate of purge"), large, QFont::DemiBold, 20, Qt::AlignHCenter);
    write(tr("of graduates' certificate photos"), normal, QFont::Normal, 80, Qt::AlignHCenter);
}

void CertificatePaper::facts() {
    const QString photos = tr("%Ln photo(s)", nullptr, int(proof.photos));
    const QString pictures = QCoreApplication::translate("Certificate", "%Ln picture file(s) destroyed",
                                                         nullptr, int(proof.pictures));
    fact(tr("Purged"), photos + QStringLiteral(" · ") + pictures);
    fact(tr("When"), timeText(proof.timeMs));
    fact(tr("By"), proof.byWhom);
    fact(tr("Reason"), proof.reason);
    fact(tr("Station"), inGroups(proof.station));
    fact(tr("Event"), inGroups(proof.id.hex()));
    fact(tr("Seal (SHA-256)"), inGroups(proof.head));
    sheets.last().lines += QLineF(edge, below, edge + room, below);
    below += 60;
}

void CertificatePaper::meaning() {
    write(tr("What was done"), normal, QFont::DemiBold, 12);
    write(tr("The pictures, names, identity numbers, verdicts and remarks of these photos were destroyed in "
             "this "
             "station's store, and with them the keys they were encrypted with. They cannot be restored from "
             "it. "
             "That these photos were here and were purged remains recorded, under random numbers."),
          normal, QFont::Normal, 20);
    write(tr("Files that had been delivered into folders are not in the store and were not reached."), normal,
          QFont::Normal, 60);
}

void CertificatePaper::leftOver() {
    write(tr("Not yet reached"), normal, QFont::DemiBold, 12);
    if (proof.left.isEmpty())
        return write(tr("No backup is known that still holds what was purged."), normal, QFont::Normal, 60);
    write(tr("These were made before and hold what was purged until they are updated or destroyed:"), normal,
          QFont::Normal, 16);
    constexpr double box = 34;
    for (const PurgeLeft& one : proof.left) {
        const double tall = heightOf(one.what, normal, QFont::Normal, room - 520);
        need(tall + 20);
        Sheet& sheet = sheets.last();
        sheet.boxes += QRectF(edge, below + 6, box, box);
        sheet.words += Words{QRectF(edge + 60, below, room - 580, tall + 4), one.what, normal, QFont::Normal,
                             Qt::AlignLeft};
        sheet.words += Words{QRectF(edge + room - 500, below, 220, tall + 4), tr("settled on"), small,
                             QFont::Normal, Qt::AlignRight};
        sheet.lines += QLineF(edge + room - 260, below + 44, edge + room, below + 44);
        below += tall + 22;
    }
    below += 50;
}

void CertificatePaper::signatures() {
    need(420);
    below = std::max(below + 40, bottom - 380);
    const double half = (room - 120) / 2;
    const QString names[] = {tr("Carried out by"), tr("Witness")};
    for (int i = 0; i < 2; ++i) {
        const double left = edge + i * (half + 120);
        Sheet& sheet = sheets.last();
        sheet.lines += QLineF(left, below + 130, left + half, below + 130);
        sheet.words +=
            Words{QRectF(left, below + 140, half, 60), names[i], small, QFont::Normal, Qt::AlignLeft};
        sheet.lines += QLineF(left, below + 300, left + half, below + 300);
        sheet.words +=
            Words{QRectF(left, below + 310, half, 60), i == 0 ? tr("Date") : tr("Seal of the school"), small,
                  QFont::Normal, Qt::AlignLeft};
    }
}

void CertificatePaper::foot(const QDate& printed) {
    const QString made =
        tr("Printed %1 by Mianguan %2. What is not yet reached is told as of this day.")
            .arg(QLocale().toString(printed, QLocale::LongFormat), QStringLiteral(MIANGUAN_VERSION));
    for (int page = 0; page < pages(); ++page) {
        Sheet& sheet = sheets[page];
        sheet.words +=
            Words{QRectF(edge, footTop, room - 200, 50), made, small, QFont::Normal, Qt::AlignLeft};
        sheet.words +=
            Words{QRectF(edge + room - 200, footTop, 200, 50),
                  QStringLiteral("%1 / %2").arg(page + 1).arg(pages()), small, QFont::Normal, Qt::AlignRight};
    }
}

void CertificatePaper::paint(QPainter& painter, int page) const {
    painter.setPen(Qt::black);
    for (const Words& words : sheets.at(page).words) {
        QTextLayout layout(words.text, fontFor(words.size, words.weight));
        layOut(layout, words.place.width(), words.align);
        layout.draw(&painter, words.place.topLeft());
    }
    painter.setPen(QPen(QColor(0x80, 0x80, 0x80), 2));
    painter.drawLines(sheets.at(page).lines);
    painter.setBrush(Qt::NoBrush);
    painter.drawRects(sheets.at(page).boxes);
}

void CertificatePaper::print(QPagedPaintDevice& paper) const {
    QPainter painter(&paper);
    painter.scale(paper.width() / width, paper.width() / width);
    for (int page = 0; page < pages(); ++page) {
        if (page > 0) paper.newPage();
        paint(painter, page);
    }
}

} // namespace mianguan
