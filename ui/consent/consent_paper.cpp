#include "ui/consent/consent_paper.h"

#include "ui/paper/paper_sheet.h"

namespace mianguan {

namespace {

constexpr double edge = PaperFlow::edge, room = PaperFlow::room;
constexpr double body = 32, small = PaperFlow::small;
constexpr double rowTall = 84, columns[] = {0, 380, 640, 1040, 1400};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mianguan::ConsentPaper)
};

} // namespace

ConsentPaper::ConsentPaper(const ConsentText& notice, const QString& className,
                           const QList<ConsentSigner>& signers) {
    writeNotice(notice);
    if (signers.isEmpty()) {
        oneSigner();
    } else {
        heading(className);
        for (const ConsentSigner& signer : signers)
            line(signer);
    }
    flow.foot(tr("Text %1 · SHA-256 %2").arg(notice.version, notice.hash().hex().left(16)));
}

void ConsentPaper::writeNotice(const ConsentText& notice) {
    flow.write(notice.title, 54, QFont::DemiBold, 30, Qt::AlignHCenter);
    for (const QString& words : notice.paragraphs()) {
        const bool isHeading = words.startsWith(QLatin1String("## "));
        if (isHeading) flow.need(160);
        if (isHeading) flow.skip(12);
        flow.write(isHeading ? words.mid(3) : words, body, isHeading ? QFont::DemiBold : QFont::Normal, 10);
    }
    flow.skip(50);
}

void ConsentPaper::oneSigner() {
    const QString names[] = {tr("Name"),
                             tr("Student number"),
                             tr("Signature"),
                             tr("Date"),
                             tr("Guardian's name (under 14)"),
                             tr("Relation to the graduate")};
    flow.need(3 * 130);
    const double half = (room - 80) / 2;
    for (int i = 0; i < 6; ++i) {
        const double left = edge + (i % 2) * (half + 80), top = flow.below() + (i / 2) * 130;
        flow.put({QRectF(left, top + 40, half, 50), names[i], small});
        flow.line({left + 330, top + 84, left + half, top + 84});
    }
    flow.skip(3 * 130);
}

void ConsentPaper::heading(const QString& className) {
    flow.need(4 * rowTall);
    flow.write(tr("Signed by %1").arg(className), 38, QFont::DemiBold, 16);
    const QString names[] = {tr("Student number"), tr("Name"), tr("Signature"), tr("Date"), tr("Guardian")};
    for (int i = 0; i < 5; ++i)
        flow.put({QRectF(edge + columns[i], flow.below(), 360, 50), names[i], small, QFont::DemiBold});
    flow.skip(56);
}

void ConsentPaper::line(const ConsentSigner& signer) {
    flow.need(rowTall);
    const double y = flow.below();
    flow.line({edge, y, edge + room, y});
    flow.put({QRectF(edge + columns[0], y + 24, 370, 50), signer.studentNumber, small + 2});
    flow.put({QRectF(edge + columns[1], y + 24, 250, 50), signer.name, small + 2});
    flow.line({edge, y + rowTall, edge + room, y + rowTall});
    flow.skip(rowTall);
}

void showConsentPaper(const ConsentText& notice, const QString& className,
                      const QList<ConsentSigner>& signers, QWidget* parent) {
    const auto paper = std::make_shared<ConsentPaper>(notice, className, signers);
    const QString title = Words::tr("Notice and consent");
    const QString whose = signers.isEmpty() ? Words::tr("blank", "part of a file's name") : className;
    (new PaperSheet(paper,
                    {QStringLiteral("Consent"), title,
                     signers.isEmpty()
                         ? Words::tr("A blank form for one graduate")
                         : Words::tr("%n graduate(s) of %1", nullptr, int(signers.size())).arg(className),
                     Words::tr("Save the form"), QStringLiteral("%1 %2.pdf").arg(title, whose)},
                    parent))
        ->open();
}

} // namespace mianguan
