#include "ui/desk/session_paper.h"

#include "core/base/masking.h"
#include "core/spec/reasons.h"
#include "ui/desk/session_words.h"

#include <QLocale>

#include <algorithm>

namespace mianguan {

namespace {

constexpr double edge = PaperFlow::edge, room = PaperFlow::room;
constexpr double large = PaperFlow::large, normal = PaperFlow::normal, small = PaperFlow::small;
constexpr double lineHeight = 48, numberWidth = 330, nameWidth = 300;
constexpr int columns = 3;

QString timeText(qint64 ms) {
    if (ms == 0) return QStringLiteral("–");
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString whyOf(const ReportLine& line) {
    QStringList why;
    for (const QString& reason : line.reasons)
        why += reasonText(reason);
    if (!line.remark.isEmpty()) why += maskIdentityNumbers(line.remark);
    return why.join(QStringLiteral("; "));
}

} // namespace

SessionPaper::SessionPaper(const SessionReport& told, const QDateTime& when) : report(told), printed(when) {
    head();
    facts();
    counts();
    fees();
    seal();
    list(tr("Absent"), report.absent);
    list(tr("Received and not photographed"), report.unphotographed);
    list(tr("Rejected at the review"), report.rejected);
    signatures();
    flow.foot(tr("Printed %1 by Mianguan %2. Verdicts are told as of then.")
                  .arg(QLocale().toString(printed, QLocale::ShortFormat), QStringLiteral(MIANGUAN_VERSION)));
}

void SessionPaper::head() {
    flow.write(report.session.batch.school, normal + 6, QFont::DemiBold, 20, Qt::AlignHCenter);
    flow.write(tr("Hand-over sheet"), large, QFont::DemiBold, 16, Qt::AlignHCenter);
    flow.write(tr("of a session of collecting graduates' certificate photos"), normal, QFont::Normal, 50,
               Qt::AlignHCenter);
}

void SessionPaper::facts() {
    const Session& session = report.session;
    flow.fact(tr("Session"), joined({session.name, kindText(session.kind)}));
    flow.fact(tr("Batch"), session.batch.name);
    flow.fact(tr("Place and desk"), joined({session.place, session.desk}));
    flow.fact(tr("Operators"), report.people.join(tr(", ", "between names of people")));
    flow.fact(tr("Opened, closed"),
              timeText(session.openedMs) + QStringLiteral("  –  ") + timeText(report.closedMs));
    flow.fact(tr("First arrival, last photo"),
              timeText(report.firstMs) + QStringLiteral("  –  ") + timeText(report.lastMs));
}

void SessionPaper::counts() {
    const SessionTally& sum = report.tally;
    const std::pair<QString, int> cells[] = {
        {tr("On the list"), sum.listed},
        {tr("Arrived"), sum.arrived},
        {tr("Photographed"), sum.photos},
        {tr("Absent"), sum.absent},
        {tr("Received, no photo"), sum.unphotographed},
        {tr("Right the first time"), sum.firstPass},
    };
    const double wide = room / double(std::size(cells)), tall = 150;
    flow.line({edge, flow.below(), edge + room, flow.below()});
    flow.skip(40);
    flow.need(tall);
    for (int i = 0; i < int(std::size(cells)); ++i) {
        const double left = edge + i * wide;
        flow.box({left, flow.below(), wide, tall});
        flow.put({QRectF(left, flow.below() + 18, wide, 70), QLocale().toString(cells[i].second), large - 14,
                  QFont::DemiBold, Qt::AlignHCenter});
        flow.put({QRectF(left, flow.below() + 98, wide, 50), cells[i].first, small, QFont::Normal,
                  Qt::AlignHCenter});
    }
    flow.skip(tall + 24);
    flow.write(tr("Review as of printing: %1 approved, %2 rejected, %3 waiting.")
                   .arg(sum.approved)
                   .arg(sum.rejected)
                   .arg(sum.pending),
               normal, QFont::Normal, 30);
}

void SessionPaper::fees() {
    if (report.fees.isEmpty()) return;
    heading(tr("Fees of those received here"));
    const QLocale locale;
    for (const FeeSum& fee : report.fees) {
        const QString people = tr("%n graduate(s)", nullptr, fee.graduates);
        const QString amount =
            fee.cents > 0 ? tr("%1 yuan").arg(locale.toString(double(fee.cents) / 100, 'f', 2)) : QString();
        flow.fact(joined({mianguan::feeText(fee.state), fee.method}), joined({people, amount}));
    }
    flow.line({edge, flow.below(), edge + room, flow.below()});
    flow.skip(30);
}

void SessionPaper::seal() {
    heading(tr("To check against the records"));
    if (report.event.isNull()) return flow.write(tr("The session is still open."), normal, QFont::Normal, 30);
    flow.fact(tr("Closing event"),
              tr("number %1 of station %2").arg(report.seq).arg(inGroups(report.station.hex())));
    flow.fact(tr("Its seal (SHA-256)"), inGroups(report.hash));
    flow.line({edge, flow.below(), edge + room, flow.below()});
    flow.skip(30);
}

void SessionPaper::heading(const QString& words) {
    flow.need(3 * lineHeight);
    flow.write(words, normal + 4, QFont::DemiBold, 14);
}

/// By class, as the classes are told.
void SessionPaper::list(const QString& words, const QList<ReportLine>& lines) {
    if (lines.isEmpty()) return;
    flow.skip(16);
    heading(QStringLiteral("%1 · %2").arg(words).arg(lines.size()));
    for (qsizetype from = 0; from < lines.size();) {
        qsizetype to = from;
        while (to < lines.size() && lines[to].className == lines[from].className)
            ++to;
        const QList<ReportLine> ofClass = lines.mid(from, to - from);
        const bool why = std::any_of(ofClass.begin(), ofClass.end(),
                                     [](const ReportLine& line) { return !whyOf(line).isEmpty(); });
        why ? reasoned(lines[from].className, ofClass) : names(lines[from].className, ofClass);
        from = to;
    }
}

void SessionPaper::names(const QString& className, const QList<ReportLine>& lines) {
    flow.need(2 * lineHeight);
    flow.write(QStringLiteral("%1 (%2)").arg(className).arg(lines.size()), small, QFont::DemiBold, 6);
    constexpr double wide = room / columns;
    for (qsizetype i = 0; i < lines.size(); i += columns) {
        flow.need(lineHeight);
        for (qsizetype column = 0; column < columns && i + column < lines.size(); ++column) {
            const ReportLine& line = lines[i + column];
            flow.put({QRectF(edge + double(column) * wide, flow.below(), wide - 20, lineHeight),
                      (line.studentNumber + QStringLiteral("  ") + line.name).trimmed(), small});
        }
        flow.skip(lineHeight);
    }
    flow.skip(10);
}

void SessionPaper::reasoned(const QString& className, const QList<ReportLine>& lines) {
    flow.need(2 * lineHeight);
    flow.write(QStringLiteral("%1 (%2)").arg(className).arg(lines.size()), small, QFont::DemiBold, 6);
    constexpr double left = edge + numberWidth + nameWidth, wide = room - numberWidth - nameWidth;
    for (const ReportLine& line : lines) {
        const QString why = whyOf(line);
        const double tall = std::max(lineHeight, paperHeight(why, small, QFont::Normal, wide) + 8);
        flow.need(tall);
        const double y = flow.below();
        flow.put({QRectF(edge, y, numberWidth - 20, tall), line.studentNumber, small});
        flow.put({QRectF(edge + numberWidth, y, nameWidth - 20, tall), line.name, small});
        flow.put({QRectF(left, y, wide, tall), why, small});
        flow.skip(tall);
    }
    flow.skip(10);
}

void SessionPaper::signatures() {
    flow.signatures({tr("Handed over by"), tr("Received by")}, {tr("Date"), tr("Date")});
}

} // namespace mianguan
