#include "ui/access/sheet.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"

namespace mianguan {

namespace {

constexpr int sheetWidth = 520;

} // namespace

Sheet::Sheet(const char* name, QWidget* parent) : QDialog(parent) {
    setObjectName(QLatin1String(name));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    setFixedWidth(sheetWidth);
    title = makeLabel("title", this);
    explanation = makeLabel("body", this);
    for (QLabel* label : {title, explanation})
        label->setWordWrap(true);
    banner = new Banner(this);
    middle = new QWidget(this);
    fields = column(middle, 0, measure::normal);
    cancel = makeButton("sheetCancel", "plain", this);
    primary = makeButton("sheetGoOn", "primary", this);
    for (QPushButton* button : {cancel, primary}) {
        button->setMinimumHeight(measure::bigTarget);
        button->setAutoDefault(false);
    }
    auto* buttons = rowOf(nullptr, 0, measure::normal);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(primary);
    auto* layout = column(this, measure::loose, measure::normal);
    layout->addWidget(title);
    layout->addWidget(explanation);
    layout->addWidget(banner);
    layout->addSpacing(measure::hair);
    layout->addWidget(middle);
    layout->addSpacing(measure::tight);
    layout->addLayout(buttons);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
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

void Sheet::setSingle() {
    single = true;
    cancel->hide();
    primary->hide();
}

void Sheet::setBusy(bool is) {
    if (is) wasReady = primary->isEnabled();
    busy = is;
    middle->setEnabled(!busy);
    cancel->setEnabled(!busy);
    primary->setEnabled(!busy && wasReady);
    if (busy) banner->clear();
}

void Sheet::refuse(const Error& error) {
    setBusy(false);
    banner->show(error);
}

void Sheet::reject() {
    if (!busy && !single) QDialog::reject();
}

} // namespace mianguan
