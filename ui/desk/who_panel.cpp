#include "ui/desk/who_panel.h"

#include "core/base/aside.h"
#include "core/base/masking.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/desk/candidate_delegate.h"
#include "ui/desk/card_line.h"
#include "ui/desk/consent_line.h"
#include "ui/desk/graduate_delegate.h"
#include "ui/desk/graduate_list.h"
#include "ui/theme/measures.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/parts.h"

#include <QLineEdit>
#include <QListView>
#include <QStyle>

#include <algorithm>

namespace mianguan {

namespace {

constexpr int classmatesEachWay = 200;
constexpr int fewElsewhere = 5;
constexpr int mostCandidates = 5; // to be seen at once

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
    view->setMinimumHeight(measure::denseRow); // gives way to the graduate's card
    return view;
}

/// All of them, without a gap below.
int heightOfRows(const QListView& view) {
    return view.model()->rowCount() * view.sizeHintForRow(0) + 2 * view.frameWidth();
}

} // namespace

WhoPanel::WhoPanel(Store& target, QWidget* parent)
    : QWidget(parent), store(target), candidates(new GraduateList(this)), classmates(new GraduateList(this)) {
    scan = new QLineEdit(this);
    scan->setObjectName(QStringLiteral("scan"));
    scan->setClearButtonEnabled(true);
    scan->setMinimumHeight(measure::bigTarget);
    hint = makeLabel("small", this);
    hint->setObjectName(QStringLiteral("callHint"));
    hint->setWordWrap(true);
    cards = new CardLine(this);
    enrol = makeButton("enrol", "plain", this);
    candidateView = viewOf(candidates, "candidates", this);
    candidateView->setItemDelegate(new CandidateDelegate(candidateView));
    candidateView->hide();
    card = qobject_cast<QFrame*>(makeCard());
    card->hide();
    classTitle = makeLabel("section", this);
    classView = viewOf(classmates, "classmates", this);
    auto* layout = column(this, measure::normal, measure::tight);
    layout->addWidget(scan);
    layout->addWidget(cards);
    layout->addWidget(hint);
    layout->addWidget(enrol, 0, Qt::AlignLeft);
    layout->addWidget(candidateView);
    layout->addWidget(card);
    layout->addSpacing(measure::hair);
    layout->addWidget(classTitle);
    layout->addWidget(classView, 1);
    chooseFrom(candidateView, candidates, Arrival::Name);
    chooseFrom(classView, classmates, Arrival::ClassList);
    connect(enrol, &QPushButton::clicked, this, [this] { Q_EMIT enrolAsked(unknown); });
    keepTranslated(this, [this] { translate(); });
}

/// After the key is done with: the same one must not seat whom it chose.
void WhoPanel::chooseFrom(QListView* view, GraduateList* rows, Arrival how) {
    connect(view, &QListView::activated, this, [this, rows, how](const QModelIndex& index) {
        QMetaObject::invokeMethod(
            this, [this, whom = rows->at(index.row()).subject, how] { Q_EMIT chosen(whom, how); },
            Qt::QueuedConnection);
    });
}

