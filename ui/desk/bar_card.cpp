#include "ui/desk/bar_card.h"

#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

namespace mianguan {

BarCard::BarCard(const QString& name, const QString& words, const QString& remedy, bool final,
                 QWidget* parent)
    : QFrame(parent) {
    setObjectName(name);
    setProperty("kind", final ? QStringLiteral("banner-fail") : QStringLiteral("banner-warn"));
    auto* mark = new QLabel(this);
    mark->setPixmap(icon(final ? QStringLiteral("status-fail") : QStringLiteral("status-warn"),
                         final ? &Tokens::fail : &Tokens::warn)
                        .pixmap(QSize(18, 18), devicePixelRatioF()));
    auto* sentence = makeLabel("section", this);
    sentence->setText(words);
    sentence->setWordWrap(true);
    auto* cure = makeLabel("small", this);
    cure->setText(remedy);
    cure->setWordWrap(true);
    auto* head = rowOf(nullptr, 0, measure::tight);
    head->addWidget(mark, 0, Qt::AlignTop);
    head->addWidget(sentence, 1);
    buttons = rowOf(nullptr, 0, measure::tight);
    auto* layout = column(this, measure::normal, measure::hair);
    layout->addLayout(head);
    layout->addWidget(cure);
    layout->addLayout(buttons);
}

BarCard::BarCard(const BarTo& bar, bool mayLift, QWidget* parent)
    : BarCard(QStringLiteral("bar-") + barId(bar.bar), bar.sentence, bar.cure, bar.final, parent) {
    if (bar.bar == Bar::FeeOpen)
        connect(addButton("takeFee", tr("Take the fee…")), &QPushButton::clicked, this, &BarCard::feeAsked);
    if (bar.bar == Bar::ConsentRefused || bar.bar == Bar::ConsentWithdrawn)
        connect(addButton("agreeAnew", tr("Agree after all… (F7)")), &QPushButton::clicked, this,
                &BarCard::consentAsked);
    if (!bar.final && mayLift)
        connect(addButton("liftBar", tr("Let in…")), &QPushButton::clicked, this,
                [this, id = barId(bar.bar)] { Q_EMIT liftAsked(id); });
    buttons->addStretch();
}

QPushButton* BarCard::addButton(const char* name, const QString& words) {
    auto* button = makeButton(name, "plain", this);
    say(button, words);
    buttons->addWidget(button);
    return button;
}

} // namespace mianguan
