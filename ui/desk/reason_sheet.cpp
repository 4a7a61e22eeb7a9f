#include "ui/desk/reason_sheet.h"

#include "ui/base/live_text.h"
#include "ui/widgets/text_box.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace mianguan {

ReasonSheet::ReasonSheet(QWidget* parent) : Sheet("reasonSheet", parent) {
    reason = new TextBox("reason", this);
    letEnterGoOn();
    form()->addWidget(reason);
    goOn()->setEnabled(false);
    connect(reason->line(), &QLineEdit::textChanged, this,
            [this] { goOn()->setEnabled(optional || !reason->text().isEmpty()); });
    connect(goOn(), &QPushButton::clicked, this, [this] {
        Q_EMIT given(reason->text());
        accept();
    });
    keepTranslated(this,
                   [this] { reason->setWords(tr("Reason"), optional ? tr("May stay empty") : QString()); });
    reason->line()->setFocus();
}

void ReasonSheet::setOptional() {
    optional = true;
    goOn()->setEnabled(true);
    reason->setWords(tr("Reason"), tr("May stay empty"));
}

} // namespace mianguan
