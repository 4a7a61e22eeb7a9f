#include "ui/desk/bar_card.h"

#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

namespace mianguan {

BarCard::BarCard(const BarTo& bar, bool mayLift, QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("bar-") + barId(bar.bar));
    setProperty("kind", bar.final ? QStringLiteral("banner-fail") : QStringLiteral("banner-warn"));
    auto* mark = new QLabel(this);
    mark->setPixmap(icon(bar.final ? QStringLiteral("status-fail") : QStringLiteral("status-warn"),
                         bar.final ? &Tokens::fail : &Tokens::warn)
                        .pixmap(QSize(18, 18), devicePixelRatioF()));
    auto* sentence = makeLabel("section", this);
    sentence->setText(bar.sentence);
    sentence->setWordWrap(true);
    auto* cure = makeLabel("small", this);
    cure->setText(bar.cure);
    cure->setWordWrap(true);
    auto* head = rowOf(nullptr, 0, measure::tight);
    head->addWidget(mark, 0, Qt::AlignTop);
    head->addWidget(sentence, 1);
    auto* layout = column(this, measure::normal, measure::hair);
    layout->addLayout(head);
    layout->addWidget(cure);
    auto* buttons = rowOf(nullptr, 0, measure::tight);
    if (bar.bar == Bar::FeeOpen) {
        auto* fee = makeButton("takeFee", "plain", this);
        say(fee, tr("Enter the fee…"));
        buttons->addWidget(fee);
        connect(fee, &QPushButton::clicked, this, &BarCard::feeAsked);
    }
    if (bar.bar == Bar::ConsentRefused || bar.bar == Bar::ConsentWithdrawn) {
        auto* notice = makeButton("agreeAnew", "plain", this);
        say(notice, tr("Agree after all… (F7)"));
        buttons->addWidget(notice);
        connect(notice, &QPushButton::clicked, this, &BarCard::consentAsked);
    }
    if (!bar.final && mayLift) {
        auto* lift = makeButton("liftBar", "plain", this);
        say(lift, tr("Let in all the same…"));
        buttons->addWidget(lift);
        connect(lift, &QPushButton::clicked, this, [this, id = barId(bar.bar)] { Q_EMIT liftAsked(id); });
    }
    buttons->addStretch();
    if (buttons->count() > 1)
        layout->addLayout(buttons);
    else
        delete buttons;
}

} // namespace mianguan
