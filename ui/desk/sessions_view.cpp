#include "ui/desk/sessions_view.h"

#include "core/base/aside.h"
#include "core/vision/vision.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/desk/camera_card.h"
#include "ui/desk/day_view.h"
#include "ui/desk/end_sheet.h"
#include "ui/desk/report_sheet.h"
#include "ui/desk/session_board.h"
#include "ui/desk/session_list.h"
#include "ui/desk/session_sheet.h"
#include "ui/desk/session_words.h"
#include "ui/theme/measures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/parts.h"

#include <QButtonGroup>
#include <QListView>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>

#include <utility>

namespace mianguan {

namespace {

constexpr int listWidth = 300, rowHeight = 76;
constexpr int nothing = 0, oneSession = 1, wholeDay = 2; // on the right
constexpr int cameraTab = 0, progressTab = 1;

/// A session as a row: its name, for whom, where.
class SessionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {listWidth, rowHeight};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Tokens& colours = tokens();
        painter->save();
        if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, colours.selected);
        const bool closed = index.data(SessionList::ClosedRole).toBool();
        QRect area = option.rect.adjusted(measure::normal, measure::tight, -measure::normal, -measure::tight);
        painter->setFont(fontOf(Type::Emphasis, QFont::DemiBold));
        painter->setPen(closed ? colours.quiet : colours.text);
        painter->drawText(area, Qt::AlignTop,
                          painter->fontMetrics().elidedText(index.data(SessionList::TitleRole).toString(),
                                                            Qt::ElideRight, area.width()));
        area.setTop(area.top() + 24);
        painter->setFont(fontOf(Type::Small));
        painter->setPen(colours.quiet);
        painter->drawText(area, Qt::AlignTop, index.data(SessionList::LineRole).toString());
        painter->setPen(colours.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->restore();
    }
};

} // namespace

SessionsView::SessionsView(Store& target, Settings& remembered, DeskCamera& desk, QWidget* parent)
    : QWidget(parent), store(target), settings(remembered), camera(desk),
      sessions(new SessionList(target, this)) {
    setObjectName(QStringLiteral("sessionsView"));
    setProperty("kind", QStringLiteral("page"));
    pool.setMaxThreadCount(1);
    list = new QListView(this);
    list->setObjectName(QStringLiteral("sessions"));
    list->setModel(sessions);
    list->setItemDelegate(new SessionDelegate(list));
    list->setFixedWidth(listWidth);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    right = new QStackedWidget(this);
    empty = new EmptyState(QStringLiteral("collect"), right);
    auto* first = empty->addAction("firstSession", "primary");
    day = new DayView(store, right);
    right->addWidget(empty);
    right->addWidget(makeSide());
    right->addWidget(day);
    auto* middle = rowOf(nullptr, 0, measure::wide);
    middle->addWidget(list);
    middle->addWidget(right, 1);
    banner = new Banner(this);
    auto* layout = column(this, measure::loose, measure::wide);
    layout->addWidget(makeHead());
    layout->addWidget(banner);
    layout->addLayout(middle, 1);
    setFocusProxy(list);
    for (QPushButton* button : {add, first})
        connect(button, &QPushButton::clicked, this, [this] { plan({}); });
    connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SessionsView::choose);
    connect(list, &QListView::activated, start, &QPushButton::click);
    connect(sessions, &QAbstractItemModel::modelReset, this, &SessionsView::refresh);
    keepTranslated(this, [this, first] {
        say(first, tr("New session…"));
        translate();
    });
}

SessionsView::~SessionsView() { pool.waitForDone(); }

QWidget* SessionsView::makeHead() {
    auto* head = new QWidget(this);
    title = makeLabel("title", head);
    whole = new QToolButton(head);
    whole->setObjectName(QStringLiteral("wholeDay"));
    whole->setProperty("kind", QStringLiteral("chip"));
    whole->setCheckable(true);
    whole->setFocusPolicy(Qt::TabFocus);
    add = makeButton("newSession", "plain", head);
    auto* layout = rowOf(head, 0, measure::normal);
    layout->addWidget(title, 1);
    layout->addWidget(whole);
    layout->addWidget(add);
    connect(whole, &QToolButton::toggled, this, &SessionsView::refresh);
    connect(day, &DayView::chosen, this, [this](const Id& session) {
        current = session;
        whole->setChecked(false);
        showTab(progressTab);
    });
    return head;
}

QWidget* SessionsView::makeSide() {
    auto* side = new QWidget(right);
    name = makeLabel("title", side);
    line = makeLabel("quiet", side);
    tally = makeLabel("body", side);
    tally->setObjectName(QStringLiteral("sessionTally"));
    report = makeButton("sessionReport", "plain", side);
    change = makeButton("changeSession", "plain", side);
    finish = makeButton("closeSession", "plain", side);
    start = makeButton("startSession", "primary", side);
    start->setMinimumHeight(measure::bigTarget);
    body = new QStackedWidget(side);
    card = new CameraCard(store, camera, body);
    board = new SessionBoard(store, settings, body);
    body->addWidget(card);
    body->addWidget(board);
    makeTabs(side);
    auto* buttons = rowOf(nullptr, 0, measure::tight);
    for (QAbstractButton* tab : tabs->buttons())
        buttons->addWidget(tab);
    buttons->addStretch();
    for (QPushButton* button : {report, finish, change, start})
        buttons->addWidget(button);
    auto* layout = column(side, 0, measure::tight);
    layout->addWidget(name);
    layout->addWidget(line);
    layout->addWidget(tally);
    layout->addLayout(buttons);
    layout->addSpacing(measure::tight);
    layout->addWidget(body, 1);
    connect(report, &QPushButton::clicked, this, &SessionsView::showReport);
    connect(change, &QPushButton::clicked, this, [this] { plan(*chosen()); });
    connect(finish, &QPushButton::clicked, this, &SessionsView::end);
    connect(start, &QPushButton::clicked, this, [this] { Q_EMIT startAsked(current); });
    return side;
}

