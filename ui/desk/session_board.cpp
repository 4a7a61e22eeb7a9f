#include "ui/desk/session_board.h"

#include "core/base/aside.h"
#include "core/spec/wording.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/base/sentences.h"
#include "ui/base/settings.h"
#include "ui/desk/fault_cures.h"
#include "ui/theme/measures.h"
#include "ui/widgets/bar_chart.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rank_chart.h"

#include <QCheckBox>
#include <QDateTime>
#include <QLocale>
#include <QProgressBar>
#include <QTimeEdit>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace mianguan {

namespace {

constexpr int latestShots = 50, mostFaults = 6, mostBins = 24, pauseMs = 1000, minuteMs = 60'000;
constexpr int binsOfPace = 3; // half an hour
constexpr double noticeable = 0.1;

QString percent(double share) { return QStringLiteral("%1 %").arg(qRound(100 * share)); }

double shareOf(int part, int whole) { return whole > 0 ? double(part) / whole : 0; }

QString clock(qint64 ms) {
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).time(), QStringLiteral("HH:mm"));
}

} // namespace

SessionBoard::SessionBoard(Store& target, Settings& remembered, QWidget* parent)
    : QWidget(parent), store(target), settings(remembered), soon(new QTimer(this)), minute(new QTimer(this)) {
    setObjectName(QStringLiteral("sessionBoard"));
    pool.setMaxThreadCount(1);
    progress = new QProgressBar(this);
    progress->setTextVisible(false);
    progress->setObjectName(QStringLiteral("sessionProgress"));
    auto* charts = rowOf(nullptr, 0, measure::wide);
    auto* layout = column(this, 0, measure::normal);
    layout->addWidget(makeFigures());
    layout->addWidget(progress);
    layout->addLayout(charts, 1);
    charts->addWidget(makeRate(), 1);
    charts->addWidget(makeFaults(), 1);
    soon->setSingleShot(true);
    soon->setInterval(pauseMs);
    minute->start(minuteMs);
    connect(soon, &QTimer::timeout, this, &SessionBoard::read);
    connect(minute, &QTimer::timeout, this, &SessionBoard::read);
    connect(&store, &Store::activityAdded, this, [this] {
        if (isVisible() && !soon->isActive()) soon->start();
    });
    keepTranslated(this, [this] { translate(); });
}

SessionBoard::~SessionBoard() { pool.waitForDone(); }

QWidget* SessionBoard::makeFigures() {
    auto* box = new QWidget(this);
    auto* row = rowOf(box, 0, measure::normal);
    for (int i = 0; i < 5; ++i) {
        auto* card = makeFrame("card", box);
        figures += Figure{makeLabel("title", card), makeLabel("small", card)};
        auto* lines = column(card, measure::normal, 0);
        lines->addWidget(figures.last().number);
        lines->addWidget(figures.last().words);
        row->addWidget(card, 1);
    }
    return box;
}

QWidget* SessionBoard::makeRate() {
    auto* card = makeFrame("card", this);
    rateTitle = makeLabel("section", card);
    rate = new BarChart(card);
    rate->setObjectName(QStringLiteral("rateChart"));
    paceLine = makeLabel("body", card);
    paceLine->setObjectName(QStringLiteral("paceLine"));
    paceLine->setWordWrap(true);
    hasEnd = new QCheckBox(card);
    hasEnd->setObjectName(QStringLiteral("hasFinish"));
    end = new QTimeEdit(card);
    end->setObjectName(QStringLiteral("finishBy"));
    end->setButtonSymbols(QAbstractSpinBox::NoButtons);
    end->setDisplayFormat(QStringLiteral("HH:mm"));
    const QTime kept = QTime::fromString(settings.get(setting::finishBy), QStringLiteral("HH:mm"));
    hasEnd->setChecked(kept.isValid());
    end->setTime(kept.isValid() ? kept : QTime(17, 0));
    end->setEnabled(kept.isValid());
    auto* row = rowOf(nullptr, 0, measure::tight);
    row->addWidget(hasEnd);
    row->addWidget(end);
    row->addStretch();
    auto* layout = column(card, measure::normal, measure::tight);
    layout->addWidget(rateTitle);
    layout->addWidget(rate, 1);
    layout->addWidget(paceLine);
    layout->addLayout(row);
    const auto keep = [this] {
        end->setEnabled(hasEnd->isChecked());
        settings.set(setting::finishBy,
                     hasEnd->isChecked() ? end->time().toString(QStringLiteral("HH:mm")) : QString());
        showRate();
    };
    connect(hasEnd, &QCheckBox::toggled, this, keep);
    connect(end, &QTimeEdit::timeChanged, this, keep);
    return card;
}

