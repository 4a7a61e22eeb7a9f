#include "ui/consent/consent_view.h"

#include "ui/theme/measures.h"

#include <QScroller>

namespace mianguan {

namespace {

const QLatin1String headingMark("## ");

QString paragraph(const QString& words, int pixels, bool bold, int above) {
    return QStringLiteral("<p style=\"font-size:%1px; font-weight:%2; margin-top:%3px; "
                          "margin-bottom:0; line-height:120%\">%4</p>")
        .arg(QString::number(pixels), bold ? QStringLiteral("600") : QStringLiteral("400"),
             QString::number(above), words.toHtmlEscaped());
}

} // namespace

ConsentView::ConsentView(int typeSize, QWidget* parent) : QTextBrowser(parent), size(typeSize) {
    setObjectName(QStringLiteral("consentText"));
    setOpenLinks(false);
    setFocusPolicy(Qt::StrongFocus);
    document()->setDocumentMargin(measure::wide);
    QScroller::grabGesture(viewport(), QScroller::TouchGesture);
}

void ConsentView::setNotice(const ConsentText& notice) {
    QString html = paragraph(notice.title, size * 3 / 2, true, 0);
    for (const QString& words : notice.paragraphs())
        html += words.startsWith(headingMark) ? paragraph(words.mid(3), size * 7 / 6, true, size)
                                              : paragraph(words, size, false, size / 2);
    setHtml(html);
    setAccessibleName(notice.title);
}

} // namespace mianguan
