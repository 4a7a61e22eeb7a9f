#include "ui/desk/sitter_consent.h"

#include "ui/base/live_text.h"
#include "ui/consent/consent_view.h"
#include "ui/consent/signature_pad.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QScrollBar>

namespace mianguan {

namespace {

constexpr int readingType = 26, buttonType = 26, buttonHeight = 64, widest = 1300; // px

} // namespace

SitterConsent::SitterConsent(QWidget* parent) : QWidget(parent) {
    view = new ConsentView(readingType, this);
    signing = new QWidget(this);
    pad = new SignaturePad(signing);
    pad->setMinimumHeight(170);
    anew = makeButton("sitterSignAnew", "plain", signing);
    auto* below = rowOf(signing, 0, measure::normal);
    below->addWidget(pad, 1);
    below->addWidget(anew, 0, Qt::AlignBottom);
    no = makeButton("sitterRefuse", "plain", this);
    yes = makeButton("sitterAgree", "approve", this);
    for (QPushButton* button : {no, yes, anew}) {
        button->setStyleSheet(
            QStringLiteral("font-size: %1px; min-height: %2px").arg(buttonType).arg(buttonHeight));
    }
    auto* buttons = rowOf(nullptr, 0, measure::wide);
    buttons->addWidget(no, 1);
    buttons->addWidget(yes, 2);
    auto* page = new QWidget(this);
    page->setMaximumWidth(widest);
    auto* layout = column(page, measure::loose, measure::wide);
    layout->addWidget(view, 1);
    layout->addWidget(signing);
    layout->addLayout(buttons);
    auto* centred = rowOf(this, 0, 0);
    centred->addStretch();
    centred->addWidget(page, 100);
    centred->addStretch();
    connect(pad, &SignaturePad::changed, this, &SitterConsent::judge);
    connect(anew, &QPushButton::clicked, pad, &SignaturePad::clear);
    connect(no, &QPushButton::clicked, this, &SitterConsent::refused);
    connect(yes, &QPushButton::clicked, this,
            [this] { Q_EMIT agreed(signing->isHidden() ? QByteArray() : pad->png()); });
    keepTranslated(this, [this] {
        say(no, tr("I do not agree"));
        say(yes, tr("I have read it and agree"));
        say(anew, tr("Sign anew"));
    });
}

void SitterConsent::ask(const Id& whose, const ConsentText& notice, ConsentWay how) {
    if (whose == asked && notice == shown && how == way) return;
    asked = whose;
    shown = notice;
    way = how;
    view->setNotice(notice);
    view->verticalScrollBar()->setValue(0);
    pad->clear();
    signing->setVisible(way == ConsentWay::Signature);
    judge();
}

void SitterConsent::judge() { yes->setEnabled(signing->isHidden() || pad->isSigned()); }

} // namespace mianguan
