#include "ui/safety/purge_form.h"

#include "core/base/aside.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/find/photo_choice.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/reason_choice.h"

#include <QButtonGroup>
#include <QDateEdit>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QTimer>

namespace mianguan {

namespace {

using Scope = PurgeRequest::Scope;
constexpr Scope everyScope[] = {Scope::Delivered, Scope::ImportedBefore, Scope::Chosen, Scope::Everything};
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
    number = makeLabel("emphasis", this);
    number->setObjectName(QStringLiteral("purgeCount"));
    whyLabel = makeLabel("section", this);
    why = new ReasonChoice("purgeReason", usualReasons, Qt::Horizontal, this);
    auto* layout = column(this, 0, measure::tight);
    for (QWidget* part :
         {static_cast<QWidget*>(whichLabel), which, static_cast<QWidget*>(one), static_cast<QWidget*>(number),
          static_cast<QWidget*>(whyLabel), static_cast<QWidget*>(why), makeMeaning(), makeConfirmation()})
        layout->addWidget(part);
    connect(recount, &QTimer::timeout, this, &PurgeForm::count);
    connect(&store, &Store::countsChanged, this, [this] {
        if (isVisible()) recount->start();
    });
    connect(one, &PhotoChoice::changed, this, &PurgeForm::count);
    connect(before, &QDateEdit::dateChanged, this, &PurgeForm::count);
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
    connect(purge, &QPushButton::clicked, this, [this] { Q_EMIT purgeAsked(request(), *counted); });
    return row;
}

void PurgeForm::translate() {
    whichLabel->setText(tr("Which photos?"));
    say(scopes->button(int(Scope::Delivered)), tr("Delivered"));
    say(scopes->button(int(Scope::ImportedBefore)), tr("Imported before"));
    say(scopes->button(int(Scope::Chosen)), tr("One photo"));
    say(scopes->button(int(Scope::Everything)), tr("Every photo in the store"));
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
        tr("Backups made before still hold them until they are updated or destroyed; the certificate says "
           "which."),
        tr("Files that were delivered into folders are not reached.")};
    for (int i = 0; i < meaning.size(); ++i)
        meaning.at(i)->setText(sentences[i]);
    confirm->setAccessibleName(tr("Type the number of photos"));
    showCount();
}

void PurgeForm::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    count();
}

void PurgeForm::clear() {
    why->clear();
    one->clear();
    count();
}

void PurgeForm::chooseScope() {
    before->setVisible(scopes->checkedId() == int(Scope::ImportedBefore));
    one->setVisible(scopes->checkedId() == int(Scope::Chosen));
    count();
}

PurgeRequest PurgeForm::request() const {
    PurgeRequest asking;
    asking.scope = Scope(scopes->checkedId());
    if (asking.scope == Scope::ImportedBefore)
        asking.beforeMs = before->date().startOfDay().toMSecsSinceEpoch();
    if (asking.scope == Scope::Chosen && one->photo()) asking.chosen = {*one->photo()};
    asking.reason = why->reason();
    return asking;
}

void PurgeForm::count() {
    counted.reset();
    confirm->clear();
    showCount();
    const int question = ++asked;
    if (!isVisible()) return;
    runAside(
        counter, this, [this, which = request()] { return store.purgeCount(which); },
        [this, question](qint64 photos) {
            if (question != asked) return;
            counted = photos;
            showCount();
        });
}

void PurgeForm::showCount() {
    const int photos = int(counted.value_or(0));
    const bool none = counted && photos == 0;
    number->setText(!counted ? tr("Counting…")
                    : none   ? tr("No photo fits this choice.")
                             : tr("%Ln photo(s) would be purged.", nullptr, photos));
    confirmLabel->setText(tr("To confirm, type the number of photos, %1:").arg(photos));
    confirmLabel->setVisible(photos > 0);
    confirm->setVisible(photos > 0);
    say(purge, tr("Purge %Ln photo(s)", nullptr, photos));
    purge->setVisible(photos > 0);
    judge();
}

void PurgeForm::judge() {
    purge->setEnabled(counted && *counted > 0 && confirm->text().trimmed() == QString::number(*counted) &&
                      !why->reason().isEmpty());
}

} // namespace mianguan