void SessionsView::makeTabs(QWidget* side) {
    tabs = new QButtonGroup(side);
    for (const int which : {cameraTab, progressTab}) {
        auto* chip = new QToolButton(side);
        chip->setObjectName(QStringLiteral("sessionTab%1").arg(which));
        chip->setProperty("kind", QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setFocusPolicy(Qt::TabFocus);
        tabs->addButton(chip, which);
    }
    tabs->button(cameraTab)->setChecked(true);
    connect(tabs, &QButtonGroup::idClicked, this, &SessionsView::showTab);
}

void SessionsView::showTab(int which) {
    tabs->button(which)->setChecked(true);
    refresh();
}

void SessionsView::translate() {
    title->setText(tr("Sessions"));
    list->setAccessibleName(tr("Sessions"));
    say(whole, tr("All desks today"), tr("Open sessions and those of today, side by side"));
    say(tabs->button(cameraTab), tr("Camera and light"));
    say(tabs->button(progressTab), tr("How it goes"));
    say(add, tr("New session…"));
    say(report, tr("Hand-over sheet…"));
    say(change, tr("Change…"));
    say(finish, tr("End the session…"));
    say(start, tr("Go to the desk"));
    empty->setWords(
        tr("No session yet"),
        store.may(Command::PlanSessions)
            ? tr("A session is a day at a desk: which graduates, which specification, which rules.")
            : tr("A supervisor plans the sessions."));
    refresh();
}

void SessionsView::setVision(std::shared_ptr<Vision> vision) {
    ready = vision != nullptr;
    card->setVision(std::move(vision));
    refresh();
}

std::optional<Session> SessionsView::chosen() const {
    const int row = sessions->rowOf(current);
    return row < 0 ? std::nullopt : std::optional(sessions->at(row));
}

void SessionsView::choose() {
    const QModelIndex index = list->currentIndex();
    if (index.isValid()) current = sessions->at(index.row()).id;
    refresh();
}

void SessionsView::awaken() {
    const auto session = chosen();
    if (!session) return;
    countTally(session->id);
    if (const auto specification = loadSpecification(session->specification))
        camera.setSpecification(*specification);
}

void SessionsView::refresh() {
    if (!chosen() && sessions->rowCount() > 0) current = sessions->at(0).id;
    const auto session = chosen();
    if (session && list->currentIndex().row() != sessions->rowOf(current)) {
        const QSignalBlocker quiet(list->selectionModel());
        list->setCurrentIndex(sessions->index(sessions->rowOf(current)));
    }
    right->setCurrentIndex(!session ? nothing : whole->isChecked() ? wholeDay : oneSession);
    list->setVisible(session.has_value() && !whole->isChecked());
    whole->setVisible(session.has_value());
    const bool plans = store.may(Command::PlanSessions);
    add->setVisible(plans && session);
    if (!session) return;
    name->setText(session->name);
    line->setText(session->batch.school + QLatin1Char(' ') + session->batch.name + QStringLiteral(" · ") +
                  sessionLine(*session));
    countTally(session->id);
    const bool collects = store.may(Command::CollectPhotos);
    report->setVisible(collects && session->closed);
    change->setVisible(plans && !session->closed);
    finish->setVisible(collects && !session->closed);
    start->setVisible(collects && !session->closed);
    start->setEnabled(ready);
    for (QAbstractButton* tab : tabs->buttons())
        tab->setVisible(!session->closed);
    body->setCurrentIndex(session->closed ? progressTab : tabs->checkedId());
    board->setSession(*session);
    card->setSession(session);
    if (isVisible()) awaken();
}

/// Counted away from the window; of another session nothing stands there meanwhile.
void SessionsView::countTally(const Id& session) {
    if (std::exchange(counted, session) != session) tally->clear();
    runAside(
        pool, this, [this, session] { return store.tally(session); },
        [this, session](const SessionTally& sum) {
            if (session == counted) showTally(sum);
        });
}

void SessionsView::showTally(const SessionTally& sum) {
    tally->setText(tr("%1 on the list · %2 arrived · %3 photographed · %4 absent")
                       .arg(sum.listed)
                       .arg(sum.arrived)
                       .arg(sum.photos)
                       .arg(sum.absent));
}

void SessionsView::plan(const Session& session) {
    auto* sheet = new SessionSheet(store, session, this);
    connect(sheet, &SessionSheet::saved, this, [this](const Id& id) {
        current = id;
        sessions->reload();
    });
    connect(sheet, &QDialog::finished, start, qOverload<>(&QWidget::setFocus));
    sheet->open();
}

/// Off the GUI thread: a rejection is read from the ledger, and there may be many.
void SessionsView::readReport(const Id& session, const std::function<void(const SessionReport&)>& then) {
    runAside(
        pool, this, [this, session] { return store.report(session); },
        [this, then](const Result<SessionReport>& found) {
            if (!found) return banner->show(found.error());
            banner->clear();
            then(*found);
        });
}

void SessionsView::end() {
    readReport(current, [this](const SessionReport& found) {
        auto* sheet = new EndSheet(store, found, this);
        connect(sheet, &EndSheet::ended, this, [this] {
            sessions->reload();
            showReport();
        });
        sheet->open();
    });
}

void SessionsView::showReport() {
    readReport(current, [this](const SessionReport& found) { showSessionReport(store, found, this); });
}

} // namespace mianguan
