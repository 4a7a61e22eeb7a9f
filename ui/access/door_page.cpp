#include "ui/access/door_page.h"

#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/fixed_column.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/progress_row.h"

#include <QScrollArea>

namespace mianguan {

namespace {

constexpr int cardWidth = 560;
constexpr qint64 judgeAfterMs = 2000; ///< before that a time left is a guess

qint64 leftOf(qint64 elapsedMs, qint64 done, qint64 total) {
    if (done <= 0 || elapsedMs < judgeAfterMs) return -1;
    return elapsedMs * (total - done) / done;
}

/// Whose door it is.
QWidget* makeMark(QWidget* parent) {
    auto* mark = new QLabel(parent);
    mark->setPixmap(
        QIcon(QStringLiteral(":/icons/mianguan.svg")).pixmap(QSize(48, 48), mark->devicePixelRatioF()));
    return mark;
}

} // namespace

DoorPage::DoorPage(const char* name, QWidget* parent) : QWidget(parent) {
    setObjectName(QLatin1String(name));
    setProperty("kind", QStringLiteral("page"));
    auto* field = new QWidget(this);
    field->setProperty("kind", QStringLiteral("form"));
    auto* card = new FixedColumn(cardWidth, field);
    card->setProperty("kind", QStringLiteral("card"));
    step = makeLabel("small", card);
    title = makeLabel("title", card);
    explanation = makeLabel("body", card);
    for (QLabel* label : {title, explanation})
        label->setWordWrap(true);
    said = new Banner(card);
    middle = new QWidget(card);
    fields = column(middle, 0, measure::normal);
    foot = new QWidget(card);
    buttons = rowOf(foot, 0, measure::normal);
    buttons->addStretch();
    foot->hide();
    progress = new ProgressRow(card);
    progress->hide();
    auto* inside = column(card, measure::section, measure::normal);
    inside->addWidget(step);
    inside->addWidget(title);
    inside->addWidget(explanation);
    inside->addWidget(said);
    inside->addSpacing(measure::hair);
    inside->addWidget(middle);
    inside->addSpacing(measure::hair);
    inside->addWidget(foot);
    inside->addWidget(progress);

    auto* around = column(field, measure::normal, 0);
    around->addStretch(2);
    around->addWidget(makeMark(field), 0, Qt::AlignHCenter);
    around->addSpacing(measure::loose);
    around->addWidget(card, 0, Qt::AlignHCenter);
    around->addStretch(3);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(field);
    column(this, 0, 0)->addWidget(scroll);
    connect(progress, &ProgressRow::cancelled, this, &DoorPage::cancelled);
}

void DoorPage::setWords(const QString& where, const QString& headline, const QString& words) {
    step->setText(where);
    step->setVisible(!where.isEmpty());
    title->setText(headline);
    explanation->setText(words);
    explanation->setVisible(!words.isEmpty());
    setAccessibleName(headline);
}

QPushButton* DoorPage::addButton(const char* name, const char* kind) {
    auto* button = makeButton(name, kind, foot);
    button->setProperty("big", true);
    button->setAutoDefault(true); // Enter presses it too
    foot->show();
    const bool primary = qstrcmp(kind, "primary") == 0;
    buttons->insertWidget(primary ? buttons->count() : 0, button);
    return button;
}

void DoorPage::setBusy(const QString& doing, const QString& cancel) {
    isBusy = true;
    doingWords = doing;
    said->clear();
    middle->setEnabled(false);
    foot->hide();
    progress->show();
    progress->setWords(doing, {});
    progress->setProgress(0, 0);
    progress->setCancelWords(cancel);
    since.start();
}

void DoorPage::setRest() {
    isBusy = false;
    middle->setEnabled(true);
    foot->setVisible(buttons->count() > 1);
    progress->hide();
}

void DoorPage::setProgress(qint64 done, qint64 total) {
    if (!isBusy) return;
    progress->setProgress(int(done), int(total));
    progress->setWords(doingWords,
                       total > 0 ? timeLeftText(leftOf(since.elapsed(), done, total)) : QString());
}

} // namespace mianguan
