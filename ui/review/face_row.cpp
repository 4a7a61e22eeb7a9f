#include "ui/review/face_row.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QPainter>

namespace mianguan {

namespace {

constexpr QSize pictureSize(60, 80);

} // namespace

FaceRow::FaceRow(const char* name, Leads leads, QWidget* parent) : QFrame(parent) {
    setObjectName(QLatin1String(name));
    setProperty("kind", QStringLiteral("card"));
    auto* faces = rowOf(nullptr, 0, measure::hair);
    for (QWidget*& place : places) {
        place = new QWidget(this);
        place->setFixedSize(pictureSize);
        faces->addWidget(place, 0, Qt::AlignTop);
    }
    sign = new QLabel(this);
    title = makeLabel("section", this);
    title->setObjectName(QLatin1String(name) + QStringLiteral("Title"));
    title->setWordWrap(true);
    explanation = makeLabel("small", this);
    explanation->setObjectName(QLatin1String(name) + QStringLiteral("Words"));
    explanation->setWordWrap(true);
    auto* head = rowOf(nullptr, 0, measure::hair);
    head->addWidget(sign, 0, Qt::AlignTop);
    head->addWidget(title, 1);
    auto* words = column(nullptr, 0, measure::hair);
    words->addLayout(head);
    words->addWidget(explanation);
    words->addStretch();
    auto* upper = rowOf(nullptr, 0, measure::tight);
    upper->addLayout(faces);
    upper->addLayout(words, 1);
    auto* layout = column(this, measure::tight, measure::tight);
    layout->addLayout(upper);
    if (leads == Leads::Elsewhere) {
        go = makeButton(name, "plain", this);
        go->setObjectName(QLatin1String(name) + QStringLiteral("Go"));
        layout->addWidget(go, 0, Qt::AlignLeft);
    }
    keepStyled(this, [this] {
        if (!mark.icon.isEmpty())
            sign->setPixmap(icon(mark.icon, mark.ink).pixmap(QSize(18, 18), devicePixelRatioF()));
    });
}

void FaceRow::setPictures(const QImage& left, const QImage& right) {
    pictures[0] = left;
    pictures[1] = right;
    update();
}

void FaceRow::setWords(const Mark& shown, const QString& headline, const QString& sentence) {
    mark = shown;
    sign->setPixmap(icon(mark.icon, mark.ink).pixmap(QSize(18, 18), devicePixelRatioF()));
    title->setText(headline);
    explanation->setText(sentence);
    explanation->setVisible(!sentence.isEmpty());
    setAccessibleName(QStringLiteral("%1. %2").arg(headline, sentence));
}

void FaceRow::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int i = 0; i < 2; ++i) {
        const QRect place = places[i]->geometry();
        painter.fillRect(place, tokens().surround);
        if (pictures[i].isNull()) continue;
        QRectF area(QPointF(), QSizeF(pictures[i].size()).scaled(place.size(), Qt::KeepAspectRatio));
        area.moveCenter(QRectF(place).center());
        painter.drawImage(area, pictures[i]);
    }
}

} // namespace mianguan
