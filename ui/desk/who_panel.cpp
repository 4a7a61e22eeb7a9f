#include "ui/desk/who_panel.h"

#include "core/base/masking.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/desk/bar_card.h"
#include "ui/desk/card_line.h"
#include "ui/desk/fee_sheet.h"
#include "ui/desk/graduate_delegate.h"
#include "ui/desk/graduate_list.h"
#include "ui/desk/reason_sheet.h"
#include "ui/theme/measures.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/parts.h"

#include <QLineEdit>
#include <QListView>

#include <algorithm>

namespace mianguan {

namespace {

constexpr int mostClassmates = 2000;

/// Those that are not empty.
QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QListView* viewOf(GraduateList* model, const char* name, QWidget* parent) {
    auto* view = new QListView(parent);
    view->setObjectName(QLatin1String(name));
    view->setModel(model);
    view->setItemDelegate(new GraduateDelegate(view));
    view->setMouseTracking(true);
    view->setUniformItemSizes(true);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setFocusPolicy(Qt::TabFocus);
    return view;
}

} // namespace

WhoPanel::WhoPanel(Store& target, QWidget* parent)
    : QWidget(parent), store(target), candidates(new GraduateList(this)), classmates(new GraduateList(this)) {
    scan = new QLineEdit(this);
    scan->setObjectName(QStringLiteral("scan"));
    scan->setClearButtonEnabled(true);
    scan->setMinimumHeight(measure::bigTarget);
    hint = makeLabel("small", this);
    hint->setWordWrap(true);
    cards = new CardLine(this);
    enrol = makeButton("enrol", "plain", this);
    candidateView = viewOf(candidates, "candidates", this);
    card = qobject_cast<QFrame*>(makeCard());
    classTitle = makeLabel("section", this);
    classView = viewOf(classmates, "classmates", this);
    auto* layout = column(this, measure::normal, measure::tight);
    layout->addWidget(scan);
    layout->addWidget(cards);
    layout->addWidget(hint);
    layout->addWidget(enrol, 0, Qt::AlignLeft);
    layout->addWidget(candidateView, 1);
    layout->addWidget(card);
    layout->addSpacing(measure::hair);
    layout->addWidget(classTitle);
    layout->addWidget(classView, 1);
    connect(candidateView, &QListView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT chosen(candidates->at(index.row()).subject, Arrival::Name);
    });
    connect(classView, &QListView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT chosen(classmates->at(index.row()).subject, Arrival::ClassList);
    });
    connect(enrol, &QPushButton::clicked, this, [this] { Q_EMIT enrolAsked(unknown); });
    keepTranslated(this, [this] { translate(); });
}

QWidget* WhoPanel::makeCard() {
    auto* box = makeFrame("card", this);
    name = makeLabel("title", box);
    name->setObjectName(QStringLiteral("graduateName"));
    facts = makeLabel("quiet", box);
    facts->setWordWrap(true);
    cardState = makeLabel("section", box);
    cardState->setObjectName(QStringLiteral("cardState"));
    cardState->setWordWrap(true);
    barsBox = new QWidget(box);
    bars = column(barsBox, 0, measure::tight);
    consent = makeLabel("small", box);
    consent->setWordWrap(true);
    lastFour = new QLineEdit(box);
    lastFour->setObjectName(QStringLiteral("lastFour"));
    lastFour->setMaxLength(4);
    guardian = new QLineEdit(box);
    guardian->setObjectName(QStringLiteral("guardian"));
    seat = new KeyButton("seat", "primary", QStringLiteral("↵"), box);
    seat->setCentred();
    seat->setMinimumHeight(measure::bigTarget);
    absent = makeButton("absent", "plain", box);
    auto* buttons = rowOf(nullptr, 0, measure::tight);
    buttons->addWidget(seat, 1);
    buttons->addWidget(absent);
    auto* layout = column(box, measure::normal, measure::tight);
    layout->addWidget(name);
    layout->addWidget(facts);
    layout->addWidget(cardState);
    layout->addWidget(barsBox);
    layout->addWidget(lastFour);
    layout->addWidget(guardian);
    layout->addWidget(consent);
    layout->addLayout(buttons);
    connect(seat, &QPushButton::clicked, this, &WhoPanel::seatAsked);
    connect(absent, &QPushButton::clicked, this, &WhoPanel::absentAsked);
    return box;
}

