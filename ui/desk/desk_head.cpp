#include "ui/desk/desk_head.h"

#include "core/base/aside.h"
#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QLocale>

#include <utility>

namespace mianguan {

namespace {

QCheckBox* makeBox(const char* name, bool on, QWidget* parent) {
    auto* box = new QCheckBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setChecked(on);
    box->setFocusPolicy(Qt::TabFocus);
    return box;
}

} // namespace

DeskHead::DeskHead(Store& target, Settings& remembered, QWidget* parent)
    : QFrame(parent), store(target), settings(remembered), title(makeLabel("emphasis", this)),
      tally(makeLabel("quiet", this)),
      automatic(makeBox("automatic", remembered.get(setting::shootBySelf), this)),
      burst(makeBox("burst", remembered.get(setting::burst), this)),
      boardButton(makeTool("deskBoard", QStringLiteral("activity"), this)),
      ticketButton(makeTool("ticket", QStringLiteral("print"), this)),
      albumButton(makeTool("album", QStringLiteral("folder"), this)),
      sitterButton(makeTool("sitterScreen", QStringLiteral("person"), this)),
      leave(makeButton("leaveDesk", "plain", this)) {
    setProperty("kind", QStringLiteral("side"));
    tally->setObjectName(QStringLiteral("deskTally"));
    arrange();
    remember();
    watchTally();
    connect(albumButton, &QToolButton::clicked, this, &DeskHead::albumAsked);
    connect(boardButton, &QToolButton::clicked, this, &DeskHead::boardAsked);
    connect(ticketButton, &QToolButton::clicked, this, &DeskHead::ticketsAsked);
    connect(sitterButton, &QToolButton::clicked, this, &DeskHead::sitterAsked);
    connect(leave, &QPushButton::clicked, this, &DeskHead::leaveAsked);
    keepTranslated(this, [this] { translate(); });
}

DeskHead::~DeskHead() = default;

void DeskHead::arrange() {
    auto* layout = rowOf(this, 0, measure::normal);
    layout->setContentsMargins(measure::normal, measure::tight, measure::normal, measure::tight);
    layout->addWidget(title);
    layout->addWidget(tally, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{automatic, burst, boardButton, ticketButton,
                                                         albumButton, sitterButton, leave})
        layout->addWidget(part);
}

void DeskHead::remember() {
    connect(automatic, &QCheckBox::toggled, this,
            [this](bool on) { settings.set(setting::shootBySelf, on); });
    connect(burst, &QCheckBox::toggled, this, [this](bool on) { settings.set(setting::burst, on); });
}

bool DeskHead::shootsBySelf() const { return automatic->isChecked(); }
bool DeskHead::bursts() const { return burst->isChecked(); }

void DeskHead::begin(const Session& next) {
    session = next.id;
    sum = {};
    tallyStale = true;
}

void DeskHead::refresh(const Session& now) {
    title->setText(now.name);
    if (std::exchange(tallyStale, false)) countTally();
    showTally();
}

/// What is counted changes with what is recorded, not with each step.
void DeskHead::watchTally() {
    const auto stale = [this] { tallyStale = true; };
    connect(&store, &Store::graduateChanged, this, stale);
    connect(&store, &Store::graduatesChanged, this, stale);
    connect(&store, &Store::photosPurged, this, stale);
}

/// Away from the window: of a long session it takes a while.
void DeskHead::countTally() {
    runAside(
        counting, this, [this, of = session] { return std::pair(of, store.tally(of)); },
        [this](const std::pair<Id, SessionTally>& counted) {
            if (session != counted.first) return;
            sum = counted.second;
            showTally();
        });
}

void DeskHead::showTally() {
    const QLocale locale;
    QStringList words{tr("%1 of %2 photographed").arg(sum.photos).arg(sum.listed)};
    if (sum.inLastHour > 0) words += tr("%1 in the last hour").arg(sum.inLastHour);
    if (sum.medianSeconds > 0) words += tr("%1 s each").arg(locale.toString(sum.medianSeconds, 'f', 0));
    tally->setText(words.join(QStringLiteral(" · ")));
}

void DeskHead::setAlbum(bool shown, bool forCodes) {
    codesFromFile = forCodes;
    albumButton->setVisible(shown);
    say(albumButton, forCodes ? tr("Code or identity card from a picture") : tr("Picture from a file"),
        forCodes ? tr("Code or identity card from a picture (F3)") : tr("Picture from a file (F3)"));
}

void DeskHead::translate() {
    automatic->setText(tr("Shoot by itself"));
    automatic->setToolTip(tr("When a shot would pass and the graduate keeps still"));
    burst->setText(tr("Three at once"));
    burst->setToolTip(tr("Three shots; the best is proposed, all can be seen"));
    say(sitterButton, tr("Sitter's screen"), tr("Sitter's screen (F9)"));
    say(leave, tr("Leave the desk"));
    say(boardButton, tr("How it goes"), tr("How the session goes (F5)"));
    say(ticketButton, tr("Number ticket"),
        tr("Number ticket: when and where it is printed. Photo report: F8"));
    setAlbum(!albumButton->isHidden(), codesFromFile);
    showTally();
}

} // namespace mianguan
