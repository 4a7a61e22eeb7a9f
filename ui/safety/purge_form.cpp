#include "ui/safety/purge_form.h"

#include "core/base/aside.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/find/photo_choice.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/reason_choice.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDateEdit>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QTimer>

namespace mianguan {

namespace {

using Scope = PurgeRequest::Scope;
constexpr Scope everyScope[] = {Scope::Batch, Scope::Delivered, Scope::ImportedBefore, Scope::Chosen,
                                Scope::Everything};
constexpr int usualReasons = 3, consequences = 4, settleMs = 300, confirmWidth = 160;

} // namespace

PurgeForm::PurgeForm(Store& target, QWidget* parent)
    : QWidget(parent), store(target), recount(new QTimer(this)), scopes(new QButtonGroup(this)) {
    counter.setMaxThreadCount(1);
    recount->setSingleShot(true);
    recount->setInterval(settleMs);
    whichLabel = makeLabel("section", this);
    QWidget* which = makeScopes();
    one = new PhotoChoice(store, this);
    QWidget* whole = makeBatch();
    number = makeLabel("emphasis", this);
    number->setObjectName(QStringLiteral("purgeCount"));
    othersFees = new QCheckBox(this);
    othersFees->setObjectName(QStringLiteral("purgeOthersFees"));
    connect(othersFees, &QCheckBox::toggled, this, &PurgeForm::judge);
    whyLabel = makeLabel("section", this);
    why = new ReasonChoice("purgeReason", usualReasons, Qt::Horizontal, this);
    auto* layout = column(this, 0, measure::tight);
    for (QWidget* part :
         {static_cast<QWidget*>(whichLabel), which, static_cast<QWidget*>(one), whole,
          static_cast<QWidget*>(number), static_cast<QWidget*>(othersFees), static_cast<QWidget*>(whyLabel),
          static_cast<QWidget*>(why), makeMeaning(), makeConfirmation()})
        layout->addWidget(part);
    connect(recount, &QTimer::timeout, this, [this] {
        fillBatches();
        count();
    });
    const auto countLater = [this] {
        if (isVisible()) recount->start();
    };
    connect(&store, &Store::countsChanged, this, countLater);
    connect(&store, &Store::graduateChanged, this, countLater);
    connect(&store, &Store::graduatesChanged, this, countLater);
    connect(one, &PhotoChoice::changed, this, &PurgeForm::chooseAnew);
    connect(before, &QDateEdit::dateChanged, this, &PurgeForm::chooseAnew);
    connect(why, &ReasonChoice::changed, this, &PurgeForm::judge);
    chooseScope();
    keepTranslated(this, [this] { translate(); });
}

PurgeForm::~PurgeForm() { counter.waitForDone(); }

QWidget* PurgeForm::makeScopes() {
    auto* row = new QWidget(this);
    auto* layout = rowOf(row, 0, measure::tight);
    for (const Scope scope : everyScope) {
        auto* chip = new QToolButton(row);
        chip->setObjectName(QStringLiteral("purgeScope%1").arg(int(scope)));
        chip->setProperty("kind", QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setFocusPolicy(Qt::TabFocus);
        scopes->addButton(chip, int(scope));
        layout->addWidget(chip);
        if (scope != Scope::ImportedBefore) continue;
        before = new QDateEdit(QDate::currentDate(), row);
        before->setObjectName(QStringLiteral("purgeBefore"));
        before->setCalendarPopup(true);
        before->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        layout->addWidget(before);
    }
    layout->addStretch();
    scopes->button(int(Scope::Delivered))->setChecked(true);
    connect(scopes, &QButtonGroup::idClicked, this, &PurgeForm::chooseScope);
    return row;
}

QWidget* PurgeForm::makeBatch() {
    auto* box = new QWidget(this);
    batch = makeChoice("purgeBatch", box);
    undelivered = new QCheckBox(box);
    undelivered->setObjectName(QStringLiteral("purgeUndelivered"));
    auto* layout = rowOf(box, 0, measure::normal);
    layout->addWidget(batch);
    layout->addWidget(undelivered);
    layout->addStretch();
    connect(batch, &QComboBox::activated, this, &PurgeForm::chooseAnew);
    connect(undelivered, &QCheckBox::toggled, this, &PurgeForm::judge);
    return box;
}

void PurgeForm::fillBatches() {
    const QVariant kept = batch->currentData();
    batches = store.batches();
    batch->clear();
    for (int i = 0; i < batches.size(); ++i)
        batch->addItem(batches[i].school + QStringLiteral(" · ") + batches[i].name, batches[i].name);
    batch->setCurrentIndex(std::max(0, batch->findData(kept)));
    if (ofBatch() && batch->currentData() != kept) chooseAnew();
}

QWidget* PurgeForm::makeMeaning() {
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(measure::hair, measure::hair, 0, measure::hair);
    grid->setHorizontalSpacing(measure::tight);
    grid->setVerticalSpacing(measure::hair);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < consequences; ++i) {
        auto* bullet = makeLabel("quiet", box);
        bullet->setText(QStringLiteral("•"));
        meaning += makeLabel("body", box);
        meaning.last()->setWordWrap(true);
        grid->addWidget(bullet, i, 0, Qt::AlignTop);
        grid->addWidget(meaning.last(), i, 1);
    }
    return box;
}

QWidget* PurgeForm::makeConfirmation() {
    auto* row = new QWidget(this);
    confirmLabel = makeLabel("body", row);
    confirm = new QLineEdit(row);
    confirm->setObjectName(QStringLiteral("purgeConfirm"));
    confirm->setFixedWidth(confirmWidth);
    purge = makeButton("purge", "reject", row);
    auto* layout = rowOf(row, 0, measure::tight);
    layout->addWidget(confirmLabel);
    layout->addWidget(confirm);
    layout->addWidget(purge);
    layout->addStretch();
    connect(confirm, &QLineEdit::textChanged, this, &PurgeForm::judge);
    connect(purge, &QPushButton::clicked, this, [this] { Q_EMIT purgeAsked(request(), counted->all); });
    return row;
}

void PurgeForm::translate() {
    whichLabel->setText(tr("Which photos?"));
    say(scopes->button(int(Scope::Batch)), tr("A whole batch"));
    batch->setAccessibleName(tr("Batch"));
    say(scopes->button(int(Scope::Delivered)), tr("Delivered"));
    say(scopes->button(int(Scope::ImportedBefore)), tr("Imported before"));
    say(scopes->button(int(Scope::Chosen)), tr("One photo"));
    say(scopes->button(int(Scope::Everything)), tr("Everything in the store"));
    before->setAccessibleName(tr("Imported before this day"));
    whyLabel->setText(tr("Why?"));
    why->setWords({tr("The batch is closed"), tr("The graduate withdrew consent"),
                   tr("The time for keeping it is over")},
                  tr("Another reason; it stands on the certificate"));
    const QString sentences[] = {
        tr("The pictures, names, numbers, verdicts and remarks of these photos are destroyed, with the keys "
           "they "
           "were encrypted with. Nobody can undo this."),
        tr("That they were here and were purged stays recorded, under random numbers."),
        tr("Backups made before still hold them until they are updated or destroyed, and other stations "
           "until they hear of it; the certificate says which."),
        tr("Files that were delivered into folders are not reached.")};
    for (int i = 0; i < meaning.size(); ++i)
        meaning.at(i)->setText(sentences[i]);
    confirm->setAccessibleName(tr("Type the number of graduates"));
    showCount();
}

void PurgeForm::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fillBatches();
    chooseAnew();
}

