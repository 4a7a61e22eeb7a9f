#include "ui/desk/consent_line.h"

#include "core/work/desk_run.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/parts.h"

namespace mianguan {

ConsentLine::ConsentLine(QWidget* parent) : QWidget(parent) {
    words = makeLabel("small", this);
    words->setObjectName(QStringLiteral("consentLine"));
    words->setWordWrap(true);
    whole = new KeyButton("consentWhole", "plain", QStringLiteral("F7"), this);
    auto* layout = rowOf(this, 0, measure::tight);
    layout->addWidget(words, 1);
    layout->addWidget(whole, 0, Qt::AlignTop);
    connect(whole, &QPushButton::clicked, this, &ConsentLine::wholeAsked);
    keepTranslated(this,
                   [this] { say(whole, tr("Notice"), tr("The whole notice, to agree to or not (F7)")); });
}

void ConsentLine::tell(const DeskRun& run, std::optional<ConsentWay> said) {
    setVisible(run.wantsConsent());
    if (!run.wantsConsent()) return;
    const QString version = run.notice().version;
    if (said) return words->setText(tr("✓ %1. Enter records it.").arg(consentWayText(*said)));
    const bool changed = !run.graduate()->consent.isNull();
    const QString first = changed ? tr("The notice was changed (%1): consent is needed anew.").arg(version)
                                  : tr("Consent to the notice %1 comes first.").arg(version);
    switch (run.session().policy.consent) {
    case ConsentWay::Signature:
        return words->setText(first + QLatin1Char('\n') + tr("Enter asks for the signature."));
    case ConsentWay::Paper:
        return words->setText(first + QLatin1Char('\n') + tr("Enter records the signed form."));
    default:
        return words->setText(first + QLatin1Char('\n') + tr("Enter records that the graduate agrees."));
    }
}

} // namespace mianguan
