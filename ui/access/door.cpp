#include "ui/access/door.h"

#include "core/work/store.h"
#include "ui/access/doorkeeper.h"
#include "ui/access/first_start_page.h"
#include "ui/access/recover_page.h"
#include "ui/access/recovery_sheet.h"
#include "ui/access/restore_page.h"
#include "ui/access/sign_in_page.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"

#include <QLocale>
#include <QStackedWidget>

#include <utility>

namespace mianguan {

Door::Door(Doorkeeper& opener, QWidget* parent)
    : QWidget(parent), keeper(opener), pages(new QStackedWidget(this)), first(new FirstStartPage(pages)),
      signIn(new SignInPage(pages)), recover(new RecoverPage(pages)), restore(new RestorePage(pages)),
      codePage(makeCodePage()) {
    setObjectName(QStringLiteral("door"));
    setProperty("kind", QStringLiteral("page"));
    for (QWidget* page : std::initializer_list<QWidget*>{first, signIn, recover, restore, codePage})
        pages->addWidget(page);
    language = new QToolButton(this);
    language->setObjectName(QStringLiteral("doorLanguage"));
    language->setFocusPolicy(Qt::TabFocus);
    note = makeLabel("quiet", this);
    note->setObjectName(QStringLiteral("doorNote"));
    note->setIndent(measure::normal);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* foot = rowOf(nullptr, measure::normal, 0);
    foot->addWidget(note, 1);
    foot->addWidget(language);
    auto* layout = column(this, 0, 0);
    layout->addWidget(pages, 1);
    layout->addLayout(foot);
    connectPages();
    keepTranslated(this, [this] { translate(); });
}

DoorPage* Door::makeCodePage() {
    auto* page = new DoorPage("codePage", pages);
    code = new RecoverySheet(page);
    page->form()->addWidget(code);
    return page;
}

void Door::connectPages() {
    connect(&keeper, &Doorkeeper::atDoor, this, &Door::arrive);
    connect(&keeper, &Doorkeeper::inside, this, &Door::comeIn);
    connect(&keeper, &Doorkeeper::refused, this, &Door::refuse);
    connect(&keeper, &Doorkeeper::keyringRefused, this, &Door::sayKeyringRefused);
    connect(&keeper, &Doorkeeper::restoreOwed, this, &Door::askToRestoreAgain);
    connect(&keeper, &Doorkeeper::looked, restore, &RestorePage::show);
    connect(&keeper, &Doorkeeper::restored, this, &Door::sayRestored);
    connect(&keeper, &Doorkeeper::progressed, this, [this](qint64 done, qint64 total) {
        if (auto* page = qobject_cast<DoorPage*>(pages->currentWidget()))
            page->setProgress(done, total);
        else
            first->setProgress(done, total);
    });
    connect(first, &FirstStartPage::setUpAsked, &keeper, &Doorkeeper::setUp);
    connect(first, &FirstStartPage::goOnAsked, &keeper, &Doorkeeper::goOnWithoutKeyring);
    connect(recover, &RecoverPage::goOnAsked, &keeper, &Doorkeeper::goOnWithoutKeyring);
    connect(first, &FirstStartPage::practiceAsked, this, &Door::practiceAsked);
    connect(first, &FirstStartPage::restoreAsked, this, [this] {
        pages->setCurrentWidget(restore);
        restore->begin();
    });
    connect(signIn, &SignInPage::signInAsked, this, &Door::askToSignIn);
    connect(signIn, &SignInPage::stopRunningAsked, this, &Door::stopRunningAsked);
    connect(signIn, &SignInPage::forgotten, this, [this](const QString& name) {
        pages->setCurrentWidget(recover);
        recover->ask(name);
    });
    connect(recover, &RecoverPage::recoverAsked, &keeper, &Doorkeeper::recover);
    connect(recover, &RecoverPage::backAsked, this, &Door::showSignIn);
    connect(restore, &RestorePage::lookAsked, &keeper, &Doorkeeper::look);
    connect(restore, &RestorePage::restoreAsked, &keeper, &Doorkeeper::restore);
    connect(restore, &RestorePage::stopAsked, &keeper, &Doorkeeper::stopRestore);
    connect(restore, &RestorePage::backAsked, this, [this] { pages->setCurrentWidget(first); });
    connect(code, &RecoverySheet::kept, this, &Door::entered);
    connect(language, &QToolButton::clicked, this, [this] {
        Q_EMIT languageChosen(QLocale().language() == QLocale::Chinese ? QStringLiteral("en")
                                                                       : QStringLiteral("zh_CN"));
    });
}

void Door::translate() {
    const QString other =
        QLocale().language() == QLocale::Chinese ? QStringLiteral("English") : QStringLiteral("简体中文");
    say(language, other);
    language->setAccessibleName(tr("Language: %1").arg(other));
    codePage->setWords(founding ? FirstStartPage::stepText(3) : QString(), RecoverySheet::headline(),
                       RecoverySheet::explanation());
}

/// Someone stands before a store that is shut.
void Door::arrive() {
    if (waiting) {
        const Typed typed = *std::exchange(waiting, {});
        return keeper.signIn(typed.name, typed.password);
    }
    if (keeper.state() != Entrance::State::Sealed) {
        if (pages->currentWidget() == restore) return;
        pages->setCurrentWidget(first);
        first->begin(keeper.state());
    } else if (pages->currentWidget() != signIn || !signIn->isVisible())
        showSignIn();
}

void Door::showSignIn() {
    pages->setCurrentWidget(signIn);
    signIn->ask();
}

void Door::setNote(const QString& words) { note->setText(words); }

void Door::showLocked(const User& person) {
    pages->setCurrentWidget(signIn);
    signIn->askAgain(person);
}

void Door::sayEnded(const QString& sentence) { signIn->sayEnded(sentence); }

void Door::setRunning(const QString& words) { signIn->setRunning(words); }

void Door::askToSignIn(const QString& name, const Secret& password) {
    if (keeper.isAtDoor())
        keeper.signIn(name, password);
    else
        Q_EMIT comeBackAsked(name, password);
}

void Door::signInLater(const QString& name, const Secret& password) { waiting = Typed{name, password}; }

/// What a restore that just ended says of it stays on its page.
void Door::askToRestoreAgain(const Error& error) {
    if (pages->currentWidget() != restore) {
        pages->setCurrentWidget(restore);
        restore->begin();
        restore->refuse(error);
    }
    restore->setMayGoBack(false);
}

void Door::sayRestored() {
    showSignIn();
    signIn->banner()->show(
        Banner::Kind::Done, tr("The backup is restored."),
        tr("Sign in as before. On another computer than the one it was made on: Forgot the "
           "password, and the recovery code."));
}

void Door::comeIn() {
    const Doorkeeper::Inside& brought = keeper.brought();
    if (brought.recoveryCode.isEmpty()) {
        forget();
        return Q_EMIT entered();
    }
    founding = pages->currentWidget() == first;
    translate();
    pages->setCurrentWidget(codePage);
    code->show({brought.store->school(), brought.recoveryCode, QDate::currentDate()}, tr("Open the station"));
    forget();
}

void Door::refuse(const Error& error) {
    if (pages->currentWidget() == signIn)
        signIn->refuse(error, keeper.wait(signIn->typedName()));
    else if (pages->currentWidget() == recover)
        recover->refuse(error);
    else if (pages->currentWidget() == restore)
        restore->refuse(error);
    else
        first->refuse(error);
}

/// Without it a copy of the data and the password are enough, on any computer.
void Door::sayKeyringRefused(const Error& error) {
    const Error told{
        error.kind, error.what, error.where,
        tr("Unlock it and try again. Without it the password alone opens a copy of the data on any "
           "computer.")};
    if (pages->currentWidget() == recover)
        recover->refuse(told, tr("Go on without it"));
    else
        first->refuse(told, tr("Go on without it"));
}

void Door::forget() {
    first->forget();
    signIn->forget();
    recover->forget();
}

} // namespace mianguan
