#include "ui/desk/fee_sheet.h"

#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/text_box.h"

#include <QDoubleSpinBox>
#include <QLineEdit>

namespace mianguan {

FeeSheet::FeeSheet(Store& target, const QList<Id>& whose, int cents, QWidget* parent)
    : Sheet("feeSheet", parent), store(target), graduates(whose) {
    stateLabel = makeLabel("field", this);
    state = makeChoice("feeState", this);
    amountLabel = makeLabel("field", this);
    amount = new QDoubleSpinBox(this);
    amount->setObjectName(QStringLiteral("feeAmount"));
    amount->setRange(0, 100'000);
    amount->setButtonSymbols(QAbstractSpinBox::NoButtons);
    amount->setValue(double(cents) / 100);
    methodLabel = makeLabel("field", this);
    method = makeChoice("feeMethod", this);
    method->setEditable(true);
    receipt = new TextBox("feeReceipt", this);
    for (const auto& [label, field] :
         {std::pair<QLabel*, QWidget*>{stateLabel, state}, {amountLabel, amount}, {methodLabel, method}}) {
        label->setBuddy(field);
        form()->addWidget(label);
        form()->addWidget(field);
    }
    letEnterGoOn();
    form()->addWidget(receipt);
    connect(state, &QComboBox::currentIndexChanged, this, [this] {
        const bool paid = FeeState(state->currentData().toInt()) == FeeState::Paid;
        for (QWidget* field : std::initializer_list<QWidget*>{amount, method, receipt})
            field->setEnabled(paid);
    });
    connect(goOn(), &QPushButton::clicked, this, &FeeSheet::save);
    keepTranslated(this, [this] { translate(); });
}

void FeeSheet::translate() {
    setWords(tr("Fee"),
             tr("For %n graduate(s). A retake never asks for it again.", nullptr, int(graduates.size())),
             tr("Save"));
    const int index = std::max(0, state->currentIndex());
    state->clear();
    for (const FeeState each : {FeeState::Paid, FeeState::ClassBilled, FeeState::Waived, FeeState::Open})
        state->addItem(feeText(each), int(each));
    state->setCurrentIndex(index);
    stateLabel->setText(tr("State"));
    amountLabel->setText(tr("Amount each, yuan"));
    methodLabel->setText(tr("Method"));
    if (method->count() == 0) method->addItems({tr("Cash"), tr("WeChat"), tr("Alipay"), tr("Transfer")});
    receipt->setWords(tr("Receipt number"));
}

void FeeSheet::save() {
    Payment payment;
    payment.state = FeeState(state->currentData().toInt());
    if (payment.state == FeeState::Paid) {
        payment.cents = int(std::lround(amount->value() * 100));
        payment.method = method->currentText().simplified();
        payment.receipt = receipt->text();
    }
    setBusy(true);
    store.settleFees(graduates, payment, this, [this](const Result<int>& answer) { settle(answer); });
}

} // namespace mianguan
