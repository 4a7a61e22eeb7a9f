#include "ui/access/recover_page.h"

#include "core/keys/recovery_code.h"
#include "ui/access/new_password.h"
#include "ui/widgets/text_box.h"
#include "ui/base/live_text.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"

#include <QLineEdit>

namespace mianguan {

namespace {

constexpr int wholeCode = 35; ///< characters, with the hyphens

} // namespace

RecoverPage::RecoverPage(QWidget* parent) : DoorPage("recoverPage", parent) {
    code = new TextBox("recoveryCodeTyped", this);
    code->line()->setProperty("kind", QStringLiteral("code"));
    code->line()->setContextMenuPolicy(Qt::NoContextMenu);
    code->line()->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhUppercaseOnly);
    codeTrouble = makeLabel("caution", this);
    codeTrouble->setWordWrap(true);
    codeTrouble->hide();
    name = new TextBox("recoverName", this);
    password = new NewPassword(this);
    password->setPersonal([this] { return QStringList(name->text()); });
    form()->addWidget(code);
    form()->addWidget(codeTrouble);
    form()->addWidget(name);
    form()->addWidget(password);
    back = addButton("recoverBack", "plain");
    go = addButton("recover", "primary");
    connect(code->line(), &QLineEdit::textChanged, this, &RecoverPage::judge);
    connect(code->line(), &QLineEdit::returnPressed, name, [this] { name->setFocus(); });
    connect(name->line(), &QLineEdit::returnPressed, password, [this] { password->setFocus(); });
    connect(name->line(), &QLineEdit::textChanged, password, &NewPassword::judge);
    connect(password, &NewPassword::changed, this, &RecoverPage::judge);
    connect(password, &NewPassword::submitted, this, &RecoverPage::submit);
    connect(go, &QPushButton::clicked, this, &RecoverPage::submit);
    connect(banner(), &Banner::acted, this, [this] {
        begin();
        Q_EMIT goOnAsked();
    });
    connect(back, &QPushButton::clicked, this, &RecoverPage::backAsked);
    keepTranslated(this, [this] { translate(); });
}

void RecoverPage::translate() {
    setWords({}, tr("Open with the recovery code"),
             tr("The code on the printed sheet gives an administrator a new password. Everyone else asks an "
                "administrator for one, on the page People."));
    code->setWords(tr("Recovery code"),
                   tr("Six groups of five. Case does not matter; O is 0, I and L are 1."));
    name->setWords(tr("Administrator's name"),
                   tr("As at the sign-in; left empty it is the first administrator"));
    say(back, tr("Back"));
    say(go, tr("Set the password and open"));
}

void RecoverPage::ask(const QString& known) {
    forget();
    setRest();
    banner()->clear();
    name->line()->setText(known);
    judge();
    code->setFocus();
}

void RecoverPage::judge() {
    const auto read = RecoveryCode::parse(code->text());
    const bool told = !read && code->text().size() >= wholeCode;
    codeTrouble->setVisible(told);
    if (told) codeTrouble->setText(read.error().what + QStringLiteral(". ") + read.error().remedy);
    go->setEnabled(read && password->acceptable());
}

void RecoverPage::submit() {
    if (!go->isEnabled() || busy()) return;
    begin();
    Q_EMIT recoverAsked(Secret(code->text()), name->text(), password->take());
}

void RecoverPage::begin() { setBusy(tr("Opening with the recovery code…")); }

void RecoverPage::refuse(const Error& error, const QString& action) {
    setRest();
    banner()->show(error, action);
    judge();
    if (action.isEmpty())
        code->setFocus();
    else
        banner()->focusAction();
}

void RecoverPage::forget() {
    code->line()->clear();
    name->line()->clear();
    password->forget();
}

} // namespace mianguan
