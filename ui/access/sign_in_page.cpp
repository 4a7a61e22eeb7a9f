#include "ui/access/sign_in_page.h"

#include "ui/access/password_box.h"
#include "ui/base/live_text.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/text_box.h"

#include <QTimer>

namespace mianguan {

namespace {

constexpr std::chrono::milliseconds tick(250);

QString minutesAndSeconds(qint64 milliseconds) {
    const qint64 seconds = (milliseconds + 999) / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

SignInPage::SignInPage(QWidget* parent) : DoorPage("signInPage", parent), counting(new QTimer(this)) {
    name = new TextBox("signInName", this);
    password = new PasswordBox("signInPassword", this);
    form()->addWidget(name);
    form()->addWidget(password);
    forgot = addButton("forgotPassword", "plain");
    enter = addButton("signIn", "primary");
    counting->setInterval(tick);
    connect(name->line(), &QLineEdit::returnPressed, password, [this] { password->setFocus(); });
    connect(password->line(), &QLineEdit::returnPressed, this, &SignInPage::submit);
    for (QLineEdit* line : {name->line(), static_cast<QLineEdit*>(password->line())})
        connect(line, &QLineEdit::textChanged, this, &SignInPage::judge);
    connect(enter, &QPushButton::clicked, this, &SignInPage::submit);
    connect(forgot, &QPushButton::clicked, this, [this] { Q_EMIT forgotten(name->text()); });
    connect(banner(), &Banner::acted, this, &SignInPage::stopRunningAsked);
    connect(counting, &QTimer::timeout, this, &SignInPage::count);
    keepTranslated(this, [this] { translate(); });
}

void SignInPage::translate() {
    if (locked)
        setWords(
            {}, tr("Locked"),
            tr("%1 can go on at the same place. Someone else starts at their own.").arg(locked->displayName));
    else
        setWords({}, tr("Sign in"), tr("Photos and names on this computer are encrypted until then."));
    name->setWords(tr("Name"));
    password->setWords(tr("Password"));
    say(forgot, tr("Forgot the password"));
    say(enter, tr("Sign in"));
    setRunning(running);
}

void SignInPage::ask() {
    locked.reset();
    begin({});
}

void SignInPage::askAgain(const User& person) {
    locked = person;
    begin(person.name);
}

void SignInPage::begin(const QString& known) {
    ended.clear();
    counting->stop();
    setRest();
    banner()->clear();
    password->setShown(false);
    password->line()->forget();
    name->line()->setText(known);
    translate();
    judge();
    (known.isEmpty() ? static_cast<QWidget*>(name) : password)->setFocus();
}

void SignInPage::setRunning(const QString& words) {
    const bool over = words.isEmpty() && !running.isEmpty();
    running = words;
    if (over) banner()->clear();
    if (!running.isEmpty())
        banner()->show(Banner::Kind::Caution, running,
                       tr("It goes on behind the lock; then the photos are sealed."), tr("Stop it"));
    else if (!ended.isEmpty())
        banner()->show(Banner::Kind::Caution, ended, tr("Everything recorded here so far is kept."));
}

void SignInPage::sayEnded(const QString& sentence) {
    ended = sentence;
    setRunning(running);
}

void SignInPage::judge() {
    enter->setEnabled(!name->text().isEmpty() && !password->text().isEmpty() && !counting->isActive());
}

void SignInPage::submit() {
    if (!enter->isEnabled() || busy()) return;
    setBusy(tr("Signing in…"));
    password->setShown(false);
    Q_EMIT signInAsked(name->text(), password->line()->take());
}

void SignInPage::refuse(const Error& error, std::chrono::milliseconds wait) {
    setRest();
    banner()->show(error);
    if (wait.count() > 0) {
        until.setRemainingTime(wait);
        counting->start();
        count();
    }
    judge();
    password->setFocus();
}

/// Stands where the refusal stood, and goes by itself.
void SignInPage::count() {
    if (until.hasExpired()) {
        counting->stop();
        banner()->clear();
    } else
        banner()->show(
            Banner::Kind::Caution,
            tr("Too many wrong passwords. Try again in %1").arg(minutesAndSeconds(until.remainingTime())),
            tr("An administrator with the recovery code need not wait."));
    judge();
}

QString SignInPage::typedName() const { return name->text(); }

void SignInPage::forget() {
    name->line()->clear();
    password->line()->forget();
}

} // namespace mianguan
