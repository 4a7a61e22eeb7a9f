#include "ui/delivery/delivery_page.h"

#include "core/base/aside.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/delivery/delivery_form.h"
#include "ui/delivery/name_preview.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/progress_row.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>

namespace mianguan {

namespace {

constexpr int settleMs = 200; ///< after the last key, before names are made

} // namespace

DeliveryPage::DeliveryPage(Store& target, Settings& settings, QWidget* parent)
    : QWidget(parent), store(target), delivery(new Delivery(target, this)), settle(new QTimer(this)) {
    setObjectName(QStringLiteral("deliveryPage"));
    setProperty("kind", QStringLiteral("page"));
    planner.setMaxThreadCount(1);
    settle->setSingleShot(true);
    settle->setInterval(settleMs);
    body = new QStackedWidget(this);
    empty = new EmptyState(QStringLiteral("delivery"), body);
    emptyAct = empty->addAction("deliveryEmptyAction", "primary");
    form = new DeliveryForm(settings, body);
    arrange();
    connectParts();
    keepTranslated(this, [this] { translate(); });
    replan();
}

DeliveryPage::~DeliveryPage() { planner.waitForDone(); }

void DeliveryPage::arrange() {
    auto* work = new QWidget(body);
    title = makeLabel("title", work);
    waiting = makeLabel("quiet", work);
    banner = new Banner(work);
    preview = new NamePreview(work);
    leftOut = makeLabel("caution", work);
    leftOut->setObjectName(QStringLiteral("leftOut"));
    leftOut->setWordWrap(true);
    leftOut->hide();
    progress = new ProgressRow(work);
    progress->hide();
    deliver = makeButton("deliver", "primary", work);
    deliver->setMinimumSize(200, measure::bigTarget);
    setFocusProxy(deliver);
    auto* foot = rowOf(nullptr, 0, measure::wide);
    foot->addWidget(progress, 1);
    foot->addStretch();
    foot->addWidget(deliver);
    auto* layout = column(work, measure::loose, measure::wide);
    auto* head = rowOf(nullptr, 0, measure::normal);
    head->addWidget(title);
    head->addWidget(waiting, 1, Qt::AlignBottom);
    layout->addLayout(head);
    layout->addWidget(banner);
    layout->addWidget(form);
    layout->addWidget(leftOut);
    layout->addWidget(preview, 1);
    layout->addLayout(foot);
    body->addWidget(work);
    body->addWidget(empty);
    column(this, 0, 0)->addWidget(body);
}

void DeliveryPage::connectParts() {
    connect(settle, &QTimer::timeout, this, &DeliveryPage::replan);
    connect(form, &DeliveryForm::changed, settle, qOverload<>(&QTimer::start));
    connect(&store, &Store::countsChanged, settle, qOverload<>(&QTimer::start));
    connect(deliver, &QPushButton::clicked, this, &DeliveryPage::start);
    connect(emptyAct, &QPushButton::clicked, this, &DeliveryPage::reviewAsked);
    connect(progress, &ProgressRow::cancelled, this, &DeliveryPage::cancel);
    connect(delivery, &Delivery::finished, this, &DeliveryPage::showFinished);
    connect(delivery, &Delivery::progressed, this, [this](int done, int total) {
        progress->setProgress(done, total);
        const QString words = tr("Delivering %1 of %2").arg(done).arg(total);
        progress->setWords(words, {});
        Q_EMIT progressSaid(words);
    });
    connect(banner, &Banner::acted, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(delivered).path())); });
}

void DeliveryPage::translate() {
    setAccessibleName(tr("Delivery"));
    title->setText(tr("Deliver approved photos"));
    progress->setCancelWords(tr("Cancel"));
    empty->setWords(tr("Nothing to deliver yet"),
                    tr("Approved photos are handed over here, under names made from a pattern."));
    say(emptyAct, tr("Go to review"));
    settle->start();
}