QWidget* SessionBoard::makeFaults() {
    auto* card = makeFrame("card", this);
    faultTitle = makeLabel("section", card);
    legend = makeLabel("small", card);
    legend->setWordWrap(true);
    faults = new RankChart(card);
    faults->setObjectName(QStringLiteral("faultChart"));
    cure = makeLabel("body", card);
    cure->setObjectName(QStringLiteral("faultCure"));
    cure->setWordWrap(true);
    auto* layout = column(card, measure::normal, measure::tight);
    for (QWidget* part : std::initializer_list<QWidget*>{faultTitle, legend, faults, cure})
        layout->addWidget(part);
    layout->addStretch();
    return card;
}

void SessionBoard::translate() {
    rateTitle->setText(tr("Photos in ten minutes"));
    faultTitle->setText(tr("Most often to mend"));
    say(hasEnd, tr("Finish by"));
    mianguan::name(end, tr("Time to finish by"));
    progress->setAccessibleName(tr("Done of the list"));
    show(facts);
}

void SessionBoard::setSession(const Session& shown) {
    const bool other = shown.id != session.id;
    session = shown;
    if (other) show({});
    if (isVisible()) read();
}

void SessionBoard::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    read();
}

void SessionBoard::read() {
    if (session.id.isNull() || !isVisible()) return;
    const int question = ++asked;
    runAside(
        pool, this,
        [this, id = session.id] {
            return Facts{store.tally(id), store.stillToCome(id), store.rate(id),
                         store.faults(id, latestShots)};
        },
        [this, question](const Facts& found) {
            if (question == asked) show(found);
        });
}

void SessionBoard::show(const Facts& found) {
    facts = found;
    showFigures();
    showRate();
    showFaults();
}

void SessionBoard::showFigures() {
    const SessionTally& sum = facts.tally;
    const QLocale locale;
    const QString none = QStringLiteral("–");
    const QStringList numbers{
        locale.toString(sum.photos), locale.toString(facts.left), locale.toString(sum.inLastHour),
        sum.photos ? percent(shareOf(sum.firstPass, sum.photos)) : none,
        sum.medianSeconds > 0 ? tr("%1 s").arg(locale.toString(sum.medianSeconds, 'f', 0)) : none};
    const QStringList words{tr("photographed"), tr("left"), tr("in the last hour"),
                            tr("right the first time"), tr("each, from arrival")};
    for (int i = 0; i < figures.size(); ++i) {
        figures[i].number->setText(numbers[i]);
        figures[i].words->setText(words[i]);
    }
    progress->setRange(0, std::max(1, sum.photos + facts.left));
    progress->setValue(sum.photos);
    progress->setAccessibleDescription(tr("%1 done, %2 left").arg(sum.photos).arg(facts.left));
}

double SessionBoard::pace() const {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    int photos = 0;
    qint64 first = now;
    for (const RateBin& bin : facts.rate)
        if (bin.fromMs > now - binsOfPace * RateBin::lengthMs) {
            photos += bin.photos;
            first = std::min(first, bin.fromMs);
        }
    const double bins = double(now - first) / RateBin::lengthMs;
    return photos / std::max(1., bins);
}

std::optional<double> SessionBoard::needed() const {
    if (!hasEnd->isChecked() || session.closed || facts.left == 0) return {};
    const qint64 rest = QTime::currentTime().msecsTo(end->time());
    if (rest <= 0) return {};
    return double(facts.left) * RateBin::lengthMs / double(std::max<qint64>(rest, minuteMs));
}