void PurgeForm::clear() {
    why->clear();
    one->clear();
    fillBatches();
    chooseAnew();
}

void PurgeForm::chooseScope() {
    before->setVisible(scopes->checkedId() == int(Scope::ImportedBefore));
    one->setVisible(scopes->checkedId() == int(Scope::Chosen));
    batch->parentWidget()->setVisible(ofBatch());
    chooseAnew();
}

PurgeRequest PurgeForm::request() const {
    PurgeRequest asking;
    asking.scope = Scope(scopes->checkedId());
    if (asking.scope == Scope::ImportedBefore)
        asking.beforeMs = before->date().startOfDay().toMSecsSinceEpoch();
    if (asking.scope == Scope::Chosen && one->photo()) asking.chosen = {*one->photo()};
    if (ofBatch() && batch->currentIndex() >= 0) asking.batch = batches[batch->currentIndex()];
    const Counts agreed = counted.value_or(Counts());
    if (undelivered->isChecked()) asking.undeliveredToo = agreed.waiting;
    if (othersFees->isChecked()) asking.othersFeesToo = agreed.othersFees;
    asking.reason = why->reason();
    return asking;
}

/// Nothing that was agreed to was of this choice.
void PurgeForm::chooseAnew() {
    counted.reset();
    confirm->clear();
    undelivered->setChecked(false);
    othersFees->setChecked(false);
    showCount();
    count();
}

void PurgeForm::count() {
    counting = true;
    judge();
    const int question = ++asked;
    if (!isVisible()) return;
    runAside(
        counter, this,
        [this, which = request()] {
            return Counts{store.purgeCount(which), store.undelivered(which.batch), store.othersFees(which)};
        },
        [this, question](const Counts& found) {
            if (question == asked) take(found);
        });
}

/// Whoever agreed to other numbers is asked again.
void PurgeForm::take(const Counts& found) {
    const Counts shown = counted.value_or(Counts());
    if (found.waiting != shown.waiting) undelivered->setChecked(false);
    if (found.othersFees != shown.othersFees) othersFees->setChecked(false);
    counted = found;
    counting = false;
    showCount();
}

bool PurgeForm::ofBatch() const { return scopes->checkedId() == int(Scope::Batch); }

QString PurgeForm::countWords(int number) const {
    if (!counted) return tr("Counting…");
    if (number == 0) return ofBatch() ? tr("There is no such batch.") : tr("No photo fits this choice.");
    return tr("%Ln graduate(s) would be purged, with every photo, number and consent.", nullptr, number);
}

void PurgeForm::showCount() {
    const Counts found = counted.value_or(Counts());
    const int all = int(found.all);
    number->setText(countWords(all));
    confirmLabel->setText(tr("To confirm, type the number of graduates, %1:").arg(all));
    confirmLabel->setVisible(all > 0);
    confirm->setVisible(all > 0);
    say(purge, tr("Purge %Ln graduate(s)", nullptr, all));
    purge->setVisible(all > 0);
    undelivered->setVisible(ofBatch() && found.waiting > 0);
    undelivered->setText(tr("Also %Ln photo(s) that were not delivered", nullptr, int(found.waiting)));
    othersFees->setVisible(found.othersFees > 0);
    othersFees->setText(
        tr("Also the fees of %Ln graduate(s) that another desk took and, as far as this station "
           "knows, has not closed",
           nullptr, found.othersFees));
    judge();
}

void PurgeForm::judge() {
    const Counts found = counted.value_or(Counts());
    const bool delivered = !ofBatch() || found.waiting == 0 || undelivered->isChecked();
    const bool closed = found.othersFees == 0 || othersFees->isChecked();
    purge->setEnabled(!counting && delivered && closed && found.all > 0 &&
                      confirm->text().trimmed() == QString::number(found.all) && !why->reason().isEmpty());
}

} // namespace mianguan
