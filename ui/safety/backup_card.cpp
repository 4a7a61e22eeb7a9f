#include "ui/safety/backup_card.h"

#include "core/base/aside.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/base/sentences.h"
#include "ui/base/settings.h"
#include "ui/safety/removable_drives.h"
#include "ui/theme/measures.h"
#include "ui/theme/status_marks.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/progress_row.h"

#include <QDateTime>
#include <QDir>
#include <QLocale>

namespace mianguan {

namespace {

/// On a stick with other things on it the backup has a folder of its own.
const QString folderOnStick = QStringLiteral("mianguan-backup");

constexpr int olderShown = 3;

QString bytesText(double bytes) {
    return QLocale().formattedDataSize(qint64(bytes), 1, QLocale::DataSizeSIFormat);
}

qint64 daysSince(qint64 timeMs) {
    return QDateTime::fromMSecsSinceEpoch(timeMs).date().daysTo(QDate::currentDate());
}

} // namespace

BackupCard::BackupCard(Store& target, Settings& remembered, QWidget* parent)
    : SafetyCard("backupCard", QStringLiteral("backup"), parent), store(target), settings(remembered),
      drives(new RemovableDrives(this)) {
    QWidget* state = makeLast();
    QWidget* place = makePlace();
    go = makeButton("backUp", "primary", this);
    body()->addWidget(state);
    body()->addWidget(place);
    body()->addWidget(go, 0, Qt::AlignLeft);
    reader.setMaxThreadCount(1);
    connect(go, &QPushButton::clicked, this, &BackupCard::start);
    connect(drives, &RemovableDrives::changed, this, &BackupCard::showDrives);
    connect(progress(), &ProgressRow::cancelled, this, &BackupCard::cancel);
    keepTranslated(this, [this] { translate(); });
    keepStyled(this, [this] { showLast(); });
}

BackupCard::~BackupCard() {
    stop.request_stop();
    reader.waitForDone();
}

QWidget* BackupCard::makeLast() {
    auto* state = new QWidget(this);
    lastMark = new QLabel(state);
    last = makeLabel("section", state);
    last->setObjectName(QStringLiteral("lastBackup"));
    last->setWordWrap(true);
    older = makeLabel("small", state);
    older->setWordWrap(true);
    auto* words = column(nullptr, 0, 2);
    words->addWidget(last);
    words->addWidget(older);
    auto* layout = rowOf(state, 0, measure::tight);
    layout->addWidget(lastMark, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    return state;
}

QWidget* BackupCard::makePlace() {
    auto* place = new QWidget(this);
    into = makeLabel("body", place);
    folder = new ElidedLabel("section", place);
    folder->setObjectName(QStringLiteral("backupFolder"));
    browse = makeButton("chooseBackupFolder", "plain", place);
    sticks = rowOf(nullptr, 0, measure::tight);
    auto* layout = rowOf(place, 0, measure::tight);
    layout->addWidget(into);
    layout->addWidget(folder, 1);
    layout->addLayout(sticks);
    layout->addWidget(browse);
    connect(browse, &QPushButton::clicked, this, &BackupCard::choose);
    return place;
}

void BackupCard::showEvent(QShowEvent* event) {
    SafetyCard::showEvent(event);
    drives->setAwake(true);
    askForLast();
}

void BackupCard::hideEvent(QHideEvent* event) {
    SafetyCard::hideEvent(event);
    drives->setAwake(false);
}

void BackupCard::askForLast() {
    runAside(
        reader, this, [this] { return store.backups(); },
        [this](const QList<PurgeLeft>& backups) {
            made = backups;
            showLast();
        });
}

void BackupCard::cancel() {
    progress()->setCancelEnabled(false);
    stop.request_stop();
}

void BackupCard::translate() {
    setWords(tr("Backup"),
             tr("A sealed copy of everything on a stick or in a folder on another disk; it is read back and "
                "compared after writing. A later backup into the same folder copies only what is new."));
    into->setText(tr("Into"));
    say(browse, tr("Choose folder…"));
    say(go, tr("Back up now"));
    progress()->setCancelWords(tr("Cancel"));
    result()->clear();
    setFolder(settings.get(setting::backupFolder));
    showLast();
    showDrives();
}

void BackupCard::showLast() {
    if (!made) return last->setText(QString());
    const bool none = made->isEmpty();
    const qint64 days = none ? 0 : daysSince(made->first().timeMs);
    const bool due = none || days > tooOldDays;
    const Mark mark = markOf(due ? Status::Warn : Status::Pass);
    lastMark->setPixmap(icon(mark.icon, mark.ink).pixmap(QSize(18, 18), devicePixelRatioF()));
    QStringList words;
    if (none)
        words += tr("There is no backup yet. If this computer is lost or breaks, everything in it is lost.");
    else
        words += made->first().what;
    if (!none && due)
        words +=
            tr("That is %n day(s) ago: what was done since is only on this computer.", nullptr, int(days));
    last->setText(words.join(QLatin1Char('\n')));
    QStringList others;
    for (const PurgeLeft& backup : made->mid(1, olderShown))
        others += backup.what;
    older->setText(others.join(QLatin1Char('\n')));
    older->setVisible(!others.isEmpty());
}

void BackupCard::showDrives() {
    while (QLayoutItem* item = sticks->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const Drive& drive : drives->drives()) {
        auto* button = makeButton("backupStick", "plain", this);
        button->setIcon(icon(QStringLiteral("backup")));
        say(button, tr("%1, %2 free", "a stick").arg(drive.name, bytesText(double(drive.free))));
        connect(button, &QPushButton::clicked, this,
                [this, path = drive.folder] { setFolder(QDir(path).filePath(folderOnStick)); });
        sticks->addWidget(button);
    }
}

void BackupCard::choose() {
    const QString before = settings.get(setting::backupFolder);
    chooseFolder(this, {tr("Folder for the backup"), before.isEmpty() ? QDir::homePath() : before, {}},
                 [this](const QString& chosen) { setFolder(chosen); });
}

void BackupCard::setFolder(const QString& path) {
    settings.set(setting::backupFolder, path);
    folder->setWords(path.isEmpty() ? tr("Choose a stick or a folder on another disk")
                                    : QDir::toNativeSeparators(path));
    go->setEnabled(!path.isEmpty() && !running());
    setKind(browse, path.isEmpty() ? "primary" : "plain"); // one next step
    browse->setIcon(icon(QStringLiteral("folder"), path.isEmpty() ? &Tokens::onAccent : &Tokens::text));
}

void BackupCard::start() {
    stop = {};
    go->setEnabled(false);
    browse->setEnabled(false);
    beginRun(tr("Backing up…"));
    store.backUp(
        settings.get(setting::backupFolder), [this](qint64 done, qint64 total) { tell(done, total); },
        stop.get_token(), this, [this](const Result<BackupReport>& report) { finish(report); });
}

void BackupCard::tell(qint64 done, qint64 total) {
    if (!running()) return;
    rate.tell(done, total);
    const double speed = rate.perSecond();
    QStringList detail;
    if (speed > 0) detail += tr("%1 a second").arg(bytesText(speed));
    detail += timeLeftText(rate.leftMs());
    tellRun(tr("Backing up: %1 of %2").arg(bytesText(double(done)), bytesText(double(total))),
            detail.join(QStringLiteral(" · ")), done, total);
}

void BackupCard::finish(const Result<BackupReport>& report) {
    endRun();
    browse->setEnabled(true);
    go->setEnabled(true);
    askForLast();
    go->setFocus();
    if (!report) return result()->show(report.error());
    const QString counted =
        tr("%1 of %2 were new, %3.")
            .arg(QLocale().toString(report->copied), tr("%Ln file(s)", nullptr, int(report->files)),
                 bytesText(double(report->bytes)));
    if (report->missing.isEmpty())
        return result()->show(Banner::Kind::Done, tr("Backed up, and read back without a difference."),
                              runOn({counted, tr("Keep it away from this computer.")}));
    result()->show(
        Banner::Kind::Caution,
        tr("Backed up, but %Ln picture(s) are lost in this store.", nullptr, int(report->missing.size())),
        counted + QLatin1Char('\n') + report->missing.mid(0, 20).join(QLatin1Char('\n')));
}

} // namespace mianguan
