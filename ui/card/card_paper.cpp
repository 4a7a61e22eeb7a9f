#include "ui/card/card_paper.h"

#include "core/base/masking.h"
#include "core/spec/wording.h"
#include "ui/theme/icons.h"
#include "ui/theme/status_marks.h"
#include "ui/widgets/guide_layer.h"

#include <QLocale>
#include <QPainter>

namespace mianguan {

namespace {

constexpr double edge = PaperFlow::edge, room = PaperFlow::room, right = edge + room;
constexpr double title = 62, name = 44, large = 46, normal = 34, small = 29;
constexpr double photoTop = 350, photoWidth = 525, photoHeight = 700, photoLeft = edge + 170;
constexpr double sideLeft = photoLeft + photoWidth + 110, sideRoom = right - sideLeft;
constexpr double listTop = photoTop + photoHeight + 100;
constexpr double pixel = 2.6; ///< of the screen's guides, on paper
constexpr int columns = 3;
const QColor quiet(0x55, 0x58, 0x5C);

QString number(double value) { return QLocale().toString(value, 'f', 0); }

} // namespace

CardPaper::CardPaper(const CardFacts& told, const ReportCard& findings) : facts(told), card(findings) {
    head();
    verdict();
    measures();
    review();
    flow.goTo(std::max(listTop, side + 40));
    spoken(tr("To mend"), card.toMend);
    spoken(tr("To look at closely"), card.toLookAt);
    compact(tr("In order"), card.passed);
    unassessed();
    flow.foot(
        tr("Printed %1 by Mianguan %2. It tells what was measured; a person decides.")
            .arg(QLocale().toString(facts.printed, QLocale::ShortFormat), QStringLiteral(MIANGUAN_VERSION)));
}

QString CardPaper::summaryOf(const ReportCard& card) {
    if (card.fine()) return tr("Meets the specification");
    QStringList parts;
    if (!card.toMend.isEmpty()) parts += tr("%n to mend", nullptr, int(card.toMend.size()));
    if (!card.toLookAt.isEmpty()) parts += tr("%n to look at closely", nullptr, int(card.toLookAt.size()));
    return parts.join(tr(", ", "between the parts of a summary"));
}

void CardPaper::head() {
    flow.put({QRectF(edge, 130, room / 2, 90), tr("Photo report"), title, QFont::DemiBold});
    flow.put({QRectF(edge + room / 2, 158, room / 2, 60), facts.school, normal, QFont::Normal, Qt::AlignRight,
              quiet});
    flow.line({edge, 232, right, 232});
    flow.put({QRectF(edge, 252, room * 0.6, 60), maskIdentityNumbers(facts.label), name, QFont::DemiBold});
    flow.put({QRectF(edge + room * 0.6, 262, room * 0.4, 50), facts.specification, normal, QFont::Normal,
              Qt::AlignRight, quiet});
    side = photoTop;
}

void CardPaper::beside(const QString& text, double size, QFont::Weight weight, const QColor& ink,
                       double indent) {
    const double wide = sideRoom - indent, tall = paperHeight(text, size, weight, wide);
    flow.put({QRectF(sideLeft + indent, side, wide, tall + 4), text, size, weight, Qt::AlignLeft, ink});
    side += tall;
}

void CardPaper::sign(const QRectF& place, Status status) {
    const Mark mark = markOf(status);
    signs += Sign{flow.pages() - 1, place, mark.icon, lightTokens().*mark.ink};
}

void CardPaper::verdict() {
    const Status status = !card.toMend.isEmpty()     ? Status::Fail
                          : !card.toLookAt.isEmpty() ? Status::Warn
                                                     : Status::Pass;
    sign({sideLeft, side + 2, 64, 64}, status);
    beside(summaryOf(card), large, QFont::DemiBold, lightTokens().*markOf(status).ink, 84);
    side += 46;
}

void CardPaper::measures() {
    constexpr double second = 0.44, third = 0.7;
    const auto cell = [this](double from, const QString& text, const QColor& ink, QFont::Weight weight) {
        flow.put({QRectF(sideLeft + from * sideRoom, side, (1 - from) * sideRoom, 50), text, normal, weight,
                  Qt::AlignLeft, ink});
    };
    cell(second, tr("measured"), quiet, QFont::Normal);
    cell(third, tr("allowed"), quiet, QFont::Normal);
    side += 54;
    for (const GuideFigure& measure : figuresOf(card.guides)) {
        flow.line({sideLeft, side, right, side});
        side += 12;
        const bool inside = measure.inside();
        cell(0, titleOf(measure.id), Qt::black, QFont::Normal);
        cell(second, measure.value ? tr("%1 px").arg(number(*measure.value)) : QStringLiteral("–"),
             inside || !measure.value ? QColor(Qt::black) : lightTokens().fail,
             inside ? QFont::Normal : QFont::DemiBold);
        cell(third,
             tr("%1 to %2", "an allowed window").arg(number(measure.window.low), number(measure.window.high)),
             Qt::black, QFont::Normal);
        side += 56;
    }
    flow.line({sideLeft, side, right, side});
    side += 46;
}

void CardPaper::review() {
    beside(tr("Review: %1").arg(facts.state), normal, QFont::DemiBold);
    side += 8;
    if (!facts.reasons.isEmpty())
        beside(facts.reasons.join(tr(", ", "between the reasons of a rejection")), normal);
    if (!facts.remark.isEmpty()) beside(maskIdentityNumbers(facts.remark), normal, QFont::Normal, quiet);
}

/// Never alone at the foot of a page: `wanted` is what must follow it there.
void CardPaper::heading(const QString& words, double wanted) {
    flow.need(70 + wanted);
    flow.put({QRectF(edge, flow.below(), room, 60), words, name - 4, QFont::DemiBold});
    flow.skip(62);
}

void CardPaper::spoken(const QString& words, const Findings& findings) {
    if (findings.isEmpty()) return;
    constexpr double indent = 64, nameWidth = 400, gap = 7;
    constexpr double messageLeft = edge + indent + nameWidth, wide = right - messageLeft;
    heading(words, 90);
    for (const Finding& finding : findings) {
        const QString named = titleOf(finding.id), message = messageFor(finding);
        const double tall = std::max({paperHeight(named, normal, QFont::DemiBold, nameWidth - 20),
                                      paperHeight(message, normal, QFont::Normal, wide), 44.});
        flow.need(tall + 2 * gap);
        const double y = flow.below();
        flow.line({edge, y, right, y});
        sign({edge + 4, y + gap + 2, 40, 40}, finding.status);
        flow.put({QRectF(edge + indent, y + gap, nameWidth - 20, tall + 4), named, normal, QFont::DemiBold});
        flow.put({QRectF(messageLeft, y + gap, wide, tall + 4), message, normal});
        flow.skip(tall + 2 * gap);
    }
    flow.skip(30);
}

void CardPaper::compact(const QString& words, const Findings& findings) {
    if (findings.isEmpty()) return;
    constexpr double wide = room / columns, indent = 46, tall = 44;
    heading(QStringLiteral("%1 · %2").arg(words).arg(findings.size()), tall);
    const qsizetype rows = (findings.size() + columns - 1) / columns;
    for (qsizetype row = 0; row < rows; ++row) {
        flow.need(tall);
        for (qsizetype place = row, column = 0; place < findings.size(); place += rows, ++column) {
            const Finding& finding = findings.at(place);
            const double x = edge + double(column) * wide, y = flow.below();
            sign({x + 4, y + 4, 34, 34}, Status::Pass);
            const QString value = valueText(finding);
            const QString text = value.isEmpty() ? titleOf(finding.id)
                                                 : QStringLiteral("%1  %2").arg(titleOf(finding.id), value);
            flow.put({QRectF(x + indent, y, wide - indent - 12, tall), text, small});
        }
        flow.skip(tall);
    }
    flow.skip(30);
}

void CardPaper::unassessed() {
    if (card.notAssessed.isEmpty()) return;
    QStringList names;
    for (const Finding& finding : card.notAssessed)
        names += titleOf(finding.id);
    const QString text = names.join(tr(", ", "between names of checks"));
    const double tall = paperHeight(text, small, QFont::Normal, room);
    heading(tr("Could not be assessed"), tall);
    flow.put({QRectF(edge, flow.below(), room, tall + 4), text, small, QFont::Normal, Qt::AlignLeft, quiet});
    flow.skip(tall);
}

void CardPaper::paintPortrait(QPainter& painter) const {
    const QRectF place(photoLeft, photoTop, photoWidth, photoHeight);
    if (facts.portrait.isNull()) {
        painter.setPen(QPen(quiet, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place);
        const QString words = tr("No standard photo could be made.");
        return paintWords(painter, {place.adjusted(30, photoHeight / 2 - 40, -30, 0), words, normal,
                                    QFont::Normal, Qt::AlignHCenter, quiet});
    }
    painter.drawImage(place, facts.portrait);
    painter.setPen(QPen(QColor(0xB0, 0xB0, 0xB0), 1)); // a white background ends somewhere
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(place);
    if (card.guides.photo.isEmpty()) return; // of a specification this version does not know
    painter.save();
    painter.scale(pixel, pixel);
    const QRectF inPixels(place.topLeft() / pixel, place.size() / pixel);
    QTransform toPixels = QTransform::fromTranslate(inPixels.left(), inPixels.top());
    toPixels.scale(inPixels.width() / card.guides.photo.width(),
                   inPixels.height() / card.guides.photo.height());
    GuideLayer(card.guides, &lightTokens()).paint(painter, toPixels, inPixels);
    painter.restore();
}

void CardPaper::paint(QPainter& painter, int page) const {
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    flow.paint(painter, page);
    if (page == 0) paintPortrait(painter);
    for (const Sign& each : signs)
        if (each.page == page) drawIconVectors(painter, each.place, each.icon, each.ink);
    painter.restore();
}

} // namespace mianguan
