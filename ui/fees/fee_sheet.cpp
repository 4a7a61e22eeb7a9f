#include "ui/fees/fee_sheet.h"

#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/text_box.h"

#include <QButtonGroup>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include <cmath>

namespace mianguan {

namespace {

constexpr int perRow = 4;

} // namespace

FeeSheet::FeeSheet(Store& target, const QList<Id>& whose, int cents, At place, QWidget* parent)
    : Sheet("feeSheet", parent), store(target), graduates(whose), group(new QButtonGroup(this)) {
    auto* grid = new QGridLayout;
    grid->setSpacing(measure::tight);
    addChoices(grid, place);
    receipt = new TextBox("feeReceipt", this);
    amountLabel = makeLabel("field", this);
    amount = new QDoubleSpinBox(this);
    amount->setObjectName(QStringLiteral("feeAmount"));
    amount->setRange(0, 100'000);
    amount->setButtonSymbols(QAbstractSpinBox::NoButtons);
    amount->setValue(double(cents) / 100);
    amountLabel->setBuddy(amount);
    letEnterGoOn();
    form()->addLayout(grid);
    form()->addWidget(receipt);
    form()->addWidget(amountLabel);
    form()->addWidget(amount);
    goOn()->setEnabled(false);
    goOn()->setFocusPolicy(Qt::StrongFocus);
    connect(group, &QButtonGroup::idClicked, this, &FeeSheet::choose);
    connect(goOn(), &QPushButton::clicked, this, &FeeSheet::save);
    keepTranslated(this, [this] { translate(); });
    group->button(0)->setFocus();
}

void FeeSheet::addChoices(QGridLayout* grid, At place) {
    for (const QString& method : feeMethods())
        choices += Choice{FeeState::Paid, method};
    choices += {Choice{FeeState::ClassBilled, {}}, Choice{FeeState::Waived, {}}};
    if (place == At::Roster) choices += Choice{FeeState::Open, {}};
    for (int i = 0; i < choices.size(); ++i) {
        const QString name = QStringLiteral("fee%1").arg(i + 1);
        auto* button = new KeyButton(qPrintable(name), "plain", QString::number(i + 1), this);
        button->setCheckable(true);
        button->setMinimumHeight(measure::bigTarget);
        button->setAutoDefault(false);
        group->addButton(button, i);
        grid->addWidget(button, i / perRow, i % perRow);
    }
}

QString FeeSheet::wordsOf(const Choice& choice) {
    return choice.state == FeeState::Paid ? feeMethodText(choice.method) : feeText(choice.state);
}

void FeeSheet::translate() {
    setWords(
        tr("Fee"),
        tr("For %n graduate(s). A number key says how it is settled, Enter keeps it. A retake never asks "
           "again.",
           nullptr, int(graduates.size())),
        tr("Save"));
    for (int i = 0; i < choices.size(); ++i)
        say(group->button(i), wordsOf(choices[i]), tr("Key %1").arg(i + 1));
    amountLabel->setText(tr("Amount each, yuan"));
    amount->setAccessibleName(amountLabel->text());
    receipt->setWords(tr("Receipt number"), tr("Each number is good once; may be left empty"));
}

void FeeSheet::choose(int index) {
    if (index < 0 || index >= choices.size()) return;
    group->button(index)->setChecked(true);
    const bool paid = choices[index].state == FeeState::Paid;
    receipt->setEnabled(paid);
    amount->setEnabled(paid || choices[index].state == FeeState::ClassBilled);
    goOn()->setEnabled(true);
    if (paid && amount->value() < 0.01) return amount->setFocus();
    (paid ? static_cast<QWidget*>(receipt->line()) : goOn())->setFocus();
}

/// Digits belong to a field that has the focus, else they choose.
void FeeSheet::keyPressEvent(QKeyEvent* event) {
    const bool typing = focusWidget() == receipt->line() || focusWidget() == amount;
    const int digit = event->key() - Qt::Key_1;
    if (!typing && digit >= 0 && digit < choices.size()) return choose(digit);
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && focusWidget() == amount && goOn()->isEnabled()) return goOn()->click();
    Sheet::keyPressEvent(event);
}

void FeeSheet::save() {
    const Choice& choice = choices.at(group->checkedId());
    Payment payment;
    payment.state = choice.state;
    payment.method = choice.method;
    if (amount->isEnabled()) payment.cents = int(std::lround(amount->value() * 100));
    if (receipt->isEnabled()) payment.receipt = receipt->text();
    setBusy(true);
    store.settleFees(graduates, payment, this, [this](const Result<int>& answer) {
        settle(answer);
        if (!answer) receipt->line()->setFocus();
    });
}

} // namespace mianguan
