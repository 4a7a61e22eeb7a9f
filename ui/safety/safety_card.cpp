#include "ui/safety/safety_card.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/progress_row.h"

#include <QResizeEvent>

namespace mianguan {

namespace {

constexpr int fine = 1000; ///< steps of the bar: bytes do not fit into its numbers

} // namespace

SafetyCard::SafetyCard(const char* name, const QString& iconName, QWidget* parent) : QFrame(parent) {
    setObjectName(QLatin1String(name));
    setProperty("kind", QStringLiteral("card"));
    auto* mark = new QLabel(this);
    headline = makeLabel("emphasis", this);
    purpose = makeLabel("quiet", this);
    purpose->setWordWrap(true);
    row = new ProgressRow(this);
    row->hide();
    banner = new Banner(this);
    auto* head = rowOf(nullptr, 0, measure::tight);
    head->addWidget(mark);
    head->addWidget(headline, 1);
    auto* layout = column(this, measure::wide, measure::tight);
    layout->addLayout(head);
    layout->addWidget(purpose);
    middle = column(nullptr, 0, measure::normal);
    layout->addSpacing(measure::hair);
    layout->addLayout(middle);
    layout->addWidget(row);
    layout->addWidget(banner);
    keepStyled(this, [this, mark, iconName] {
        mark->setPixmap(icon(iconName, &Tokens::text).pixmap(QSize(20, 20), devicePixelRatioF()));
    });
}

void SafetyCard::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    if (event->size().height() > event->oldSize().height()) Q_EMIT grew();
}

void SafetyCard::setWords(const QString& title, const QString& explanation) {
    headline->setText(title);
    purpose->setText(explanation);
    setAccessibleName(title);
}

void SafetyCard::beginRun(const QString& words) {
    rate.start();
    banner->clear();
    row->setCancelEnabled(true);
    row->show();
    tellRun(words, {}, 0, 0);
    row->setFocus();
}

void SafetyCard::tellRun(const QString& words, const QString& detail, qint64 done, qint64 total) {
    row->setWords(words, detail);
    row->setProgress(total > 0 ? int(double(done) / double(total) * fine) : 0, total > 0 ? fine : 0);
    Q_EMIT said(words);
}

void SafetyCard::endRun() {
    row->hide();
    Q_EMIT said({});
}

bool SafetyCard::running() const { return row->isVisibleTo(this); }

} // namespace mianguan
