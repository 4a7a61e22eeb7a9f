#include "ui/roster/roster_menus.h"

#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/consent/consent_paper.h"
#include "ui/desk/reason_sheet.h"
#include "ui/fees/closing_sheet.h"
#include "ui/fees/fee_sheet.h"
#include "ui/fees/paid_sheet.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/parts.h"

#include <QMenu>

namespace mianguan {

namespace {

constexpr int everybody = 1'000'000;

} // namespace

RosterMenu::RosterMenu(const char* name, AskChoice ask, QWidget* parent)
    : QPushButton(parent), choice(std::move(ask)) {
    setObjectName(QLatin1String(name));
    setProperty("kind", QStringLiteral("plain"));
    setFocusPolicy(Qt::TabFocus);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, [this] { judge(choice()); });
}

QAction* RosterMenu::add(const char* name, std::function<void()> act) {
    QAction* action = menu()->addAction(QString());
    action->setObjectName(QLatin1String(name));
    connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

FeeMenu::FeeMenu(Store& target, Settings& remembered, AskChoice ask, QWidget* parent)
    : RosterMenu("rosterFees", std::move(ask), parent), store(target), settings(remembered) {
    one = add("settleFee", [this] { settle(); });
    list = add("importPaid", [this] { import(); });
    closing = add("dailyClosing", [this] { (new ClosingSheet(store, window()))->open(); });
    keepTranslated(this, [this] {
        say(this, tr("Fees"));
        one->setText(tr("Settle the fee of those selected…"));
        list->setText(tr("Import a list of who paid…"));
        closing->setText(tr("Daily closing…"));
    });
}

void FeeMenu::judge(const RosterChoice& shown) {
    const bool may = store.may(Command::TakeFees);
    one->setEnabled(may && !shown.selected.isEmpty());
    list->setEnabled(may && shown.batch);
    closing->setEnabled(may);
}

void FeeMenu::settle() {
    QList<Id> whose;
    for (const GraduateRow& row : choice().selected)
        whose += row.subject;
    if (!whose.isEmpty()) (new FeeSheet(store, whose, 0, FeeSheet::At::Roster, window()))->open();
}

void FeeMenu::import() {
    const auto batch = choice().batch;
    if (!batch) return;
    chooseFiles(this, {tr("List of who paid"), {}, tr("Lists (*.xlsx *.csv *.tsv *.txt);;All files (*)")},
                [this, batch](const QStringList& paths) {
                    if (paths.isEmpty()) return;
                    auto* sheet = new PaidSheet(store, settings, *batch, paths.first(), window());
                    connect(sheet, &PaidSheet::imported, this, [this](int number) {
                        Q_EMIT told(tr("%n payment(s) recorded", nullptr, number));
                    });
                    sheet->open();
                });
}

ConsentMenu::ConsentMenu(Store& target, AskChoice ask, QWidget* parent)
    : RosterMenu("rosterConsent", std::move(ask), parent), store(target) {
    blank = add("consentBlank", [this] { print(false); });
    ofClass = add("consentOfClass", [this] { print(true); });
    withdrawal = add("withdrawConsent", [this] { withdraw(); });
    keepTranslated(this, [this] {
        say(this, tr("Consent"));
        blank->setText(tr("Print a blank form…"));
        ofClass->setText(tr("Print the form of the class…"));
        withdrawal->setText(tr("Record a withdrawal…"));
    });
}

void ConsentMenu::judge(const RosterChoice& shown) {
    blank->setEnabled(shown.batch.has_value());
    ofClass->setEnabled(shown.batch && shown.className);
    withdrawal->setEnabled(shown.selected.size() == 1 &&
                           shown.selected.first().consent == ConsentState::Given &&
                           store.may(Command::WithdrawConsent));
}

void ConsentMenu::print(bool whole) {
    const RosterChoice shown = choice();
    const QString school = shown.batch.value_or(Batch()).school;
    const ConsentText notice = filledFor(store.consentText(consentLanguage()), school);
    QList<ConsentSigner> signers;
    if (whole)
        for (const GraduateRow& row : store.graduates({shown.batch, shown.className, {}, {}}, everybody))
            signers += ConsentSigner{row.studentNumber, row.name};
    showConsentPaper(notice, shown.className.value_or(QString()), signers, window());
}

void ConsentMenu::withdraw() {
    const QList<GraduateRow> rows = choice().selected;
    if (rows.size() != 1) return;
    auto* sheet = new ReasonSheet(window());
    sheet->setOptional();
    sheet->setWords(
        tr("%1 withdraws consent").arg(rows.first().name),
        tr("From now on nothing more is collected of this graduate. Nobody needs a reason for it. "
           "The next step is to purge the data under Data safety."),
        tr("Record the withdrawal"));
    connect(sheet, &ReasonSheet::given, this, [this, row = rows.first()](const QString& reason) {
        store.withdrawConsent(row.subject, reason, this, [this, row](const Result<Id>& answer) {
            if (!answer) return Q_EMIT failed(answer.error());
            Q_EMIT told(
                tr("%1 has withdrawn consent. Next: purge the data under Data safety.").arg(row.name));
        });
    });
    sheet->open();
}

} // namespace mianguan
