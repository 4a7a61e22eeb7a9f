#include "ui/desk/sessions_view.h"

#include "core/vision/vision.h"
#include "core/work/store.h"
#include "ui/base/live_text.h"
#include "ui/desk/camera_card.h"
#include "ui/desk/session_board.h"
#include "ui/desk/session_list.h"
#include "ui/desk/session_sheet.h"
#include "ui/desk/session_words.h"
#include "ui/theme/measures.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/parts.h"

#include <QListView>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>

namespace mianguan {

namespace {

constexpr int listWidth = 300, rowHeight = 76, latestShots = 50;

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

SessionsView::SessionsView(Store& target, DeskCamera& desk, QWidget* parent)
    : QWidget(parent), store(target), camera(desk), sessions(new SessionList(target, this)) {
    setObjectName(QStringLiteral("sessionsView"));
    setProperty("kind", QStringLiteral("page"));
    title = makeLabel("title", this);
    add = makeButton("newSession", "plain", this);
    auto* head = rowOf(nullptr, 0, measure::normal);
    head->addWidget(title, 1);
    head->addWidget(add);
    list = new QListView(this);
    list->setObjectName(QStringLiteral("sessions"));
    list->setModel(sessions);
    list->setItemDelegate(new SessionDelegate(list));
    list->setFixedWidth(listWidth);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    right = new QStackedWidget(this);
    empty = new EmptyState(QStringLiteral("collect"), right);
    auto* first = empty->addAction("firstSession", "primary");
    right->addWidget(empty);
    right->addWidget(makeSide());
    auto* middle = rowOf(nullptr, 0, measure::wide);
    middle->addWidget(list);
    middle->addWidget(right, 1);
    auto* layout = column(this, measure::loose, measure::wide);
    layout->addLayout(head);
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

QWidget* SessionsView::makeSide() {
    auto* side = new QWidget(right);
    name = makeLabel("title", side);
    line = makeLabel("quiet", side);
    tally = makeLabel("body", side);
    change = makeButton("changeSession", "plain", side);
    finish = makeButton("closeSession", "plain", side);
    start = makeButton("startSession", "primary", side);
    start->setMinimumHeight(measure::bigTarget);
    card = new CameraCard(store, camera, side);
    board = new SessionBoard(card);
    card->side()->addWidget(board);
    card->side()->addStretch();
    auto* buttons = rowOf(nullptr, 0, measure::tight);
    buttons->addWidget(tally, 1);
    buttons->addWidget(finish);
    buttons->addWidget(change);
    buttons->addWidget(start);
    auto* layout = column(side, 0, measure::tight);
    layout->addWidget(name);
    layout->addWidget(line);
    layout->addLayout(buttons);
    layout->addSpacing(measure::tight);
    layout->addWidget(card, 1);
    connect(change, &QPushButton::clicked, this, [this] { plan(*chosen()); });
    connect(finish, &QPushButton::clicked, this, &SessionsView::close);
    connect(start, &QPushButton::clicked, this, [this] { Q_EMIT startAsked(current); });
    return side;
}

void SessionsView::translate() {
    title->setText(tr("Sessions"));
    list->setAccessibleName(tr("Sessions"));
    say(add, tr("New session…"));
    say(change, tr("Change…"));
    say(finish, tr("Close the session"));
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
    if (const auto session = chosen()) showFigures(*session);
    if (const auto session = chosen())
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
    right->setCurrentIndex(session ? 1 : 0);
    list->setVisible(session.has_value());
    const bool plans = store.may(Command::PlanSessions);
    add->setVisible(plans && session);
    if (!session) return;
    name->setText(session->name);
    line->setText(session->batch.school + QLatin1Char(' ') + session->batch.name + QStringLiteral(" · ") +
                  sessionLine(*session));
    showFigures(*session);
    change->setVisible(plans && !session->closed);
    finish->setVisible(store.may(Command::CollectPhotos) && !session->closed);
    start->setVisible(store.may(Command::CollectPhotos) && !session->closed);
    start->setEnabled(ready);
    card->setVisible(!session->closed);
    card->setSession(session);
    if (isVisible()) awaken();
}

void SessionsView::showFigures(const Session& session) {
    const SessionTally sum = store.tally(session.id);
    tally->setText(tr("%1 on the list · %2 arrived · %3 photographed · %4 absent")
                       .arg(sum.listed)
                       .arg(sum.arrived)
                       .arg(sum.photos)
                       .arg(sum.absent));
    board->show(sum, store.faults(session.id, latestShots));
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

void SessionsView::close() {
    store.closeSession(current, this, [this](const Result<Id>&) { sessions->reload(); });
}

} // namespace mianguan
