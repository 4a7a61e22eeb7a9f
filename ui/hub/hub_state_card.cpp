#include "ui/hub/hub_state_card.h"

#include "ui/base/live_text.h"
#include "ui/base/sentences.h"
#include "ui/hub/hub_model.h"
#include "ui/hub/hub_words.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QDateTime>
#include <QProgressBar>
#include <QTimer>

namespace mianguan {

namespace {

constexpr int markSize = 32, perMille = 1000;

qint64 leftOf(const HubStanding& standing) {
    if (standing.phase == HubPhase::Sending) return waitingOf(standing);
    return standing.phase == HubPhase::Reading ? standing.toRead : 0;
}

/// A hub that stopped may want a new code: of a restored store, say.
bool joinsFrom(HubPhase phase) { return phase == HubPhase::Alone || phase == HubPhase::Stopped; }

} // namespace

HubStateCard::HubStateCard(HubModel& shown, QWidget* parent)
    : QFrame(parent), model(shown), tick(new QTimer(this)) {
    setObjectName(QStringLiteral("hubStateCard"));
    setProperty("kind", QStringLiteral("card"));
    mark = new QLabel(this);
    headline = makeLabel("emphasis", this);
    headline->setObjectName(QStringLiteral("hubHeadline"));
    why = makeLabel("body", this);
    why->setObjectName(QStringLiteral("hubWhy"));
    details = makeLabel("body", this);
    details->setObjectName(QStringLiteral("hubDetails"));
    remedy = makeLabel("field", this);
    help = makeLabel("small", this);
    for (QLabel* label : {headline, why, remedy, details, help}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    bar = new QProgressBar(this);
    bar->setTextVisible(false);
    tryNow = makeButton("hubTryNow", "primary", this);
    join = makeButton("joinHub", "plain", this);
    settings = makeButton("hubSettings", "plain", this);
    auto* words = column(nullptr, 0, measure::hair);
    for (QWidget* part : std::initializer_list<QWidget*>{headline, why, remedy, details, help})
        words->addWidget(part);
    words->addSpacing(measure::hair);
    words->addWidget(bar);
    auto* layout = rowOf(this, measure::wide, measure::wide);
    layout->addWidget(mark, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    for (QPushButton* button : {settings, join, tryNow})
        layout->addWidget(button, 0, Qt::AlignTop);
    tick->start(1000);
    connect(tick, &QTimer::timeout, this, [this] {
        if (isVisible()) refresh();
    });
    connect(&model, &HubModel::standingChanged, this, &HubStateCard::refresh);
    connect(&model, &HubModel::rightsChanged, this, &HubStateCard::refresh);
    connect(tryNow, &QPushButton::clicked, this, [this] { model.ask().tryNow(); });
    connect(join, &QPushButton::clicked, this, &HubStateCard::joinAsked);
    connect(settings, &QPushButton::clicked, this, &HubStateCard::settingsAsked);
    keepTranslated(this, [this] { translate(); });
    keepStyled(this, [this] { refresh(); });
}

void HubStateCard::translate() {
    say(tryNow, tr("Try now"), tr("Everything that waits for its next try"));
    say(join, tr("Enter a code…"), tr("An enrolment code from the hub's administrator"));
    say(settings, tr("Settings…"), tr("Line, speed, proxy, leaving the hub"));
    refresh();
}

void HubStateCard::refresh() {
    const HubStanding& standing = model.standing();
    const HubFace face = faceOf(standing, QDateTime::currentMSecsSinceEpoch());
    mark->setPixmap(icon(face.icon, face.ink).pixmap(QSize(markSize, markSize), devicePixelRatioF()));
    headline->setText(face.headline);
    why->setText(face.why);
    why->setVisible(!face.why.isEmpty());
    details->setText(runOn(face.details));
    details->setVisible(!face.details.isEmpty());
    remedy->setText(face.remedy);
    remedy->setVisible(!face.remedy.isEmpty());
    const bool mindsWhy = standing.phase == HubPhase::Retrying || standing.phase == HubPhase::Stopped;
    help->setText(standing.why.detail);
    help->setVisible(mindsWhy && !standing.why.detail.isEmpty());
    if (accessibleDescription() != face.spoken) setAccessibleDescription(face.spoken);
    setAccessibleName(tr("How the station stands with its hub"));
    tryNow->setVisible(standing.enrolled && mindsWhy);
    join->setVisible(model.mayConnect() && joinsFrom(standing.phase));
    settings->setVisible(standing.enrolled);
    showProgress();
}

/// Of the most there was since it began; without an end in sight while nothing is known of it.
void HubStateCard::showProgress() {
    const HubPhase phase = model.standing().phase;
    const bool moving = phase == HubPhase::Sending || phase == HubPhase::Reading ||
                        phase == HubPhase::Enrolling || phase == HubPhase::Connecting;
    const qint64 left = leftOf(model.standing());
    most = left == 0 ? 0 : std::max(most, left);
    bar->setVisible(moving);
    bar->setAccessibleName(headline->text());
    bar->setRange(0, most > 0 ? perMille : 0);
    if (most > 0) bar->setValue(int((most - left) * perMille / most));
}

} // namespace mianguan
