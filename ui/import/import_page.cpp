#include "ui/import/import_page.h"

#include "core/image/picture.h"
#include "core/vision/vision.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/base/settings.h"
#include "ui/import/drop_card.h"
#include "ui/import/import_runner.h"
#include "ui/import/match_view.h"
#include "ui/import/problem_card.h"
#include "ui/import/reference_card.h"
#include "ui/import/unmatched_card.h"
#include "ui/import/watch_card.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/progress_row.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QStackedWidget>

#include <utility>

namespace mianguan {

ImportPage::ImportPage(Store& target, Settings& remembered, QWidget* parent)
    : QWidget(parent), store(target), settings(remembered), runner(new ImportRunner(target, this)) {
    setObjectName(QStringLiteral("importPage"));
    setProperty("kind", QStringLiteral("page"));
    views = new QStackedWidget(this);
    views->addWidget(makeTaking());
    column(this, measure::loose, 0)->addWidget(views);
    setFocusProxy(drop);
    connectRunner();
    keepTranslated(this, [this] { translate(); });
    if (store.may(Command::ImportPhotos)) watch->resume();
}

QWidget* ImportPage::makeTaking() {
    auto* taking = new QWidget(views);
    QWidget* head = makeHead();
    banner = new Banner(taking);
    drop = new DropCard(taking);
    watch = new WatchCard(settings, taking);
    references = new ReferenceCard(store, settings, taking);
    QWidget* run = makeRun();
    unmatched = new UnmatchedCard(store, taking);
    problems = new ProblemCard(taking);
    auto* layout = column(taking, 0, measure::wide);
    for (QWidget* part :
         std::initializer_list<QWidget*>{head, banner, drop, watch, references, run, unmatched})
        layout->addWidget(part);
    layout->addWidget(problems, 1);
    layout->addStretch();
    return taking;
}

QWidget* ImportPage::makeHead() {
    auto* head = new QWidget(this);
    title = makeLabel("title", head);
    specificationLabel = makeLabel("quiet", head);
    specification = makeChoice("specification", head);
    specification->setMinimumWidth(280);
    auto* layout = rowOf(head, 0, measure::normal);
    layout->addWidget(title, 1);
    layout->addWidget(specificationLabel);
    layout->addWidget(specification);
    connect(specification, &QComboBox::activated, this, [this] {
        const QString id = specification->currentData().toString();
        settings.set(setting::importSpecification, id);
        runner->setSpecification(id);
    });
    return head;
}

QWidget* ImportPage::makeRun() {
    runCard = makeFrame("card", this);
    runCard->setObjectName(QStringLiteral("runCard"));
    progress = new ProgressRow(runCard);
    review = makeButton("goToReview", "primary", runCard);
    auto* layout = rowOf(runCard, measure::normal, measure::normal);
    layout->addWidget(progress, 1);
    layout->addWidget(review, 0, Qt::AlignTop);
    connect(progress, &ProgressRow::cancelled, this, &ImportPage::cancel);
    connect(review, &QPushButton::clicked, this, &ImportPage::reviewAsked);
    runCard->hide();
    return runCard;
}

void ImportPage::connectRunner() {
    connect(runner, &ImportRunner::began, this, [this] {
        stopping = false;
        showRun();
    });
    connect(runner, &ImportRunner::progressed, this, &ImportPage::showRun);
    connect(runner, &ImportRunner::finished, this, &ImportPage::showFinished);
    connect(runner, &ImportRunner::failed, this, [this](const Error& error) { banner->show(error); });
    connect(runner, &ImportRunner::itemDone, this, [this](const Import::Item& item) {
        if (item.outcome == Import::Outcome::Unmade || item.outcome == Import::Outcome::Unreadable)
            problems->add(item);
    });
    connect(drop, &DropCard::filesAsked, this, &ImportPage::chooseFilesToImport);
    connect(drop, &DropCard::folderAsked, this, &ImportPage::chooseFolderToImport);
    connect(unmatched, &UnmatchedCard::matchAsked, this, &ImportPage::matchByHand);
    connect(&store, &Store::policyChanged, this, &ImportPage::showRule);
    connect(problems, &ProblemCard::retryAsked, this, &ImportPage::start);
    connect(watch, &WatchCard::arrived, this, &ImportPage::start);
    connect(references, &ReferenceCard::failed, this, [this](const Error& error) { banner->show(error); });
    connect(references, &ReferenceCard::progressSaid, this, [this](const QString& words) {
        referencesSaid = words;
        sayProgress();
    });
    connect(banner, &Banner::acted, this, [this] {
        banner->clear();
        Q_EMIT visionAsked();
    });
}

void ImportPage::translate() {
    setAccessibleName(tr("Import"));
    title->setText(tr("Import photos"));
    specificationLabel->setText(tr("Made to"));
    specification->setAccessibleName(tr("Specification"));
    say(review, tr("Review now"));
    fillSpecifications();
    showRule();
    if (runner->running() || runner->waiting())
        showRun();
    else if (last.total > 0)
        showFinished(last, false);
}

void ImportPage::fillSpecifications() {
    const QString remembered = settings.get(setting::importSpecification);
    const QString chosen = remembered.isEmpty() ? defaultSpecificationId() : remembered;
    specification->clear();
    for (const QString& id : specificationIds())
        if (const auto loaded = loadSpecification(id)) specification->addItem(loaded->title, id);
    specification->setCurrentIndex(std::max(0, specification->findData(chosen)));
    runner->setSpecification(specification->currentData().toString());
}

void ImportPage::start(const QStringList& paths) {
    if (paths.isEmpty()) return;
    for (const Result<void>& may :
         {checkRight(store.user().roles, Command::ImportPhotos), checkImport(store.policy(), true)})
        if (!may) return banner->show(may.error());
    if (resting) {
        held += paths;
        return;
    }
    runner->start(paths);
    if (visionFailed) Q_EMIT visionAsked();
}

void ImportPage::matchByHand() {
    if (!matching) {
        matching = new MatchView(store, views);
        views->addWidget(matching);
        connect(matching, &MatchView::left, this, [this] {
            views->setCurrentIndex(0);
            setFocusProxy(drop);
            drop->setFocus();
            unmatched->refresh();
        });
    }
    views->setCurrentWidget(matching);
    setFocusProxy(matching);
    matching->begin();
}

/// Said before anybody drops 500 files.
void ImportPage::showRule() {
    const Result<void> may = checkImport(store.policy(), true);
    drop->setEnabled(may.has_value());
    watch->setEnabled(may.has_value());
    drop->setRule(may ? store.policy().imports : ImportRule::Never);
}

void ImportPage::cancel() {
    stopping = true;
    runner->cancel();
    references->cancel();
    if (runner->running()) showRun();
}

void ImportPage::setResting(bool is) {
    resting = is;
    if (resting && runner->waiting()) {
        held += runner->takeWaiting();
        cancel();
    } else if (!resting)
        start(takeHeld());
}

QStringList ImportPage::takeHeld() { return std::exchange(held, {}); }

void ImportPage::chooseFilesToImport() {
    QStringList patterns;
    for (const QString& ending : pictureExtensions())
        patterns += QStringLiteral("*.%1 *.%2").arg(ending, ending.toUpper());
    const QString filter = tr("Pictures (%1)").arg(patterns.join(QLatin1Char(' ')));
    chooseFiles(this, {tr("Photos to import"), settings.get(setting::importFolder), filter},
                [this](const QStringList& chosen) {
                    settings.set(setting::importFolder, QFileInfo(chosen.value(0)).path());
                    start(chosen);
                });
}

void ImportPage::chooseFolderToImport() {
    chooseFolder(this, {tr("Folder to import"), settings.get(setting::importFolder), {}},
                 [this](const QString& chosen) {
                     settings.set(setting::importFolder, chosen);
                     start({chosen});
                 });
}

void ImportPage::setVision(const Result<std::shared_ptr<Vision>>& vision) {
    visionFailed = !vision;
    if (vision) {
        banner->clear();
        runner->setVision(*vision);
    } else {
        banner->show(vision.error(), tr("Try again"));
        if (runner->waiting()) showRun();
    }
}

void ImportPage::showRun() {
    runCard->show();
    drop->setCompact(true);
    review->setVisible(false);
    progress->setCancelEnabled(!stopping);
    progress->setCancelWords(stopping ? tr("Stopping…") : tr("Cancel"));
    specification->setEnabled(false);
    if (runner->waiting()) {
        progress->setWords(visionFailed ? tr("Waiting for the models") : tr("Loading the models…"),
                           tr("The photos follow at once."));
        progress->setProgress(0, visionFailed ? 1 : 0);
        photosSaid = tr("Loading the models…");
        sayProgress();
        return;
    }
    const Import::Tally tally = runner->tally();
    progress->setProgress(tally.done, tally.total);
    progress->setWords(tr("%1 of %2").arg(tally.done).arg(tally.total),
                       QStringLiteral("%1 · %2").arg(timeLeftText(tally.leftMs), tallyText(tally)));
    review->setVisible(tally.queued > 0);
    photosSaid = tr("Importing %1 of %2").arg(tally.done).arg(tally.total);
    sayProgress();
}

void ImportPage::showFinished(const Import::Tally& tally, bool cancelled) {
    last = tally;
    specification->setEnabled(true);
    progress->setCancelEnabled(false);
    runCard->setVisible(tally.total > 0);
    progress->setProgress(tally.done, std::max(1, tally.total));
    progress->setWords(cancelled ? tr("Stopped") : tr("Import finished"), tallyText(tally));
    progress->setCancelWords({});
    review->setVisible(tally.queued > 0);
    photosSaid.clear();
    sayProgress();
}

void ImportPage::sayProgress() {
    QStringList said{photosSaid, referencesSaid};
    said.removeAll(QString());
    Q_EMIT progressSaid(said.join(QStringLiteral(" · ")));
}

QString ImportPage::tallyText(const Import::Tally& tally) const {
    QStringList parts{tr("%n to review", nullptr, tally.queued)};
    if (tally.listed > 0) parts += tr("%n of graduates on the roster", nullptr, tally.listed);
    if (tally.unmade > 0) parts += tr("%n could not be made", nullptr, tally.unmade);
    if (tally.known > 0) parts += tr("%n already here", nullptr, tally.known);
    if (tally.unreadable > 0) parts += tr("%n unreadable", nullptr, tally.unreadable);
    return parts.join(QStringLiteral(" · "));
}

} // namespace mianguan
