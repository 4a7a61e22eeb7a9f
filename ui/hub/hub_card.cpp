#include "ui/hub/hub_card.h"

#include "ui/base/live_text.h"
#include "ui/hub/hub_model.h"
#include "ui/hub/hub_words.h"
#include "ui/hub/join_hub_sheet.h"
#include "ui/hub/leave_hub_sheet.h"
#include "ui/hub/proxy_form.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QLocale>

#include <set>

namespace mianguan {

namespace {

constexpr int underTheWords = 32; ///< the check box's own width
constexpr qint64 kilo = 1024, mega = 1024 * kilo;
constexpr qint64 usualSpeeds[] = {128 * kilo, 256 * kilo, 512 * kilo, mega, 2 * mega, 5 * mega, 10 * mega};

} // namespace

HubCard::HubCard(HubModel& hub, QWidget* parent) : QFrame(parent), model(hub) {
    setObjectName(QStringLiteral("hubCard"));
    setProperty("kind", QStringLiteral("card"));
    title = makeLabel("section", this);
    words = makeLabel("quiet", this);
    words->setObjectName(QStringLiteral("hubCardWords"));
    words->setWordWrap(true);
    banner = new Banner(this);
    join = makeButton("hubCardJoin", "plain", this);
    leave = makeButton("leaveHub", "plain", this);
    line = new QWidget(this);
    metered = new QCheckBox(line);
    metered->setObjectName(QStringLiteral("hubMetered"));
    meteredWhy = makeLabel("small", line);
    meteredWhy->setWordWrap(true);
    speedLabel = makeLabel("body", line);
    speed = makeChoice("hubSpeed", line);
    speed->setMinimumWidth(ProxyForm::choiceWidth);
    proxy = new ProxyForm(
        model, [this](const Result<void>& answer) { told(answer); }, line);
    auto* below = rowOf(nullptr, 0, 0);
    below->setContentsMargins(underTheWords, 0, 0, measure::tight);
    below->addWidget(meteredWhy);
    auto* speeds = rowOf(nullptr, 0, measure::normal);
    speeds->addWidget(speedLabel, 1);
    speeds->addWidget(speed);
    auto* volume = column(nullptr, 0, 0);
    volume->addWidget(metered);
    volume->addLayout(below);
    auto* lines = column(line, 0, measure::tight);
    lines->addLayout(volume);
    lines->addLayout(speeds);
    lines->addWidget(proxy);
    auto* buttons = rowOf(nullptr, 0, measure::tight);
    buttons->addWidget(join);
    buttons->addWidget(leave);
    buttons->addStretch();
    auto* layout = column(this, measure::wide, measure::tight);
    for (QWidget* part : std::initializer_list<QWidget*>{title, words, banner, line})
        layout->addWidget(part);
    layout->addSpacing(measure::tight);
    layout->addLayout(buttons);
    connectParts();
    keepTranslated(this, [this] { translate(); });
}

void HubCard::connectParts() {
    connect(&model, &HubModel::standingChanged, this, &HubCard::fill);
    connect(&model, &HubModel::rightsChanged, this, &HubCard::fill);
    connect(join, &QPushButton::clicked, this, [this] { (new JoinHubSheet(model, this))->open(); });
    connect(leave, &QPushButton::clicked, this, [this] { (new LeaveHubSheet(model, this))->open(); });
    connect(metered, &QCheckBox::clicked, this, [this](bool is) {
        model.ask().setMetered(is, this, [this](const Result<void>& answer) { told(answer); });
    });
    connect(speed, &QComboBox::activated, this, [this] {
        model.ask().capSpeed(speed->currentData().toLongLong(), this,
                             [this](const Result<void>& answer) { told(answer); });
    });
}

/// What is shown is what holds, whatever was clicked.
void HubCard::told(const Result<void>& answer) {
    answer ? banner->clear() : banner->show(answer.error());
    fill();
}

void HubCard::translate() {
    title->setText(tr("Hub"));
    say(join, tr("Join a hub…"));
    say(leave, tr("Leave the hub…"));
    metered->setText(tr("The line costs by volume: keep originals back"));
    metered->setAccessibleName(metered->text());
    meteredWhy->setText(tr("Records and standard photos go at once, so that review can go on; originals wait "
                           "for a line that is not metered."));
    speedLabel->setText(tr("Use at most, each way"));
    speed->setAccessibleName(speedLabel->text());
    fill();
}

void HubCard::fill() {
    const HubStanding& standing = model.standing();
    const QString whose =
        standing.schools.isEmpty() ? tr("every school") : standing.schools.join(tr(", ", "between schools"));
    words->setText(standing.enrolled
                       ? tr("This station is “%1” at %2 (%3). It sees graduates of: %4.")
                             .arg(standing.stationName, hubNameOf(standing), standing.address, whose)
                   : model.mayConnect()
                       ? tr("This station works alone. With an enrolment code it joins a hub, and everything "
                            "recorded here is sent there.")
                       : tr("This station works alone. A supervisor or an administrator joins it to a hub."));
    join->setVisible(model.mayConnect() && (!standing.enrolled || standing.phase == HubPhase::Stopped));
    leave->setVisible(standing.enrolled && model.mayConnect());
    line->setVisible(standing.enrolled);
    metered->setChecked(standing.metered);
    fillSpeeds();
}

void HubCard::fillSpeeds() {
    const qint64 most = model.standing().mostBytesPerSecond;
    std::set<qint64> offered(std::begin(usualSpeeds), std::end(usualSpeeds));
    if (most > 0) offered.insert(most);
    speed->clear();
    speed->addItem(tr("what the line bears"), QVariant::fromValue(qint64(0)));
    for (const qint64 each : offered)
        speed->addItem(tr("%1 a second", "1.5 MB a second").arg(sizeText(each)), QVariant::fromValue(each));
    speed->setCurrentIndex(std::max(0, speed->findData(QVariant::fromValue(most))));
}

} // namespace mianguan