QString SessionBoard::paceWords(std::optional<double> wanted) const {
    if (session.closed) return {};
    if (facts.tally.listed > 0 && facts.left == 0) return tr("Everybody on the list is done.");
    const double now = pace();
    QStringList words;
    if (now > 0)
        words += tr("At this pace done at about %1.")
                     .arg(clock(QDateTime::currentMSecsSinceEpoch() +
                                qint64(facts.left / now * RateBin::lengthMs)));
    if (wanted)
        words += tr("To finish by %1: %2 in ten minutes.")
                     .arg(end->time().toString(QStringLiteral("HH:mm")))
                     .arg(std::ceil(*wanted));
    else if (hasEnd->isChecked())
        words +=
            tr("%1 is over; %2 are left.").arg(end->time().toString(QStringLiteral("HH:mm"))).arg(facts.left);
    return runOn(words);
}

void SessionBoard::showRate() {
    QList<BarChart::Bar> bars;
    qint64 from = 0;
    if (!facts.rate.isEmpty())
        from = std::max(facts.rate.first().fromMs,
                        facts.rate.last().fromMs - (mostBins - 1) * RateBin::lengthMs);
    for (const RateBin& bin : facts.rate) {
        if (bin.fromMs < from) continue;
        for (qint64 at = from + bars.size() * RateBin::lengthMs; at < bin.fromMs; at += RateBin::lengthMs)
            bars += BarChart::Bar{clock(at), 0}; // nobody came
        bars += BarChart::Bar{clock(bin.fromMs), bin.photos};
    }
    QStringList said;
    for (const BarChart::Bar& bar : std::as_const(bars))
        said += QStringLiteral("%1 %2").arg(bar.label).arg(bar.value);
    const auto wanted = needed();
    rate->setBars(bars, wanted, tr("needed"));
    mianguan::name(rate,
                   tr("Photos in ten minutes") + QStringLiteral(": ") + said.join(QStringLiteral(", ")));
    paceLine->setText(paceWords(wanted));
    paceLine->setVisible(!paceLine->text().isEmpty());
}

/// What has become more comes first: something was moved, and can be moved back.
QString SessionBoard::cureWords() const {
    const FaultTrend& trend = facts.trend;
    const auto now = [&](const FaultCount& fault) { return shareOf(fault.latest, trend.latest); };
    const auto risen = [&](const FaultCount& fault) {
        return trend.earlier > 0 ? now(fault) - shareOf(fault.earlier, trend.earlier) : 0;
    };
    const auto most = std::max_element(
        trend.faults.begin(), trend.faults.end(),
        [&](const FaultCount& one, const FaultCount& other) { return risen(one) < risen(other); });
    QStringList lines;
    const auto tell = [&](const FaultCount& fault, const QString& named) {
        const QString words = deskCureFor(fault.check);
        if (!words.isEmpty()) lines += named.arg(titleOf(fault.check), words);
    };
    const bool rose = most != trend.faults.end() && risen(*most) >= noticeable;
    if (rose) tell(*most, tr("%1, more than before: %2"));
    if (!trend.faults.isEmpty() && now(trend.faults.first()) >= noticeable &&
        !(rose && most->check == trend.faults.first().check))
        tell(trend.faults.first(), tr("%1: %2", "a fault and its cure"));
    return lines.join(QLatin1Char('\n'));
}

void SessionBoard::showFaults() {
    const FaultTrend& trend = facts.trend;
    QList<RankChart::Line> lines;
    QStringList said;
    for (const FaultCount& fault : trend.faults.mid(0, mostFaults)) {
        const double now = shareOf(fault.latest, trend.latest),
                     before = shareOf(fault.earlier, trend.earlier);
        const QString value =
            trend.earlier > 0 ? tr("%1, before %2").arg(percent(now), percent(before)) : percent(now);
        lines += RankChart::Line{titleOf(fault.check), now, before, value};
        said += titleOf(fault.check) + QLatin1Char(' ') + value;
    }
    faults->setLines(lines);
    mianguan::name(faults, faultTitle->text() + QStringLiteral(": ") + said.join(QStringLiteral(", ")));
    legend->setText(trend.latest == 0 ? tr("Nothing was photographed yet.")
                    : lines.isEmpty()
                        ? tr("Nothing to mend among the last %n photo(s).", nullptr, trend.latest)
                    : trend.earlier > 0 ? tr("Wide bar: the last %1 photos; thin bar: the %2 before.")
                                              .arg(trend.latest)
                                              .arg(trend.earlier)
                                        : tr("Of the last %n photo(s).", nullptr, trend.latest));
    const QString words = cureWords();
    cure->setText(words);
    cure->setVisible(!words.isEmpty());
}

} // namespace mianguan