QWidget* WhoPanel::makeCard() {
    auto* box = makeFrame("card", this);
    name = makeLabel("title", box);
    name->setObjectName(QStringLiteral("graduateName"));
    facts = makeLabel("quiet", box);
    facts->setObjectName(QStringLiteral("graduateFacts"));
    facts->setWordWrap(true);
    cardState = makeLabel("section", box);
    cardState->setObjectName(QStringLiteral("cardState"));
    cardState->setWordWrap(true);
    barsBox = new QWidget(box);
    bars = column(barsBox, 0, measure::tight);
    entry = new QWidget(box);
    lastFour = new QLineEdit(entry);
    lastFour->setObjectName(QStringLiteral("lastFour"));
    lastFour->setMaxLength(4);
    guardian = new QLineEdit(entry);
    guardian->setObjectName(QStringLiteral("guardian"));
    relation = new QLineEdit(entry);
    relation->setObjectName(QStringLiteral("relation"));
    consent = new ConsentLine(entry);
    auto* fields = column(entry, 0, measure::tight);
    for (QWidget* field : std::initializer_list<QWidget*>{lastFour, guardian, relation, consent})
        fields->addWidget(field);
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
    layout->addWidget(entry);
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
    mianguan::name(relation, tr("Relation to the graduate, such as mother"));
    relation->setPlaceholderText(tr("Relation, such as mother"));
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

/// Whoever is on another list is not a stranger.
QString WhoPanel::nobodyText() const {
    const QString typed = maskIdentityNumbers(unknown);
    if (elsewhere.isEmpty())
        return tr("Nobody in %1 has \"%2\". Look at it again, try another number or the name.")
            .arg(run->session().batch.name, typed);
    return tr("\"%1\" is not on this session's list (%2), but on: %3. Send the graduate to a session of that "
              "list, or ask your supervisor.")
        .arg(typed, run->session().batch.name, elsewhere.join(tr(", ")));
}

void WhoPanel::sayNobody(const QString& words) {
    unknown = words;
    elsewhere.clear();
    for (const GraduateRow& row : store.graduates({{}, {}, words, {}}, fewElsewhere))
        elsewhere += tr("%1: %2").arg(row.batch.name, row.name);
    elsewhere.removeDuplicates();
    refresh();
    scan->selectAll();
}

DeskRun::Seating WhoPanel::seating() const {
    return {lastFour->text(), guardian->text(), lifted, liftReason, relation->text()};
}

void WhoPanel::refresh() {
    if (!run) return;
    const bool calling = run->step() == DeskRun::Step::Calling;
    const bool choosing = calling && !run->candidates().isEmpty();
    const bool begins = choosing && !candidateView->isVisible();
    candidates->setRows(run->candidates());
    const int shownRows = std::min(candidates->rowCount(), mostCandidates);
    candidateView->setFixedHeight(shownRows * candidateView->sizeHintForRow(0) +
                                  2 * candidateView->frameWidth());
    candidateView->setVisible(choosing);
    candidateView->setMaximumHeight(heightOfRows(*candidateView));
    enrol->setVisible(calling && !unknown.isEmpty() && store.may(Command::CollectPhotos));
    cards->setVisible(calling || run->step() == DeskRun::Step::Found);
    if (run->decoding())
        hint->setText(tr("The code is being decoded…"));
    else if (!unknown.isEmpty() && calling)
        hint->setText(nobodyText());
    else if (candidates->rowCount() > 0)
        hint->setText(tr("%n fit. Ask for the student number or the last four of the identity number, then "
                         "choose.",
                         nullptr, candidates->rowCount()));
    else if (const auto next = run->next(); calling && next)
        hint->setText(tr("Enter calls the next: %1").arg(next->name));
    else
        hint->clear();
    hint->setProperty("role",
                      !unknown.isEmpty() && calling ? QStringLiteral("caution") : QStringLiteral("small"));
    hint->style()->polish(hint);
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
        relation->clear();
        scan->clear();
        unknown.clear();
    }
    name->setText(graduate.row.name);
    facts->setText(factsOf(graduate));
    const bool found = run->step() == DeskRun::Step::Found;
    showBars();
    showCardState();
    lastFour->setVisible(run->wantsLastFour());
    guardian->setVisible(run->wantsGuardian());
    relation->setVisible(run->wantsGuardian());
    seat->setVisible(found);
    absent->setVisible(found && !graduate.row.photo && !run->session().closed);
}

void WhoPanel::showCardState() {
    const bool foreign = run->foreignCardSeen(), own = run->cardSeen();
    cardState->setVisible(run->step() == DeskRun::Step::Found && !run->doubt() &&
                          (foreign || own || run->wantsCard()));
    cardState->setText(foreign ? tr("✕ The card that was read is somebody else's")
                       : own   ? tr("✓ The identity card is this graduate's")
                               : tr("This session asks for the identity card"));
    cardState->setProperty("role", own ? QStringLiteral("section") : QStringLiteral("caution"));
    cardState->style()->polish(cardState);
}

void WhoPanel::showClass() {
    const auto& graduate = run->graduate();
    const auto next = graduate ? std::nullopt : run->next();
    const GraduateRow* there = graduate ? &graduate->row : next ? &*next : nullptr;
    GraduateFilter ofClass{run->session().batch, {}, {}, {}};
    if (there) ofClass.className = there->className;
    classmates->setRows(there ? store.graduatesAround(ofClass, there->subject, classmatesEachWay)
                              : store.graduates(ofClass, classmatesEachWay));
    countClass(ofClass);
    const int here = graduate ? classmates->rowOf(graduate->row.subject)
                     : next   ? classmates->rowOf(next->subject)
                              : -1;
    if (here < 0) return;
    classView->setCurrentIndex(classmates->index(here));
    classView->scrollTo(classmates->index(here), QAbstractItemView::PositionAtCenter);
}

/// Away from the window: where there are no classes the list is one, and long.
void WhoPanel::countClass(const GraduateFilter& ofClass) {
    runAside(
        counting, this,
        [this, ofClass] {
            GraduateFilter left = ofClass;
            left.standing = GraduateFilter::Standing::Makeup;
            const int all = store.graduateCount(ofClass);
            return std::pair(all - store.graduateCount(left), all);
        },
        [this, turn = ++asking, name = ofClass.className.value_or(QString())](std::pair<int, int> counted) {
            if (turn != asking) return;
            const auto [done, all] = counted;
            classTitle->setText(name.isEmpty() ? tr("The list: %1 of %2").arg(done).arg(all)
                                               : tr("%1: %2 of %3").arg(name).arg(done).arg(all));
        });
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
    lastFour->selectAll(); // what was wrong is typed over
    if (candidateView->hasFocus() && !candidateView->selectionModel()->hasSelection())
        candidateView->setCurrentIndex(candidates->index(0));
}

} // namespace mianguan