void WhoPanel::translate() {
    scan->setPlaceholderText(tr("Code, number or name"));
    mianguan::name(scan, tr("Scan the code, or type a student number, identity number or name (F2)"));
    mianguan::name(lastFour, tr("Last four of the identity number"));
    lastFour->setPlaceholderText(tr("Last four of the identity number"));
    mianguan::name(guardian, tr("Name of the guardian who agrees"));
    guardian->setPlaceholderText(tr("Name of the guardian who agrees"));
    candidateView->setAccessibleName(tr("Graduates who fit"));
    classView->setAccessibleName(tr("Class list"));
    say(seat, tr("Please sit down"), tr("Consent is noted, a number is given (Enter)"));
    say(absent, tr("Absent"), tr("Not here today (F4)"));
    say(enrol, tr("Not on the list…"), tr("Add the graduate by hand, with the reason"));
    refresh();
}

void WhoPanel::setRun(DeskRun* next) {
    run = next;
    shown = {};
    unknown.clear();
    scan->clear();
    refresh();
}

QString WhoPanel::typed() const { return scan->text().simplified(); }

void WhoPanel::clearTyped() {
    scan->clear();
    unknown.clear();
}

void WhoPanel::sayNobody(const QString& words) {
    unknown = words;
    refresh();
    scan->selectAll();
}

DeskRun::Seating WhoPanel::seating() const {
    return {lastFour->text(), guardian->text(), lifted, liftReason};
}

void WhoPanel::refresh() {
    if (!run) return;
    const bool calling = run->step() == DeskRun::Step::Calling;
    const bool choosing = calling && !run->candidates().isEmpty();
    const bool begins = choosing && !candidateView->isVisible();
    candidates->setRows(run->candidates());
    candidateView->setVisible(choosing);
    enrol->setVisible(calling && !unknown.isEmpty() && store.may(Command::CollectPhotos));
    cards->setVisible(calling || run->step() == DeskRun::Step::Found);
    if (run->decoding())
        hint->setText(tr("The code is being decoded…"));
    else if (!unknown.isEmpty() && calling)
        hint->setText(tr("Nobody in %1 has \"%2\". Look at it again, try another number or the name.")
                          .arg(run->session().batch.name, maskIdentityNumbers(unknown)));
    else if (candidates->rowCount() > 0)
        hint->setText(tr("Several fit: ask, then choose one."));
    else if (const auto next = run->next(); calling && next)
        hint->setText(tr("Enter calls the next: %1").arg(next->name));
    else
        hint->clear();
    hint->setVisible(!hint->text().isEmpty());
    card->setVisible(run->graduate().has_value());
    showGraduate();
    showClass();
    if (begins) focusStep();
}

