#include "ui/hub/proxy_form.h"

#include "ui/base/live_text.h"
#include "ui/hub/hub_model.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/text_box.h"

#include <QLineEdit>
#include <QUrl>

namespace mianguan {

namespace {

bool isProxyAddress(const QString& text) {
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && !url.scheme().isEmpty() && url.userInfo().isEmpty();
}

} // namespace

ProxyForm::ProxyForm(HubModel& hub, std::function<void(const Result<void>&)> answer, QWidget* parent)
    : QWidget(parent), model(hub), told(std::move(answer)) {
    label = makeLabel("body", this);
    choice = makeChoice("hubProxy", this);
    choice->setMinimumWidth(choiceWidth);
    for (int i = 0; i < 3; ++i)
        choice->addItem(QString());
    own = new QWidget(this);
    address = new TextBox("hubProxyAddress", own);
    user = new TextBox("hubProxyUser", own);
    password = new TextBox("hubProxyPassword", own);
    password->line()->setEchoMode(QLineEdit::Password);
    use = makeButton("hubProxyUse", "plain", this);
    auto* who = rowOf(nullptr, 0, measure::normal);
    who->addWidget(user, 1, Qt::AlignTop);
    who->addWidget(password, 1, Qt::AlignTop);
    auto* lines = column(own, 0, measure::tight);
    lines->addWidget(address);
    lines->addLayout(who);
    lines->addWidget(use, 0, Qt::AlignLeft);
    auto* first = rowOf(nullptr, 0, measure::normal);
    first->addWidget(label, 1);
    first->addWidget(choice);
    auto* layout = column(this, 0, measure::tight);
    layout->addLayout(first);
    layout->addWidget(own);
    connect(choice, &QComboBox::activated, this, [this] {
        judge();
        if (typed().choice != HubProxy::Choice::This) apply();
    });
    for (TextBox* box : {address, user, password})
        connect(box->line(), &QLineEdit::textChanged, this, &ProxyForm::judge);
    connect(use, &QPushButton::clicked, this, &ProxyForm::apply);
    connect(&model, &HubModel::standingChanged, this, &ProxyForm::fill);
    keepTranslated(this, [this] { translate(); });
}

void ProxyForm::translate() {
    label->setText(tr("Proxy on the way to the hub"));
    choice->setAccessibleName(label->text());
    choice->setItemText(int(HubProxy::Choice::FromSystem), tr("As the system"));
    choice->setItemText(int(HubProxy::Choice::None), tr("None"));
    choice->setItemText(int(HubProxy::Choice::This), tr("This one…"));
    address->setWords(tr("Address"), tr("As in http://proxy.example.edu.cn:3128"));
    user->setWords(tr("User"), tr("May be empty"));
    say(use, tr("Use this proxy"));
    filledWith.address = QStringLiteral("?"); // whatever it was filled with, it is filled anew
    fill();
}

/// What is being typed is not overwritten by news of something else.
void ProxyForm::fill() {
    const HubProxy& known = model.standing().proxy;
    if (known == filledWith) return;
    filledWith = known;
    choice->setCurrentIndex(int(known.choice));
    address->line()->setText(known.address);
    user->line()->setText(known.user);
    password->line()->clear();
    password->setWords(tr("Password"), known.hasPassword ? tr("One is kept, sealed; empty keeps it.")
                                                         : tr("Kept sealed; may be empty"));
    judge();
}

HubProxy ProxyForm::typed() const {
    HubProxy proxy;
    proxy.choice = HubProxy::Choice(choice->currentIndex());
    if (proxy.choice != HubProxy::Choice::This) return proxy;
    proxy.address = address->text();
    proxy.user = user->text();
    proxy.password = password->line()->text();
    proxy.hasPassword = !proxy.password.isEmpty() || model.standing().proxy.hasPassword;
    return proxy;
}

void ProxyForm::judge() {
    own->setVisible(typed().choice == HubProxy::Choice::This);
    use->setEnabled(isProxyAddress(address->text()) && typed() != model.standing().proxy);
}

void ProxyForm::apply() {
    model.ask().setProxy(typed(), this, [this](const Result<void>& answer) { told(answer); });
}

} // namespace mianguan