void DeliveryPage::refreshEmpty() {
    const PhotoCounts counts = store.counts();
    body->setCurrentIndex(counts.approved == 0 ? 1 : 0);
    waiting->setText(tr("%n not yet delivered", nullptr, counts.undelivered));
}

QString DeliveryPage::leftOutText(const DeliveryLeft& left) {
    QStringList lines;
    if (left.awaited > 0)
        lines +=
            tr("%n approved photo(s) wait for the hub to confirm the approval; they can be delivered once "
               "this station is in step (page Sync).",
               nullptr, left.awaited);
    if (left.disputed > 0)
        lines += tr("%n approved photo(s) wait for a supervisor: another reviewer's verdict differs.",
                    nullptr, left.disputed);
    if (left.withdrawn > 0)
        lines += tr("%n approved photo(s) left out: consent was withdrawn. A supervisor purges their "
                    "data under Data safety.",
                    nullptr, left.withdrawn);
    return lines.join(QLatin1Char('\n'));
}

void DeliveryPage::replan() {
    refreshEmpty();
    if (delivery->running()) return;
    const int question = ++asked;
    runAside(
        planner, this, [this, request = form->request()] { return delivery->plan(request); },
        [this, question](const Result<Delivery::Plan>& plan) {
            if (question == asked && !delivery->running()) showPlan(plan);
        });
}

void DeliveryPage::showPlan(const Result<Delivery::Plan>& plan) {
    planned = plan ? int(plan->names.size()) : 0;
    const bool clash = plan && !plan->collisions.isEmpty();
    leftOut->setText(leftOutText(plan ? plan->left : DeliveryLeft()));
    leftOut->setVisible(!leftOut->text().isEmpty());
    const bool nowhere = form->request().folder.isEmpty();
    deliver->setEnabled(planned > 0 && !clash);
    say(deliver, planned > 0 ? tr("Deliver %n photo(s)", nullptr, planned) : tr("Deliver"));
    if (plan && planned > 0)
        preview->show(*plan);
    else
        preview->clear(nowhere ? tr("Choose a folder, and the file names appear here.")
                       : plan  ? (plan->left.all() > 0 ? tr("Every other approved photo has been delivered.")
                                                       : tr("Every approved photo has been delivered."))
                               : QString());
    if (!delivered.isEmpty() && planned == 0) return;
    delivered.clear();
    if (nowhere || (plan && !clash))
        banner->clear();
    else if (!plan)
        banner->show(plan.error());
    else
        banner->show(
            Banner::Kind::Trouble,
            tr("These names would stand twice or are in the folder already; nothing would be written."),
            tr("Change the pattern, for instance with {number}, or choose another folder."));
}

void DeliveryPage::start() {
    delivered.clear();
    banner->clear();
    form->setEnabled(false);
    progress->show();
    progress->setFocus();
    deliver->setEnabled(false);
    progress->setWords(tr("Delivering…"), {});
    progress->setProgress(0, planned);
    Q_EMIT progressSaid(tr("Delivering…"));
    delivery->start(form->request());
}

void DeliveryPage::cancel() { delivery->cancel(); }

void DeliveryPage::showFinished(const Result<Delivery::Report>& report) {
    Q_EMIT progressSaid({});
    progress->hide();
    form->setEnabled(true);
    if (report) {
        delivered = report->manifest;
        QStringList details{tr("The list is in %1").arg(QDir::toNativeSeparators(report->manifest))};
        if (report->left.all() > 0) details += leftOutText(report->left);
        banner->show(Banner::Kind::Done, tr("%n photo(s) delivered.", nullptr, report->written),
                     details.join(QLatin1Char('\n')), tr("Open the folder"));
    } else {
        banner->show(report.error());
    }
    banner->focusAction();
    if (report || report.error().kind == ErrorKind::Cancelled)
        settle->start();
    else
        deliver->setEnabled(true);
}

} // namespace mianguan
