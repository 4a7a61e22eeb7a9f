#include "ui/access/first_start_page.h"

#include "ui/access/door_page.h"
#include "ui/access/person_form.h"
#include "ui/widgets/text_box.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QLineEdit>

namespace mianguan {

namespace {

constexpr int longestSchool = 100; ///< characters

} // namespace

FirstStartPage::FirstStartPage(QWidget* parent) : QStackedWidget(parent) {
    setObjectName(QStringLiteral("firstStartPage"));
    welcome = makeWelcome();
    school = makeSchool();
    administrator = makeAdministrator();
    for (DoorPage* page : {welcome, school, administrator})
        addWidget(page);
    keepTranslated(this, [this] { translate(); });
}

DoorPage* FirstStartPage::makeWelcome() {
    auto* page = new DoorPage("welcomePage", this);
    restore = page->addButton("restoreInstead", "plain");
    practise = page->addButton("practiseFirst", "plain");
    start = page->addButton("beginSetUp", "primary");
    connect(start, &QPushButton::clicked, this, [this] { showStep(school); });
    connect(restore, &QPushButton::clicked, this, &FirstStartPage::restoreAsked);
    connect(practise, &QPushButton::clicked, this, &FirstStartPage::practiceAsked);
    return page;
}

DoorPage* FirstStartPage::makeSchool() {
    auto* page = new DoorPage("schoolPage", this);
    schoolName = new TextBox("schoolName", page);
    schoolName->line()->setMaxLength(longestSchool);
    page->setFocusProxy(schoolName);
    page->form()->addWidget(schoolName);
    schoolBack = page->addButton("schoolBack", "plain");
    schoolNext = page->addButton("schoolNext", "primary");
    schoolNext->setEnabled(false);
    connect(schoolName->line(), &QLineEdit::textChanged, this,
            [this] { schoolNext->setEnabled(!schoolName->text().isEmpty()); });
    connect(schoolName->line(), &QLineEdit::returnPressed, this, &FirstStartPage::toAdministrator);
    connect(schoolNext, &QPushButton::clicked, this, &FirstStartPage::toAdministrator);
    connect(schoolBack, &QPushButton::clicked, this, [this] { showStep(welcome); });
    return page;
}

DoorPage* FirstStartPage::makeAdministrator() {
    auto* page = new DoorPage("administratorPage", this);
    person = new PersonForm(page);
    page->setFocusProxy(person);
    worksToo = new QCheckBox(page);
    worksToo->setObjectName(QStringLiteral("worksToo"));
    worksToo->setChecked(true);
    page->form()->addWidget(person);
    page->form()->addWidget(worksToo);
    personBack = page->addButton("personBack", "plain");
    personNext = page->addButton("setUp", "primary");
    personNext->setEnabled(false);
    connect(person, &PersonForm::changed, this, [this] { personNext->setEnabled(person->acceptable()); });
    connect(page->banner(), &Banner::acted, this, [this] {
        setBusy();
        Q_EMIT goOnAsked();
    });
    connect(person, &PersonForm::submitted, this, &FirstStartPage::submit);
    connect(personNext, &QPushButton::clicked, this, &FirstStartPage::submit);
    connect(personBack, &QPushButton::clicked, this, [this] { showStep(school); });
    return page;
}

void FirstStartPage::translate() {
    if (plain)
        welcome->setWords(
            {}, tr("The photos on this computer will be encrypted"),
            tr("They were stored by an earlier version, readable by anyone who has the disk. Now they are "
               "sealed, and opened by a password. First three short steps: the school, the "
               "administrator, the recovery code. Nothing is lost if the power fails meanwhile."));
    else
        welcome->setWords(
            {}, tr("Set up this station"),
            tr("Photos and names are kept encrypted on this computer and opened by a password. Three short "
               "steps: the school, the administrator, the recovery code."));
    say(start, tr("Begin"));
    say(restore, tr("Restore from a backup"));
    restore->setVisible(!plain);
    say(practise, tr("Try it out first"), tr("Opens a practice store: no sign-in, nothing in it is real."));
    school->setWords(stepText(1), tr("Which school is this?"), {});
    schoolName->setWords(tr("Name of the school"), tr("As it is to stand on certificates"));
    say(schoolBack, tr("Back"));
    say(schoolNext, tr("Next"));
    administrator->setWords(stepText(2), tr("Who is the administrator?"),
                            tr("Adds and removes people. There can be more than one later."));
    worksToo->setText(tr("Also collects, reviews and delivers photos"));
    worksToo->setAccessibleName(worksToo->text());
    say(personBack, tr("Back"));
    say(personNext, plain ? tr("Encrypt and go on") : tr("Next"));
}

void FirstStartPage::begin(Entrance::State state) {
    plain = state == Entrance::State::Plain;
    translate();
    administrator->setRest();
    showStep(welcome);
    start->setFocus();
}

void FirstStartPage::showStep(DoorPage* page) {
    page->banner()->clear();
    setCurrentWidget(page);
    page->setFocus();
}

void FirstStartPage::toAdministrator() {
    if (schoolName->text().isEmpty()) return;
    person->setSchool(schoolName->text());
    showStep(administrator);
}

void FirstStartPage::submit() {
    if (!person->acceptable() || administrator->busy()) return;
    setBusy();
    const Roles roles = worksToo->isChecked() ? everyRole() : Roles(Role::Administrator);
    const NewUser asked = person->person(roles);
    Q_EMIT setUpAsked(schoolName->text(), asked, person->takePassword());
}

void FirstStartPage::setBusy() {
    administrator->setBusy(plain ? tr("Encrypting the photos…") : tr("Making the keys…"));
}

void FirstStartPage::refuse(const Error& error, const QString& action) {
    administrator->setRest();
    administrator->banner()->show(error, action);
    if (action.isEmpty())
        person->setFocus();
    else
        administrator->banner()->focusAction();
}

void FirstStartPage::setProgress(qint64 done, qint64 total) { administrator->setProgress(done, total); }

QString FirstStartPage::stepText(int step) { return tr("Step %1 of 3").arg(step); }

void FirstStartPage::forget() {
    schoolName->line()->clear();
    person->clear();
}

} // namespace mianguan
