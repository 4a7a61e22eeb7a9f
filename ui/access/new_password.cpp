#include "ui/access/new_password.h"

#include "ui/access/password_box.h"
#include "ui/access/strength_meter.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

namespace mianguan {

NewPassword::NewPassword(QWidget* parent) : QWidget(parent) {
    first = new PasswordBox("newPassword", this);
    meter = new StrengthMeter(this);
    again = new PasswordBox("newPasswordAgain", this);
    differs = makeLabel("caution", this);
    differs->setObjectName(QStringLiteral("passwordsDiffer"));
    differs->hide();
    setFocusProxy(first);
    auto* layout = column(this, 0, measure::tight);
    layout->addWidget(first);
    layout->addWidget(meter);
    layout->addWidget(again);
    layout->addWidget(differs);
    connect(first->line(), &QLineEdit::textChanged, this, &NewPassword::judge);
    connect(again->line(), &QLineEdit::textChanged, this, &NewPassword::sayWhetherSame);
    connect(first->line(), &QLineEdit::returnPressed, again, [this] { again->setFocus(); });
    connect(again->line(), &QLineEdit::returnPressed, this, &NewPassword::submitted);
    connect(first, &PasswordBox::shownChanged, again, &PasswordBox::setShown);
    connect(again, &PasswordBox::shownChanged, first, &PasswordBox::setShown);
    keepTranslated(this, [this] { translate(); });
}

void NewPassword::setPersonal(std::function<QStringList()> personal) {
    personalWords = std::move(personal);
    judge();
}

void NewPassword::translate() {
    first->setWords(tr("Password"));
    again->setWords(tr("The same again"));
    differs->setText(tr("The two passwords differ"));
    judge();
}

void NewPassword::judge() {
    meter->rate(first->text(), personalWords ? personalWords() : QStringList());
    sayWhetherSame();
}

/// Said as soon as what is typed can no longer become the same.
void NewPassword::sayWhetherSame() {
    differs->setVisible(!first->text().startsWith(again->text()));
    Q_EMIT changed();
}

bool NewPassword::acceptable() const { return meter->acceptable() && first->text() == again->text(); }

Secret NewPassword::take() {
    Secret typed = first->line()->take();
    again->line()->forget();
    return typed;
}

void NewPassword::forget() {
    first->line()->forget();
    again->line()->forget();
}

} // namespace mianguan
