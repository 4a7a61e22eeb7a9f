#include "ui/widgets/sheet.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/fixed_column.h"
#include "ui/widgets/parts.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace mianguan {

Sheet::Sheet(const char* name, QWidget* parent, int width) : QDialog(parent) {
    setObjectName(QLatin1String(name));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    auto* page = new FixedColumn(width, this);
    title = makeLabel("title", page);
    explanation = makeLabel("body", page);
    for (QLabel* label : {title, explanation})
        label->setWordWrap(true);
    banner = new Banner(page);
    middle = new QWidget(page);
    fields = column(middle, 0, measure::normal);
    cancel = makeButton("sheetCancel", "plain", page);
    primary = makeButton("sheetGoOn", "primary", page);
    for (QPushButton* button : {cancel, primary})
        button->setAutoDefault(false);
    auto* buttons = rowOf(nullptr, 0, measure::normal);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(primary);
    auto* layout = column(page, measure::loose, measure::normal);
    layout->addWidget(title);
    layout->addWidget(explanation);
    layout->addWidget(banner);
    layout->addSpacing(measure::hair);
    layout->addWidget(middle);
    layout->addSpacing(measure::tight);
    layout->addLayout(buttons);
    auto* whole = column(this, 0, 0);
    whole->addWidget(page);
    whole->setSizeConstraint(QLayout::SetFixedSize);
    connect(cancel, &QPushButton::clicked, this, &Sheet::reject);
    keepTranslated(this, [this] { say(cancel, tr("Cancel")); });
}

void Sheet::setWords(const QString& headline, const QString& words, const QString& goOnWords) {
    setWindowTitle(headline);
    setAccessibleName(headline);
    title->setText(headline);
    explanation->setText(words);
    explanation->setVisible(!words.isEmpty());
    say(primary, goOnWords);
}

void Sheet::setNoWayBack() {
    single = true;
    cancel->hide();
}

void Sheet::setSingle() {
    setNoWayBack();
    primary->hide();
}

void Sheet::setBusy(bool is, bool stoppable) {
    if (is) wasReady = primary->isEnabled();
    busy = is;
    middle->setEnabled(!busy);
    cancel->setEnabled(!busy || stoppable);
    primary->setEnabled(!busy && wasReady);
    if (busy) banner->clear();
}

void Sheet::refuse(const Error& error) {
    setBusy(false);
    banner->show(error);
}

/// Enter presses the button that has the focus, and nothing from within a line.
void Sheet::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter) return QDialog::keyPressEvent(event);
    if (auto* button = qobject_cast<QPushButton*>(focusWidget()))
        button->click();
    else if (enterGoesOn && primary->isEnabled() && qobject_cast<QLineEdit*>(focusWidget()))
        primary->click();
}

void Sheet::reject() {
    if (!busy && !single) QDialog::reject();
}

} // namespace mianguan
