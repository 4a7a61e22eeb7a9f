#include "ui/safety/check_card.h"

#include "core/base/clock.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/safety/sentence_list.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/progress_row.h"

#include <QDateTime>
#include <QHash>
#include <QLocale>

namespace mianguan {

namespace {

struct Check {
    qint64 timeMs = 0; ///< UTC
    Verification found;
};

/// By the store's folder, as long as the program runs.
QHash<QString, Check>& lastChecks() {
    static QHash<QString, Check> checks;
    return checks;
}

} // namespace

CheckCard::CheckCard(Store& target, QWidget* parent)
    : SafetyCard("checkCard", QStringLiteral("safety"), parent), store(target) {
    check = makeButton("checkStore", "plain", this);
    problems = new SentenceList(this);
    body()->addWidget(check, 0, Qt::AlignLeft);
    static_cast<QVBoxLayout*>(layout())->addWidget(problems);
    connect(check, &QPushButton::clicked, this, &CheckCard::start);
    connect(progress(), &ProgressRow::cancelled, this, &CheckCard::cancel);
    keepTranslated(this, [this] { translate(); });
}

CheckCard::~CheckCard() { stop.request_stop(); }

void CheckCard::cancel() {
    progress()->setCancelEnabled(false);
    stop.request_stop();
}

void CheckCard::translate() {
    setWords(tr("Check everything"),
             tr("Reads every event, signature, key and picture again and compares them "
                "with what was written. Work can go on meanwhile."));
    say(check, tr("Check everything now"));
    progress()->setCancelWords(tr("Cancel"));
    if (!running()) showLast();
}

void CheckCard::start() {
    stop = {};
    check->hide();
    problems->show({});
    beginRun(tr("Checking…"));
    store.verify([this](qint64 done, qint64 total) { tell(done, total); }, stop.get_token(), this,
                 [this](const Result<Verification>& found) { finish(found); });
}

void CheckCard::tell(qint64 done, qint64 total) {
    if (!running()) return;
    rate.tell(done, total);
    const int percent = total > 0 ? int(100 * done / total) : 0;
    tellRun(tr("Checking… %1 %").arg(percent), timeLeftText(rate.leftMs()), done, total);
}

void CheckCard::finish(const Result<Verification>& found) {
    endRun();
    check->show();
    check->setFocus();
    if (found) lastChecks().insert(store.folder(), {nowMs(), *found});
    if (found)
        showLast();
    else
        result()->show(found.error());
}

void CheckCard::showLast() {
    const auto last = lastChecks().constFind(store.folder());
    if (last == lastChecks().constEnd()) return;
    const Verification& found = last->found;
    const QString looked =
        tr("%1 and %2 looked at, %3.")
            .arg(tr("%Ln event(s)", nullptr, int(found.events)),
                 tr("%Ln picture(s)", nullptr, int(found.blobs)),
                 QLocale().toString(QDateTime::fromMSecsSinceEpoch(last->timeMs), QLocale::ShortFormat));
    problems->show(found.problems);
    if (found.problems.isEmpty())
        return result()->show(Banner::Kind::Done, tr("Everything is as it was written."), looked);
    result()->show(
        Banner::Kind::Trouble,
        tr("%Ln thing(s) are not as they were written.", nullptr, int(found.problems.size())),
        looked + QLatin1Char('\n') +
            tr("What is not named here is unharmed. Repair nothing by hand: back up what is there to a "
               "new folder, keep this computer as it is, and show the list to whoever looks after it."));
}

} // namespace mianguan
