#include "ui/consent/consent_sheet.h"

#include "ui/base/live_text.h"
#include "ui/consent/consent_view.h"
#include "ui/consent/signature_pad.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

namespace mianguan {

namespace {

constexpr QSize textSize(680, 400);
constexpr int sheetWidth = textSize.width() + 2 * measure::loose;
constexpr int besidePad = 240; // less of the text while there is a pad

} // namespace

ConsentSheet::ConsentSheet(const ConsentText& notice, ConsentWay policy, QWidget* parent)
    : Sheet("consentSheet", parent, sheetWidth), way(policy) {
    view = new ConsentView(int(Type::Emphasis), this);
    view->setNotice(notice);
    view->setFixedSize(textSize.width(), way == ConsentWay::Signature ? besidePad : textSize.height());
    no = makeButton("consentRefuse", "reject", this);
    form()->addWidget(view);
    if (way == ConsentWay::Signature) {
        pad = new SignaturePad(this);
        anew = makeButton("signAnew", "plain", this);
        auto* row = rowOf(nullptr, 0, measure::normal);
        row->addWidget(pad, 1);
        row->addWidget(anew, 0, Qt::AlignBottom);
        form()->addLayout(row);
        goOn()->setEnabled(false);
        connect(pad, &SignaturePad::changed, this, [this] { goOn()->setEnabled(pad->isSigned()); });
        connect(anew, &QPushButton::clicked, pad, &SignaturePad::clear);
    }
    form()->addWidget(no, 0, Qt::AlignLeft);
    connect(goOn(), &QPushButton::clicked, this, [this] {
        Q_EMIT agreed(pad ? pad->png() : QByteArray());
        accept();
    });
    connect(no, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT refused();
    });
    keepTranslated(this, [this] { translate(); });
    goOn()->setFocusPolicy(Qt::StrongFocus);
    (pad ? static_cast<QWidget*>(view) : goOn())->setFocus();
}

void ConsentSheet::translate() {
    setWords(tr("Notice and consent"),
             pad ? tr("The graduate reads this, or has it read out, and signs below.")
                 : tr("The graduate reads this, or has it read out, and says whether he agrees."),
             pad ? tr("Keep the signature") : tr("The graduate agrees"));
    say(no, tr("The graduate does not agree…"), tr("No photo is taken; the next graduate is called"));
    if (anew) say(anew, tr("Sign anew"));
}

} // namespace mianguan
