#include "ui/activity/activity_page.h"

#include "core/work/store.h"
#include "ui/activity/activity_details.h"
#include "ui/activity/activity_filter_bar.h"
#include "ui/activity/activity_model.h"
#include "ui/activity/activity_table.h"
#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/parts.h"

#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>

namespace mianguan {

namespace {

constexpr int renewMs = 300, detailsWidth = 300;

} // namespace

ActivityPage::ActivityPage(Store& target, Settings&, QWidget* parent)
    : QWidget(parent), store(target), model(new ActivityModel(target, this)), renew(new QTimer(this)) {
    setObjectName(QStringLiteral("activityPage"));
    setProperty("kind", QStringLiteral("page"));
    renew->setSingleShot(true);
    renew->setInterval(renewMs);
    QWidget* head = makeHead();
    banner = new Banner(this);
    filters = new ActivityFilterBar(this);
    filters->setUsers(store.users());
    QWidget* rest = makeBody();
    auto* layout = column(this, measure::loose, measure::normal);
    layout->addWidget(head);
    layout->addWidget(banner);
    layout->addWidget(filters);
    layout->addWidget(rest, 1);
    setFocusProxy(table);
    connectParts();
    keepTranslated(this, [this] { translate(); });
}

QWidget* ActivityPage::makeHead() {
    auto* head = new QWidget(this);
    title = makeLabel("title", head);
    count = makeLabel("quiet", head);
    count->setObjectName(QStringLiteral("activityCount"));
    exportAll = makeButton("exportActivity", "plain", head);
    exportAll->setVisible(store.may(Command::ExportActivity));
    auto* layout = rowOf(head, 0, measure::normal);
    layout->addWidget(title);
    layout->addWidget(count, 1, Qt::AlignBottom);
    layout->addWidget(exportAll);
    return head;
}

QWidget* ActivityPage::makeBody() {
    body = new QStackedWidget(this);
    auto* split = new QWidget(body);
    auto* frame = makeFrame("card", split);
    table = new ActivityTable(*model, frame);
    column(frame, 1, 0)->addWidget(table);
    details = new ActivityDetails(split);
    details->setFixedWidth(detailsWidth);
    auto* layout = rowOf(split, 0, measure::normal);
    layout->addWidget(frame, 1);
    layout->addWidget(details);
    empty = new EmptyState(QStringLiteral("activity"), body);
    empty->setObjectName(QStringLiteral("activityEmpty"));
    clearFilter = empty->addAction("clearActivityFilter", "primary");
    body->addWidget(split);
    body->addWidget(empty);
    return body;
}

void ActivityPage::connectParts() {
    connect(filters, &ActivityFilterBar::changed, this, &ActivityPage::applyFilter);
    connect(clearFilter, &QPushButton::clicked, filters, &ActivityFilterBar::clear);
    connect(model, &ActivityModel::countChanged, this, &ActivityPage::showCount);
    connect(model, &QAbstractItemModel::dataChanged, this, [this] { showRow(table->currentIndex().row()); });
    connect(table, &ActivityTable::chosen, this, &ActivityPage::showRow);
    connect(table, &QTableView::activated, this,
            [this](const QModelIndex& index) { openPhoto(index.row()); });
    connect(details, &ActivityDetails::photoAsked, this, [this] { openPhoto(table->currentIndex().row()); });
    connect(exportAll, &QPushButton::clicked, this, &ActivityPage::chooseExport);
    connect(banner, &Banner::acted, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(written).path())); });
    connect(renew, &QTimer::timeout, model, &ActivityModel::refresh);
    connect(&store, &Store::activityAdded, this, [this] {
        if (isVisible() && !renew->isActive()) renew->start();
    });
    connect(&store, &Store::photosPurged, model, &ActivityModel::reload);
    connect(&store, &Store::peopleChanged, this, [this] {
        filters->setUsers(store.users());
        model->reload();
    });
}

void ActivityPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (model->counted())
        model->refresh();
    else
        applyFilter();
}

void ActivityPage::translate() {
    setAccessibleName(tr("Activity"));
    title->setText(tr("What was done"));
    say(clearFilter, tr("Clear the filter"));
    model->retranslate();
    showCount();
}

void ActivityPage::applyFilter() {
    banner->clear();
    model->setFilter(filters->filter());
    showCount();
}

void ActivityPage::showCount() {
    const int number = model->rowCount();
    const bool nothing = model->counted() && number == 0, all = filters->isEverything();
    count->setText(model->counted() ? tr("%Ln event(s)", nullptr, number) : QString());
    say(exportAll, all ? tr("Export…") : tr("Export these…"));
    exportAll->setEnabled(number > 0);
    body->setCurrentIndex(nothing ? 1 : 0);
    if (!nothing) return;
    if (all)
        empty->setWords(tr("Nothing was done yet"),
                        tr("Every import, verdict, delivery and sign-in is written down here by itself."));
    else
        empty->setWords(tr("Nothing fits the filter"),
                        tr("Choose another kind, person or time, or look at everything again."));
    clearFilter->setVisible(!all);
}

bool ActivityPage::opens(const ActivityRow& row) const {
    const bool photo = row.kind == ActivityKind::Photos || row.kind == ActivityKind::Verdicts ||
                       row.kind == ActivityKind::Deliveries || row.kind == ActivityKind::Identity;
    return photo && !row.subject.isNull() && !row.whom.isEmpty() && store.may(Command::LookAtPhotos);
}

void ActivityPage::showRow(int row) {
    const ActivityRow* shown = row < 0 ? nullptr : model->at(row);
    if (shown)
        details->show(*shown, opens(*shown));
    else if (row < 0)
        details->clear();
}

void ActivityPage::openPhoto(int row) {
    const ActivityRow* shown = row < 0 ? nullptr : model->at(row);
    if (shown && opens(*shown)) Q_EMIT photoAsked(shown->subject);
}

void ActivityPage::chooseExport() {
    const QString name = QStringLiteral("%1 %2.csv")
                             .arg(tr("activity", "part of a file's name"),
                                  QDate::currentDate().toString(QStringLiteral("yyyy-MM-dd")));
    chooseNewFile(this, {tr("Export the activity"), QDir::home().filePath(name), tr("Table (*.csv)")},
                  [this](const QString& file) { write(file); });
}

void ActivityPage::write(const QString& file) {
    exportAll->setEnabled(false);
    banner->show(Banner::Kind::Done, tr("Writing…"), QDir::toNativeSeparators(file));
    store.writeActivity(file, model->filter(), this,
                        [this, file](const Result<qint64>& lines) { showWritten(lines, file); });
}

void ActivityPage::showWritten(const Result<qint64>& lines, const QString& file) {
    exportAll->setEnabled(true);
    if (!lines) return banner->show(lines.error());
    written = file;
    banner->show(Banner::Kind::Done, tr("%Ln event(s) written.", nullptr, int(*lines)),
                 tr("They are in %1. Identity numbers in it are masked.").arg(QDir::toNativeSeparators(file)),
                 tr("Open the folder"));
    banner->focusAction();
}

} // namespace mianguan