QString WhoPanel::factsOf(const GraduateDetail& graduate) const {
    QStringList lines;
    const QString number = maskIdentityNumbers(graduate.entry.identityNumber);
    lines += joined({graduate.entry.studentNumber, number});
    lines += joined({graduate.entry.className, graduate.entry.major});
    QStringList state{standingText(graduate.row)};
    if (run->session().policy.fee != FeeTiming::None) state += mianguan::feeText(graduate.row.fee);
    if (graduate.row.shootingNumber > 0 && graduate.row.session == run->session().id)
        state += tr("number %1").arg(graduate.row.shootingNumber);
    lines += joined(state);
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

void WhoPanel::showGraduate() {
    if (!run->graduate()) {
        shown = {};
        return;
    }
    const GraduateDetail& graduate = *run->graduate();
    if (shown != graduate.row.subject) {
        shown = graduate.row.subject;
        lifted.clear();
        liftReason.clear();
        lastFour->clear();
        guardian->clear();
        scan->clear();
        unknown.clear();
    }
    name->setText(graduate.row.name);
    facts->setText(factsOf(graduate));
    const bool found = run->step() == DeskRun::Step::Found;
    showBars();
    const bool welcome = found && barsBox->isHidden();
    cardState->setVisible(found && (run->cardSeen() || run->wantsCard()));
    cardState->setText(run->cardSeen() ? tr("✓ The identity card is this graduate's")
                                       : tr("This session asks for the identity card"));
    lastFour->setVisible(welcome && run->wantsLastFour());
    guardian->setVisible(welcome && run->wantsGuardian());
    consent->setVisible(welcome && graduate.consent.isNull());
    consent->setText(
        tr("Before sitting down the graduate reads the notice and agrees to the collecting of face "
           "and identity data (personal information law, art. 29)."));
    seat->setVisible(found);
    absent->setVisible(found && !graduate.row.photo);
}

void WhoPanel::showBars() {
    while (QLayoutItem* item = bars->takeAt(0)) {
        if (QWidget* old = item->widget()) old->deleteLater();
        delete item;
    }
    const bool found = run->step() == DeskRun::Step::Found;
    const bool hadFocus = confirm && confirm->hasFocus();
    confirm = nullptr;
    bool barred = found && run->doubt();
    if (barred) showDoubt(*run->doubt());
    if (confirm && hadFocus) confirm->setFocus();
    if (found)
        for (const BarTo& bar : run->bars()) {
            if (lifted.contains(barId(bar.bar))) continue;
            barred = true;
            const bool mayLift = store.may(Command::OverrideRules) &&
                                 (store.user().roles & (run->session().policy.overrideBy | Role::Supervisor));
            auto* one = new BarCard(bar, mayLift, barsBox);
            bars->addWidget(one);
            connect(one, &BarCard::liftAsked, this, &WhoPanel::lift);
            connect(one, &BarCard::feeAsked, this, &WhoPanel::takeFee);
        }
    barsBox->setVisible(barred);
    seat->setEnabled(!barred && !run->busy());
}

/// The operator's own eyes decide; what he decides is for this visit only.
void WhoPanel::showDoubt(const Error& doubt) {
    auto* one = new BarCard(QStringLiteral("doubt"), doubt.what, doubt.remedy, false, barsBox);
    bars->addWidget(one);
    confirm = one->addButton("confirmDoubt", tr("Checked: it is this person"));
    barsBox->show();
    one->show();
    connect(confirm, &QPushButton::clicked, this, [this] {
        run->confirmDoubt();
        focusStep();
    });
}

void WhoPanel::lift(const QString& id) {
    auto* sheet = new ReasonSheet(this);
    sheet->setWords(tr("Let in all the same"),
                    tr("The reason stands in the activity list, signed with your key."), tr("Let in"));
    connect(sheet, &ReasonSheet::given, this, [this, id, of = shown](const QString& reason) {
        if (of != shown) return;
        lifted += id;
        liftReason = liftReason.isEmpty() ? reason : liftReason + QStringLiteral("; ") + reason;
        refresh();
        focusStep();
    });
    sheet->open();
}

void WhoPanel::takeFee() {
    if (!run->graduate()) return;
    (new FeeSheet(store, {run->graduate()->row.subject}, run->session().policy.feeCents, this))->open();
}

void WhoPanel::showClass() {
    const auto& graduate = run->graduate();
    const auto next = graduate ? std::nullopt : run->next();
    const QString wanted = graduate ? graduate->row.className : next ? next->className : QString();
    const auto ofClass = wanted.isEmpty() ? std::nullopt : std::optional(wanted);
    const QList<GraduateRow> rows = store.graduates({run->session().batch, ofClass, {}, {}}, mostClassmates);
    const auto done = std::count_if(rows.begin(), rows.end(), [](const GraduateRow& row) {
        return row.photo == PhotoState::Pending || row.photo == PhotoState::Approved;
    });
    classmates->setRows(rows);
    classTitle->setText(wanted.isEmpty() ? tr("The list: %1 of %2").arg(done).arg(rows.size())
                                         : tr("%1: %2 of %3").arg(wanted).arg(done).arg(rows.size()));
    const int here = graduate ? classmates->rowOf(graduate->row.subject)
                     : next   ? classmates->rowOf(next->subject)
                              : -1;
    if (here < 0) return;
    classView->setCurrentIndex(classmates->index(here));
    classView->scrollTo(classmates->index(here), QAbstractItemView::PositionAtCenter);
}

void WhoPanel::focusStep() {
    if (!run) return;
    QWidget* wanted = nullptr;
    if (run->step() == DeskRun::Step::Calling)
        wanted = candidateView->isVisible() ? static_cast<QWidget*>(candidateView) : scan;
    else if (run->step() == DeskRun::Step::Found)
        wanted = confirm                 ? static_cast<QWidget*>(confirm)
                 : lastFour->isVisible() ? lastFour
                 : guardian->isVisible() ? guardian
                                         : scan;
    if (wanted) wanted->setFocus();
    if (candidateView->hasFocus() && !candidateView->currentIndex().isValid())
        candidateView->setCurrentIndex(candidates->index(0));
}

} // namespace mianguan
